package rung.functional.nonlocal;

import rung.functional.FeatureLayout;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.MolecularFeatures;
import rung.functional.NonLocalEnergy;
import rung.functional.NonLocalFunctional;
import rung.parallel.Workers;
import rung.system.InputException;

/**
 * Non-local correlation of O. A. Vydrov and T. Van Voorhis, J. Chem. Phys. 133, 244103 (2010), in a
 * functional. It depends on the total density only.
 *
 * @param factor what it is multiplied with
 * @param b short-range damping
 * @param c C of the local gap, which sets C₆
 */
public record Vv10(double factor, double b, double c) implements NonLocalFunctional {
  /** None at all. */
  public static final Vv10 NONE = new Vv10(0, 1, 1);

  /**
   * Checks the ranges.
   *
   * @throws InputException outside of them, where a training may have led
   */
  public Vv10 {
    if (!(b > 0 && c >= 0)) {
      throw new InputException(
          "VV10 with b = " + b + " and C = " + c,
          "functional",
          "it needs b > 0 and C ≥ 0; in a training, take smaller steps or leave one of them fixed");
    }
  }

  /** The VV10 of a functional, {@link #NONE} if it has none. */
  public static Vv10 of(Functional functional) {
    return functional.part(NonLocalFunctional.class).orElse(NONE) instanceof Vv10 own ? own : NONE;
  }

  /** The factor, b and C. */
  @Override
  public double[] coefficients() {
    return new double[] {factor, b, c};
  }

  @Override
  public boolean none() {
    return factor == 0;
  }

  @Override
  public FeatureLayout layout(int spins) {
    return FeatureLayout.of(1, Ingredient.GRADIENT);
  }

  @Override
  public NonLocalEnergy at(MolecularFeatures features, Workers workers) {
    return new ScaledVv10(factor, new Vv10Energy(DensityPoints.of(features), b, c, workers));
  }
}
