package rung.neural;

/** Elementwise loops over the rows of a {@link Workspace}; C2 vectorises them. */
final class SweepKernels {
  private SweepKernels() {}

  /** y = factor x from {@code offset} on. */
  static void scale(int n, int offset, double factor, double[] x, double[] y) {
    for (int p = offset; p < offset + n; p++) {
      y[p] = factor * x[p];
    }
  }

  /** y = factor x, with y from {@code offset} on. */
  static void scale(int n, double factor, double[] x, int offset, double[] y) {
    for (int p = 0; p < n; p++) {
      y[offset + p] = factor * x[p];
    }
  }

  /** y = x y. */
  static void multiply(int n, double[] x, double[] y) {
    for (int p = 0; p < n; p++) {
      y[p] *= x[p];
    }
  }

  /** z = x y. */
  static void product(int n, double[] x, double[] y, double[] z) {
    for (int p = 0; p < n; p++) {
      z[p] = x[p] * y[p];
    }
  }

  /** z = z slope + curvature tangent. */
  static void multiplyAdd(int n, double[] slope, double[] curvature, double[] tangent, double[] z) {
    for (int p = 0; p < n; p++) {
      z[p] = z[p] * slope[p] + curvature[p] * tangent[p];
    }
  }

  /** ẑ = φ′ ĥ + φ″ ż ĥdot and ẑdot = φ′ ĥdot, in place. */
  static void throughActivation(
      int n,
      double[] slope,
      double[] curvature,
      double[] preTangent,
      double[] adjoint,
      double[] dotted) {
    for (int p = 0; p < n; p++) {
      double d = dotted[p];
      adjoint[p] = slope[p] * adjoint[p] + curvature[p] * preTangent[p] * d;
      dotted[p] = slope[p] * d;
    }
  }
}
