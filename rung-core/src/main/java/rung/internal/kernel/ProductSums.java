package rung.internal.kernel;

/**
 * Element-wise sums of products, y_i ← Σ_k c_k a_k[i] b_k[i] or y_i ← y_i + Σ_k c_k a_k[i] b_k[i],
 * for up to four products. Each operand is an array of its own and every index is i, so that C2
 * turns the loops into vector instructions. {@link #plain} is the simple twin.
 */
public final class ProductSums {
  private ProductSums() {}

  /** The twin: y_i ← (add ? y_i : 0) + Σ_k c[k] rows[a[k]][i] rows[b[k]][i]. */
  public static void plain(double[] y, int n, boolean add, double[] c, double[][] a, double[][] b) {
    for (int i = 0; i < n; i++) {
      double sum = add ? y[i] : 0;
      for (int k = 0; k < c.length; k++) {
        sum += c[k] * a[k][i] * b[k][i];
      }
      y[i] = sum;
    }
  }

  public static void set1(double[] y, int n, double c0, double[] a0, double[] b0) {
    for (int i = 0; i < n; i++) {
      y[i] = c0 * a0[i] * b0[i];
    }
  }

  public static void set2(
      double[] y, int n, double c0, double[] a0, double[] b0, double c1, double[] a1, double[] b1) {
    for (int i = 0; i < n; i++) {
      y[i] = c0 * a0[i] * b0[i] + c1 * a1[i] * b1[i];
    }
  }

  public static void set3(
      double[] y,
      int n,
      double c0,
      double[] a0,
      double[] b0,
      double c1,
      double[] a1,
      double[] b1,
      double c2,
      double[] a2,
      double[] b2) {
    for (int i = 0; i < n; i++) {
      y[i] = c0 * a0[i] * b0[i] + c1 * a1[i] * b1[i] + c2 * a2[i] * b2[i];
    }
  }

  public static void set4(
      double[] y,
      int n,
      double c0,
      double[] a0,
      double[] b0,
      double c1,
      double[] a1,
      double[] b1,
      double c2,
      double[] a2,
      double[] b2,
      double c3,
      double[] a3,
      double[] b3) {
    for (int i = 0; i < n; i++) {
      y[i] = c0 * a0[i] * b0[i] + c1 * a1[i] * b1[i] + c2 * a2[i] * b2[i] + c3 * a3[i] * b3[i];
    }
  }

  public static void add1(double[] y, int n, double c0, double[] a0, double[] b0) {
    for (int i = 0; i < n; i++) {
      y[i] += c0 * a0[i] * b0[i];
    }
  }

  public static void add2(
      double[] y, int n, double c0, double[] a0, double[] b0, double c1, double[] a1, double[] b1) {
    for (int i = 0; i < n; i++) {
      y[i] += c0 * a0[i] * b0[i] + c1 * a1[i] * b1[i];
    }
  }

  public static void add3(
      double[] y,
      int n,
      double c0,
      double[] a0,
      double[] b0,
      double c1,
      double[] a1,
      double[] b1,
      double c2,
      double[] a2,
      double[] b2) {
    for (int i = 0; i < n; i++) {
      y[i] += c0 * a0[i] * b0[i] + c1 * a1[i] * b1[i] + c2 * a2[i] * b2[i];
    }
  }

  public static void add4(
      double[] y,
      int n,
      double c0,
      double[] a0,
      double[] b0,
      double c1,
      double[] a1,
      double[] b1,
      double c2,
      double[] a2,
      double[] b2,
      double c3,
      double[] a3,
      double[] b3) {
    for (int i = 0; i < n; i++) {
      y[i] += c0 * a0[i] * b0[i] + c1 * a1[i] * b1[i] + c2 * a2[i] * b2[i] + c3 * a3[i] * b3[i];
    }
  }
}
