package rung.check.probe;

import java.util.Arrays;
import rung.functional.Functional;
import rung.functional.Ingredient;

/** F_xc along s, for pictures. */
public final class EnhancementCurves {
  private EnhancementCurves() {}

  /**
   * Whether F_xc is a function of r_s, s, ζ, α: neither the Laplacian nor long-range exact exchange
   * is one.
   */
  public static boolean drawable(Functional functional) {
    return !functional.ingredients().contains(Ingredient.LAPLACIAN)
        && !functional.ingredients().contains(Ingredient.LONG_RANGE_EXCHANGE);
  }

  /** F_xc(s) at r_s, ζ, α of a functional that is {@link #drawable}. */
  public static double[] alongGradient(
      Functional functional, double[] gradients, double radius, double zeta, double alpha) {
    return Arrays.stream(gradients)
        .map(s -> EnhancementFactor.at(functional, radius, s, zeta, alpha))
        .toArray();
  }
}
