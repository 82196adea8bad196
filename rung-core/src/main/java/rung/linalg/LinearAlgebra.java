package rung.linalg;

import java.lang.foreign.MemorySegment;

/**
 * Dense linear algebra on row-major arrays, by OpenBLAS on the calling thread. Every result depends
 * on the arguments only, not on the number of threads.
 */
public final class LinearAlgebra {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  private LinearAlgebra() {}

  /**
   * C ← α op(A) op(B) + β C on parts of arrays: op(A) is m × k, op(B) is k × n, C is m × n; each
   * with its offset and the length of its rows.
   */
  public static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      int offsetA,
      int rowA,
      double[] b,
      int offsetB,
      int rowB,
      double beta,
      double[] c,
      int offsetC,
      int rowC) {
    if (m == 0 || n == 0 || (k == 0 && beta == 1)) {
      return;
    }
    if (k == 0) {
      scale(m, n, beta, c, offsetC, rowC);
      return;
    }
    try {
      OpenBlas.DGEMM.invokeExact(
          ROW_MAJOR,
          transposeA ? TRANSPOSED : PLAIN,
          transposeB ? TRANSPOSED : PLAIN,
          m,
          n,
          k,
          alpha,
          from(a, offsetA),
          rowA,
          from(b, offsetB),
          rowB,
          beta,
          from(c, offsetC),
          rowC);
    } catch (Throwable e) {
      throw OpenBlas.failed(e);
    }
  }

  /** y ← α op(A) x + β y with A m × n from {@code offsetA}, rows of length n. */
  public static void gemv(
      boolean transpose,
      int m,
      int n,
      double alpha,
      double[] a,
      int offsetA,
      double[] x,
      double beta,
      double[] y) {
    if (m == 0 || n == 0) {
      return;
    }
    try {
      OpenBlas.DGEMV.invokeExact(
          ROW_MAJOR,
          transpose ? TRANSPOSED : PLAIN,
          m,
          n,
          alpha,
          from(a, offsetA),
          n,
          from(x, 0),
          1,
          beta,
          from(y, 0),
          1);
    } catch (Throwable e) {
      throw OpenBlas.failed(e);
    }
  }

  /** op(A) op(B). */
  public static Matrix multiply(Matrix a, boolean transposeA, Matrix b, boolean transposeB) {
    int m = transposeA ? a.columns() : a.rows();
    int k = transposeA ? a.rows() : a.columns();
    int n = transposeB ? b.rows() : b.columns();
    if (k != (transposeB ? b.columns() : b.rows())) {
      throw new IllegalArgumentException("inner dimensions differ");
    }
    Matrix c = Matrix.zeros(m, n);
    gemm(
        transposeA,
        transposeB,
        m,
        n,
        k,
        1,
        a.data(),
        0,
        a.columns(),
        b.data(),
        0,
        b.columns(),
        0,
        c.data(),
        0,
        n);
    return c;
  }

  /** A B. */
  public static Matrix multiply(Matrix a, Matrix b) {
    return multiply(a, false, b, false);
  }

  /** Xᵀ A X. */
  public static Matrix transform(Matrix a, Matrix x) {
    return multiply(x, true, multiply(a, x), false);
  }

  private static void scale(int m, int n, double beta, double[] c, int offset, int row) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        c[offset + i * row + j] *= beta;
      }
    }
  }

  static MemorySegment from(double[] array, int offset) {
    return MemorySegment.ofArray(array).asSlice(8L * offset);
  }
}
