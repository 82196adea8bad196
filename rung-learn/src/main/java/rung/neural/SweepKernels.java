package rung.neural;

/**
 * Elementwise loops over one row of a {@link Workspace}; all rows share one offset, so C2
 * vectorises them.
 */
final class SweepKernels {
  private SweepKernels() {}

  /** y = factor x. */
  static void scale(int n, int o, double factor, double[] x, double[] y) {
    for (int p = o; p < o + n; p++) {
      y[p] = factor * x[p];
    }
  }

  /** y = x y. */
  static void multiply(int n, int o, double[] x, double[] y) {
    for (int p = o; p < o + n; p++) {
      y[p] *= x[p];
    }
  }

  /** z = x y. */
  static void product(int n, int o, double[] x, double[] y, double[] z) {
    for (int p = o; p < o + n; p++) {
      z[p] = x[p] * y[p];
    }
  }

  /** z = z slope + curvature tangent. */
  static void multiplyAdd(
      int n, int o, double[] slope, double[] curvature, double[] tangent, double[] z) {
    for (int p = o; p < o + n; p++) {
      z[p] = z[p] * slope[p] + curvature[p] * tangent[p];
    }
  }

  /** adjoint = weight seed slope. */
  static void seeded(
      int n, int o, double weight, double[] seed, int from, double[] slope, double[] adjoint) {
    for (int p = 0; p < n; p++) {
      adjoint[o + p] = weight * seed[from + p] * slope[o + p];
    }
  }

  /** adjoint = weight seed, dotted = weight tangentSeed. */
  static void seeds(
      int n,
      int o,
      double weight,
      double[] seed,
      double[] tangentSeed,
      int from,
      double[] adjoint,
      double[] dotted) {
    for (int p = 0; p < n; p++) {
      adjoint[o + p] = weight * seed[from + p];
    }
    for (int p = 0; p < n; p++) {
      dotted[o + p] = weight * tangentSeed[from + p];
    }
  }

  /** ẑ = φ′ ĥ + φ″ ż ĥdot and ẑdot = φ′ ĥdot, in place. */
  static void throughActivation(
      int n,
      int o,
      double[] slope,
      double[] curvature,
      double[] preTangent,
      double[] adjoint,
      double[] dotted) {
    for (int p = o; p < o + n; p++) {
      double d = dotted[p];
      adjoint[p] = slope[p] * adjoint[p] + curvature[p] * preTangent[p] * d;
      dotted[p] = slope[p] * d;
    }
  }
}
