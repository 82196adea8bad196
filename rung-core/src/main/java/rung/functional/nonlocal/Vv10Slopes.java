package rung.functional.nonlocal;

/**
 * Derivatives of a quantity that is linear in the energy of VV10.
 *
 * @param factor with respect to a factor before the energy, at 1: the quantity itself
 * @param b with respect to b
 * @param c with respect to C
 */
public record Vv10Slopes(double factor, double b, double c) {
  /** With respect to the coefficients of {@link Vv10} with this factor. */
  double[] byCoefficients(double scale) {
    return new double[] {factor, scale * b, scale * c};
  }
}
