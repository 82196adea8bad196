package rung.internal.kernel;

/**
 * The two loops between orbital values and densities or potentials on the points of a block, fused
 * over value and gradient. Rows are copied to the start of a work array first: with an offset into
 * one of the arrays C2 can not rule out overlap and does not vectorise, and the copy stays in the
 * first-level cache.
 */
public final class OrbitalRows {
  private double[][] work = new double[9][0];

  /** Work arrays for rows of up to {@code n} points. */
  public void reserve(int n) {
    if (work[0].length < n) {
      work = new double[9][n];
    }
  }

  /**
   * sums_k[g] = Σ_row part_k[row n + g] x[row n + g].
   *
   * @param rows number of rows
   * @param n points of a row
   * @param x [rows · n]
   * @param value first part, [rows · n]
   * @param gradient three more parts, or none
   * @param sums receives one row for each part
   */
  public void contract(
      int rows, int n, double[] x, double[] value, double[][] gradient, double[][] sums) {
    reserve(n);
    double[] tx = work[0];
    double[] s0 = work[5];
    clear(s0, n);
    if (gradient.length == 0) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(x, row * n, tx, 0, n);
        System.arraycopy(value, row * n, work[1], 0, n);
        Rows.addProduct(tx, work[1], s0, n);
      }
      System.arraycopy(s0, 0, sums[0], 0, n);
      return;
    }
    for (int k = 1; k < 4; k++) {
      clear(work[5 + k], n);
    }
    for (int row = 0; row < rows; row++) {
      load(row, n, value, gradient);
      System.arraycopy(x, row * n, tx, 0, n);
      addProducts(tx, work[1], work[2], work[3], work[4], s0, work[6], work[7], work[8], n);
    }
    for (int k = 0; k < 4; k++) {
      System.arraycopy(work[5 + k], 0, sums[k], 0, n);
    }
  }

  /**
   * out[row n + g] = a[g] value[row n + g] + Σ_k b_k[g] gradient_k[row n + g].
   *
   * @param a scalar weights [n]
   * @param b vector weights, three rows, or none
   */
  public void weight(
      int rows,
      int n,
      double[] a,
      double[][] b,
      double[] value,
      double[][] gradient,
      double[] out) {
    reserve(n);
    double[] result = work[0];
    for (int row = 0; row < rows; row++) {
      if (b.length == 0) {
        System.arraycopy(value, row * n, work[1], 0, n);
        Rows.multiply(a, work[1], result, n);
      } else {
        load(row, n, value, gradient);
        combine(a, b[0], b[1], b[2], work[1], work[2], work[3], work[4], result, n);
      }
      System.arraycopy(result, 0, out, row * n, n);
    }
  }

  private void load(int row, int n, double[] value, double[][] gradient) {
    System.arraycopy(value, row * n, work[1], 0, n);
    for (int axis = 0; axis < 3; axis++) {
      System.arraycopy(gradient[axis], row * n, work[2 + axis], 0, n);
    }
  }

  private static void clear(double[] a, int n) {
    java.util.Arrays.fill(a, 0, n, 0);
  }

  private static void addProducts(
      double[] x,
      double[] v,
      double[] gx,
      double[] gy,
      double[] gz,
      double[] s,
      double[] sx,
      double[] sy,
      double[] sz,
      int n) {
    for (int g = 0; g < n; g++) {
      double t = x[g];
      s[g] = Math.fma(t, v[g], s[g]);
      sx[g] = Math.fma(t, gx[g], sx[g]);
      sy[g] = Math.fma(t, gy[g], sy[g]);
      sz[g] = Math.fma(t, gz[g], sz[g]);
    }
  }

  private static void combine(
      double[] a,
      double[] bx,
      double[] by,
      double[] bz,
      double[] v,
      double[] gx,
      double[] gy,
      double[] gz,
      double[] out,
      int n) {
    for (int g = 0; g < n; g++) {
      out[g] = Math.fma(a[g], v[g], Math.fma(bx[g], gx[g], Math.fma(by[g], gy[g], bz[g] * gz[g])));
    }
  }
}
