package rung.check;

import java.util.Arrays;
import rung.functional.Functional;

/** F_xc along s, for pictures. */
public final class EnhancementCurves {
  private EnhancementCurves() {}

  /** F_xc(s) at r_s, ζ, α. */
  public static double[] alongGradient(
      Functional functional, double[] gradients, double radius, double zeta, double alpha) {
    return Arrays.stream(gradients)
        .map(s -> EnhancementFactor.at(functional, radius, s, zeta, alpha))
        .toArray();
  }
}
