package rung.functional.nonlocal;

/**
 * Derivatives of a quantity that is linear in the energy of VV10.
 *
 * @param factor with respect to a factor before the energy, at 1: the quantity itself
 * @param b with respect to b
 * @param c with respect to C
 */
public record Vv10Slopes(double factor, double b, double c) {
  /** All of them scaled. */
  public Vv10Slopes times(double scale) {
    return new Vv10Slopes(scale * factor, scale * b, scale * c);
  }

  /** The derivatives of a sum. */
  public Vv10Slopes plus(Vv10Slopes other) {
    return new Vv10Slopes(factor + other.factor, b + other.b, c + other.c);
  }
}
