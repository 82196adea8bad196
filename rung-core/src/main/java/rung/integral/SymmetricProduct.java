package rung.integral;

import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * A symmetric matrix as a product, D = ½ (X Yᵀ + Y Xᵀ): the occupied orbitals of a density (X = Y),
 * or the two factors of its response.
 *
 * @param left X [nao, k]
 * @param right Y [nao, k]; the same object as X if D = X Xᵀ
 */
public record SymmetricProduct(Matrix left, Matrix right) {
  /** Eigenvalues below this part of the largest are dropped. */
  private static final double NEGLIGIBLE = 1e-15;

  /** Checks the shapes. */
  public SymmetricProduct {
    if (left.rows() != right.rows() || left.columns() != right.columns()) {
      throw new IllegalArgumentException("factors of different shape");
    }
  }

  /** D = X Xᵀ. */
  public static SymmetricProduct square(Matrix factor) {
    return new SymmetricProduct(factor, factor);
  }

  /** The product of any symmetric matrix, from its eigenvectors. */
  public static SymmetricProduct of(Matrix symmetric) {
    LinearAlgebra.Eigen eigen = LinearAlgebra.eigen(symmetric);
    double[] values = eigen.values();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    int n = values.length;
    int kept = 0;
    for (double value : values) {
      kept += Math.abs(value) > NEGLIGIBLE * largest ? 1 : 0;
    }
    Matrix left = Matrix.zeros(n, kept);
    Matrix right = Matrix.zeros(n, kept);
    int to = 0;
    for (int k = 0; k < n; k++) {
      if (Math.abs(values[k]) > NEGLIGIBLE * largest) {
        for (int i = 0; i < n; i++) {
          left.set(i, to, values[k] * eigen.vectors().get(i, k));
          right.set(i, to, eigen.vectors().get(i, k));
        }
        to++;
      }
    }
    return new SymmetricProduct(left, right);
  }

  /** Whether D = X Xᵀ. */
  public boolean isSquare() {
    return left == right;
  }

  /** D. */
  public Matrix matrix() {
    Matrix half = LinearAlgebra.multiply(left, false, right, true);
    return isSquare() ? half : half.plus(1, half.transpose()).times(0.5);
  }
}
