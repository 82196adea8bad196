package rung.internal.kernel;

/**
 * Elementwise sums and products over rows of points. Every array is read and written from index 0:
 * with an offset into one of them C2 can not rule out overlap and does not vectorise.
 */
public final class Rows {
  private Rows() {}

  /** out = a b. */
  public static void multiply(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] * b[i];
    }
  }

  /** out = a b + c d. */
  public static void multiplyTwo(
      double[] a, double[] b, double[] c, double[] d, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(a[i], b[i], c[i] * d[i]);
    }
  }

  /** out += a b. */
  public static void addProduct(double[] a, double[] b, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(a[i], b[i], out[i]);
    }
  }

  /** f += a x and g += a y. */
  public static void addTwoProducts(
      double[] a, double[] x, double[] f, double[] y, double[] g, int n) {
    for (int i = 0; i < n; i++) {
      double own = a[i];
      f[i] = Math.fma(own, x[i], f[i]);
      g[i] = Math.fma(own, y[i], g[i]);
    }
  }

  /** out = factor a. */
  public static void scale(double factor, double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = factor * a[i];
    }
  }

  /** out += factor a. */
  public static void addScaled(double factor, double[] a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.fma(factor, a[i], out[i]);
    }
  }

  /** x_i − origin, and its square added to {@code squares}. */
  public static void shift(double[] x, double origin, double[] out, double[] squares, int n) {
    for (int i = 0; i < n; i++) {
      double d = x[i] - origin;
      out[i] = d;
      squares[i] = Math.fma(d, d, squares[i]);
    }
  }

  /** Smallest of the first n. */
  public static double minimum(double[] a, int n) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      least = Math.min(least, a[i]);
    }
    return least;
  }
}
