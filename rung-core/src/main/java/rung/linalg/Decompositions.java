package rung.linalg;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static rung.linalg.LinearAlgebra.from;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Decompositions of matrices and what they solve, by LAPACK. A matrix with a number that is not
 * finite is an ArithmeticException: what LAPACK does with one is not defined.
 */
public final class Decompositions {
  private static final int COLUMN_MAJOR = 102;

  private Decompositions() {}

  /**
   * Eigenvalues, ascending, and eigenvectors of a symmetric matrix.
   *
   * @param values [n]
   * @param vectors [n, n], eigenvector k in column k
   */
  public record Eigen(double[] values, Matrix vectors) {}

  /** Eigenvalues and eigenvectors of a symmetric matrix. */
  public static Eigen eigen(Matrix symmetric) {
    int n = symmetric.order();
    double[] values = new double[n];
    Matrix vectors = Matrix.zeros(n);
    if (n == 0) {
      return new Eigen(values, vectors);
    }
    requireFinite(symmetric);
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
    requireFinite(symmetric);
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
    requireFinite(a);
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

  private static void requireFinite(Matrix matrix) {
    if (!matrix.finite()) {
      throw new ArithmeticException("a matrix with a number that is not finite");
    }
  }

  private static void check(int info) {
    if (info != 0) {
      throw new ArithmeticException(
          "LAPACK returned " + info + " (matrix singular or not definite)");
    }
  }
}
