package rung.functional.published;

import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;

/**
 * The interpolation f(α) of the SCAN family: 1 for one orbital (α = 0), 0 for the uniform gas (α =
 * 1), −d for weak bonds (α → ∞).
 */
public final class ScanSwitch {
  /** Closer to α = 1 than this the essential singularity's value is below 1e-170. */
  private static final double NEAR_ONE = 1.6e-3;

  /** Where r²SCAN's polynomial ends. */
  private static final double SEAM = 2.5;

  private ScanSwitch() {}

  /**
   * e^{−c₁α/(1−α)} for α &lt; 1, −d e^{c₂/(1−α)} for α &gt; 1: J. Sun, A. Ruzsinszky and J. P.
   * Perdew, Phys. Rev. Lett. 115, 036402 (2015), eq. 9. One exponential serves both sides.
   */
  public static <T> T essential(
      Arithmetic<T> a,
      PointInputs<T> in,
      String name,
      T alpha,
      double first,
      double second,
      double depth) {
    T c1 = in.constant(name + ".c1", first);
    T c2 = in.constant(name + ".c2", second);
    T d = in.constant(name + ".d", depth);
    T y = a.subtract(a.constant(1), alpha);
    T below = a.ifPositive(a.add(y, -NEAR_ONE), y, a.constant(NEAR_ONE));
    T above = a.ifPositive(a.add(y, NEAR_ONE), a.constant(-NEAR_ONE), y);
    T inverse = a.reciprocal(a.ifPositive(y, below, above));
    // α/(1−α) = 1/(1−α) − 1
    T low = a.multiply(c1, a.subtract(a.constant(1), inverse));
    T high = a.multiply(c2, inverse);
    T exponential = a.exp(a.ifPositive(y, low, high));
    return a.multiply(a.ifPositive(y, a.constant(1), a.negate(d)), exponential);
  }

  /**
   * e^{−c₁α/(1−α)} for α &lt; 0, Σ_i p_i α^i up to α = 2.5, −d e^{c₂/(1−α)} beyond: J. W. Furness,
   * A. D. Kaplan, J. Ning, J. P. Perdew and J. Sun, J. Phys. Chem. Lett. 11, 8208 (2020), eq. 7.
   */
  public static <T> T smooth(
      Arithmetic<T> a,
      PointInputs<T> in,
      String name,
      T alpha,
      double first,
      double second,
      double depth,
      double[] polynomial) {
    T c1 = in.constant(name + ".c1", first);
    T c2 = in.constant(name + ".c2", second);
    T d = in.constant(name + ".d", depth);
    T zero = a.constant(0);
    T seam = a.constant(SEAM);
    T beyond = a.add(alpha, -SEAM);
    T low = a.ifPositive(alpha, zero, alpha);
    T high = a.ifPositive(beyond, alpha, seam);
    T middle = a.ifPositive(alpha, a.ifPositive(beyond, seam, alpha), zero);
    T numerator = a.ifPositive(alpha, c2, a.negate(a.multiply(c1, low)));
    T denominator = a.subtract(a.constant(1), a.ifPositive(alpha, high, low));
    T exponential = a.exp(a.divide(numerator, denominator));
    T sum = coefficient(in, name, polynomial, polynomial.length - 1);
    for (int i = polynomial.length - 2; i > 0; i--) {
      sum = a.add(coefficient(in, name, polynomial, i), a.multiply(middle, sum));
    }
    sum = a.add(a.multiply(middle, sum), polynomial[0]);
    T outside = a.multiply(a.ifPositive(alpha, a.negate(d), a.constant(1)), exponential);
    return a.ifPositive(alpha, a.ifPositive(beyond, outside, sum), outside);
  }

  /** f′(1) of the polynomial, Σ_i i p_i. */
  public static <T> T slopeAtOne(
      Arithmetic<T> a, PointInputs<T> in, String name, double[] polynomial) {
    T sum = a.constant(0);
    for (int i = 1; i < polynomial.length; i++) {
      sum = a.add(sum, a.multiply(i, coefficient(in, name, polynomial, i)));
    }
    return sum;
  }

  private static <T> T coefficient(PointInputs<T> in, String name, double[] polynomial, int i) {
    return in.constant(name + ".p" + i, polynomial[i]);
  }
}
