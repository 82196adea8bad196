package rung.integral;

import rung.basis.SolidHarmonics;

/** Derivatives of solid harmonics in terms of solid harmonics of lower degree. */
final class HarmonicDerivative {
  private HarmonicDerivative() {}

  /** Coefficients of ∂^tuv Y_lm in the Y_(l−t−u−v),m'; m counts from zero. */
  static double[] of(int l, int m, int t, int u, int v) {
    int lower = l - t - u - v;
    double[] polynomial = SolidHarmonics.transform(l, false)[m];
    double[] derived = new double[SolidHarmonics.monomials(lower)];
    int[][] monomials = HermiteIndex.list(l, l);
    for (int k = 0; k < monomials.length; k++) {
      int[] e = monomials[k];
      if (polynomial[k] != 0 && e[0] >= t && e[1] >= u && e[2] >= v) {
        derived[SolidHarmonics.monomial(e[1] - u, e[2] - v)] +=
            polynomial[k] * falling(e[0], t) * falling(e[1], u) * falling(e[2], v);
      }
    }
    double[][] basis = SolidHarmonics.transform(lower, false);
    double[] coefficients = new double[basis.length];
    for (int f = 0; f < basis.length; f++) {
      double c = fischer(lower, derived, basis[f]) / fischer(lower, basis[f], basis[f]);
      coefficients[f] = Math.abs(c) < 1e-12 ? 0 : c;
    }
    return coefficients;
  }

  /** p(∂) q, under which harmonics of one degree are orthogonal (E. Fischer 1917). */
  private static double fischer(int degree, double[] p, double[] q) {
    int[][] monomials = HermiteIndex.list(degree, degree);
    double sum = 0;
    for (int k = 0; k < monomials.length; k++) {
      int[] e = monomials[k];
      sum += p[k] * q[k] * falling(e[0], e[0]) * falling(e[1], e[1]) * falling(e[2], e[2]);
    }
    return sum;
  }

  private static double falling(int n, int k) {
    double value = 1;
    for (int i = 0; i < k; i++) {
      value *= n - i;
    }
    return value;
  }
}
