package rung.neural;

/**
 * Loops of {@link Activation} that C2 vectorises: no branch, no table, no call but the inlined
 * ones, and no bits of doubles taken apart (which C2 leaves scalar). {@link Math#fma} is exact, so
 * the results do not depend on which tier compiled a loop.
 */
final class ActivationKernels {
  /** 2√(2/π) and the cubic coefficient of the error linear unit. */
  private static final double GELU_SCALE = 1.5957691216057308;

  private static final double GELU_CUBE = 0.044715;

  private ActivationKernels() {}

  /**
   * σ(z) = 1/(1 + e^−z) to 5e-16 absolute: e^−z as the 16th power of a Taylor polynomial of degree
   * 13 at −z/16. Far from zero the polynomial loses digits relative to e^−z, never relative to 1.
   */
  static double logistic(double z) {
    // One bound is enough: towards the other end q grows without limit and 1/(1 + q) goes to zero.
    double r = Math.max(-0.0625 * z, -2.5);
    double x = r * r;
    double odd = 1.0 / 6227020800.0;
    odd = Math.fma(odd, x, 1.0 / 39916800.0);
    odd = Math.fma(odd, x, 1.0 / 362880.0);
    odd = Math.fma(odd, x, 1.0 / 5040.0);
    odd = Math.fma(odd, x, 1.0 / 120.0);
    odd = Math.fma(odd, x, 1.0 / 6.0);
    odd = Math.fma(odd, x, 1.0);
    double even = 1.0 / 479001600.0;
    even = Math.fma(even, x, 1.0 / 3628800.0);
    even = Math.fma(even, x, 1.0 / 40320.0);
    even = Math.fma(even, x, 1.0 / 720.0);
    even = Math.fma(even, x, 1.0 / 24.0);
    even = Math.fma(even, x, 0.5);
    even = Math.fma(even, x, 1.0);
    double q = Math.fma(odd, r, even);
    q *= q;
    q *= q;
    q *= q;
    q *= q;
    return 1.0 / (1.0 + q);
  }

  static void tanh(int n, int o, double[] z, double[] slope) {
    for (int p = o; p < o + n; p++) {
      double h = Math.fma(2.0, logistic(2.0 * z[p]), -1.0);
      z[p] = h;
      slope[p] = 1.0 - h * h;
    }
  }

  static void tanh(int n, int o, double[] z, double[] slope, double[] curvature) {
    for (int p = o; p < o + n; p++) {
      double h = Math.fma(2.0, logistic(2.0 * z[p]), -1.0);
      double d = 1.0 - h * h;
      z[p] = h;
      slope[p] = d;
      curvature[p] = -2.0 * h * d;
    }
  }

  static void silu(int n, int o, double[] z, double[] slope) {
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      double s = logistic(x);
      double h = x * s;
      z[p] = h;
      slope[p] = s + h * (1.0 - s);
    }
  }

  static void silu(int n, int o, double[] z, double[] slope, double[] curvature) {
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      double s = logistic(x);
      double h = x * s;
      z[p] = h;
      slope[p] = s + h * (1.0 - s);
      curvature[p] = s * (1.0 - s) * (2.0 + x - 2.0 * h);
    }
  }

  // Two loops: a single one is too long for C2 to unroll, and what it does not unroll it does not
  // vectorise.
  static void gelu(int n, int o, double[] z, double[] slope) {
    geluLogistic(n, o, z, slope);
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      double dq = GELU_SCALE * (1.0 + 3.0 * GELU_CUBE * x * x);
      double s = slope[p];
      z[p] = x * s;
      slope[p] = s + x * s * (1.0 - s) * dq;
    }
  }

  static void gelu(int n, int o, double[] z, double[] slope, double[] curvature) {
    geluLogistic(n, o, z, slope);
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      double dq = GELU_SCALE * (1.0 + 3.0 * GELU_CUBE * x * x);
      double ddq = 6.0 * GELU_SCALE * GELU_CUBE * x;
      double s = slope[p];
      curvature[p] = s * (1.0 - s) * (2.0 * dq + x * ((1.0 - 2.0 * s) * dq * dq + ddq));
    }
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      double dq = GELU_SCALE * (1.0 + 3.0 * GELU_CUBE * x * x);
      double s = slope[p];
      z[p] = x * s;
      slope[p] = s + x * s * (1.0 - s) * dq;
    }
  }

  private static void geluLogistic(int n, int o, double[] z, double[] logistic) {
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      logistic[p] = logistic(GELU_SCALE * x * (1.0 + GELU_CUBE * x * x));
    }
  }

  static void softplus(int n, int o, double[] z, double[] slope) {
    for (int p = o; p < o + n; p++) {
      slope[p] = logistic(z[p]);
    }
    softplus(n, o, z);
  }

  static void softplus(int n, int o, double[] z, double[] slope, double[] curvature) {
    for (int p = o; p < o + n; p++) {
      double s = logistic(z[p]);
      slope[p] = s;
      curvature[p] = s * (1.0 - s);
    }
    softplus(n, o, z);
  }

  /** ln(1 + e^z) = (z + |z|)/2 + 2 artanh w with w = e^−|z| / (2 + e^−|z|) ≤ 1/3, by its series. */
  private static void softplus(int n, int o, double[] z) {
    for (int p = o; p < o + n; p++) {
      double x = z[p];
      double s = logistic(Math.abs(x));
      double w = (1.0 - s) / (1.0 + s);
      z[p] = 0.5 * (x + Math.abs(x)) + 2.0 * artanh(w);
    }
  }

  private static double artanh(double w) {
    double x = w * w;
    double sum = 1.0 / 33.0;
    sum = Math.fma(sum, x, 1.0 / 31.0);
    sum = Math.fma(sum, x, 1.0 / 29.0);
    sum = Math.fma(sum, x, 1.0 / 27.0);
    sum = Math.fma(sum, x, 1.0 / 25.0);
    sum = Math.fma(sum, x, 1.0 / 23.0);
    sum = Math.fma(sum, x, 1.0 / 21.0);
    sum = Math.fma(sum, x, 1.0 / 19.0);
    sum = Math.fma(sum, x, 1.0 / 17.0);
    sum = Math.fma(sum, x, 1.0 / 15.0);
    sum = Math.fma(sum, x, 1.0 / 13.0);
    sum = Math.fma(sum, x, 1.0 / 11.0);
    sum = Math.fma(sum, x, 1.0 / 9.0);
    sum = Math.fma(sum, x, 1.0 / 7.0);
    sum = Math.fma(sum, x, 1.0 / 5.0);
    sum = Math.fma(sum, x, 1.0 / 3.0);
    sum = Math.fma(sum, x, 1.0);
    return sum * w;
  }
}
