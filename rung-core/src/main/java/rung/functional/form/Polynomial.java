package rung.functional.form;

/** Polynomials with fixed coefficients. */
public final class Polynomial {
  private Polynomial() {}

  /** Σ_i c_i x^i by Horner's rule. */
  public static <T> T of(Arithmetic<T> a, T x, double... c) {
    T sum = a.constant(c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) {
      sum = a.add(a.multiply(sum, x), c[i]);
    }
    return sum;
  }
}
