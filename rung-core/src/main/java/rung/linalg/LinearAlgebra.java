package rung.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Dense linear algebra on row-major arrays, by OpenBLAS on the calling thread. Every result depends
 * on the arguments only, not on the number of threads.
 */
public final class LinearAlgebra {
  private static final int ROW_MAJOR = 101;
  private static final int COLUMN_MAJOR = 102;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;

  private LinearAlgebra() {}

  /**
   * Eigenvalues, ascending, and eigenvectors of a symmetric matrix.
   *
   * @param values [n]
   * @param vectors [n, n], eigenvector k in column k
   */
  public record Eigen(double[] values, Matrix vectors) {}

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

  /** Eigenvalues and eigenvectors of a symmetric matrix. */
  public static Eigen eigen(Matrix symmetric) {
    int n = symmetric.order();
    double[] values = new double[n];
    Matrix vectors = Matrix.zeros(n);
    if (n == 0) {
      return new Eigen(values, vectors);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocate(OpenBlas.doubles((long) n * n));
      MemorySegment w = arena.allocate(OpenBlas.doubles(n));
      MemorySegment.copy(symmetric.data(), 0, a, JAVA_DOUBLE, 0, n * n);
      check((int) OpenBlas.DSYEVD.invokeExact(COLUMN_MAJOR, (byte) 'V', (byte) 'U', n, a, n, w));
      MemorySegment.copy(w, JAVA_DOUBLE, 0, values, 0, n);
      double[] rows = a.toArray(JAVA_DOUBLE);
      for (int k = 0; k < n; k++) {
        double sign = signOf(rows, k * n, n);
        for (int i = 0; i < n; i++) {
          vectors.data()[i * n + k] = sign * rows[k * n + i];
        }
      }
      return new Eigen(values, vectors);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw OpenBlas.failed(e);
    }
  }

  /** Lower Cholesky factor of a symmetric positive definite matrix (upper triangle zero). */
  public static Matrix cholesky(Matrix symmetric) {
    int n = symmetric.order();
    Matrix lower = Matrix.zeros(n);
    if (n == 0) {
      return lower;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocate(OpenBlas.doubles((long) n * n));
      MemorySegment.copy(symmetric.data(), 0, a, JAVA_DOUBLE, 0, n * n);
      // The upper triangle in column order is the lower one in row order.
      check((int) OpenBlas.DPOTRF.invokeExact(COLUMN_MAJOR, (byte) 'U', n, a, n));
      double[] factor = a.toArray(JAVA_DOUBLE);
      for (int i = 0; i < n; i++) {
        System.arraycopy(factor, i * n, lower.data(), i * n, i + 1);
      }
      return lower;
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw OpenBlas.failed(e);
    }
  }

  /**
   * Solves A x = b in place, A given by its {@link #cholesky} factor.
   *
   * @param b right-hand sides, one after the other, each of length n; overwritten by the solutions
   */
  public static void solveCholesky(Matrix factor, double[] b) {
    int n = factor.order();
    if (n == 0) {
      return;
    }
    if (b.length % n != 0) {
      throw new IllegalArgumentException(b.length + " numbers are no columns of length " + n);
    }
    try {
      check(
          (int)
              OpenBlas.DPOTRS.invokeExact(
                  COLUMN_MAJOR,
                  (byte) 'U',
                  n,
                  b.length / n,
                  from(factor.data(), 0),
                  n,
                  from(b, 0),
                  n));
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw OpenBlas.failed(e);
    }
  }

  /** Solution x [n] of A x = b, A general [n, n]; a singular A is an ArithmeticException. */
  public static double[] solve(Matrix a, double[] b) {
    int n = a.order();
    if (b.length != n) {
      throw new IllegalArgumentException(b.length + " right-hand sides for order " + n);
    }
    double[] columns = a.transpose().data();
    double[] x = b.clone();
    int[] pivots = new int[n];
    try {
      int info =
          (int)
              OpenBlas.DGESV.invokeExact(
                  COLUMN_MAJOR,
                  n,
                  1,
                  from(columns, 0),
                  n,
                  MemorySegment.ofArray(pivots),
                  from(x, 0),
                  n);
      check(info);
      return x;
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw OpenBlas.failed(e);
    }
  }

  /**
   * Columns X with Xᵀ S X = 1, spanning the eigenvectors of S whose eigenvalue exceeds {@code
   * threshold} (canonical orthogonalisation; P.-O. Löwdin, Adv. Quantum Chem. 5, 185 (1970)).
   */
  public static Matrix orthogonaliser(Matrix overlap, double threshold) {
    Eigen eigen = eigen(overlap);
    int n = overlap.rows();
    int first = 0;
    while (first < n && eigen.values()[first] <= threshold) {
      first++;
    }
    Matrix x = eigen.vectors().columns(first, n);
    for (int k = first; k < n; k++) {
      double scale = 1 / Math.sqrt(eigen.values()[k]);
      for (int i = 0; i < n; i++) {
        x.data()[i * (n - first) + k - first] *= scale;
      }
    }
    return x;
  }

  /** Largest component positive: fixes the sign that an eigensolver leaves open. */
  private static double signOf(double[] vectors, int offset, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      if (Math.abs(vectors[offset + i]) > Math.abs(largest) * (1 + 1e-9)) {
        largest = vectors[offset + i];
      }
    }
    return largest < 0 ? -1 : 1;
  }

  private static void scale(int m, int n, double beta, double[] c, int offset, int row) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        c[offset + i * row + j] *= beta;
      }
    }
  }

  private static MemorySegment from(double[] array, int offset) {
    return MemorySegment.ofArray(array).asSlice(8L * offset);
  }

  private static void check(int info) {
    if (info != 0) {
      throw new ArithmeticException(
          "LAPACK returned " + info + " (matrix singular or not definite)");
    }
  }
}
