package rung.functional.form;

import rung.functional.Arithmetic;

/** Polynomials with fixed coefficients. */
final class Polynomial {
  private Polynomial() {}

  /** Σ_i c_i x^i by Horner's rule. */
  static <T> T of(Arithmetic<T> a, T x, double... c) {
    T sum = a.constant(c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) {
      sum = a.add(a.multiply(sum, x), c[i]);
    }
    return sum;
  }
}
