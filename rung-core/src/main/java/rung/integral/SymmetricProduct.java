package rung.integral;

import rung.linalg.Decompositions;
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
  private static final double NEGLIGIBLE = 1e-14;

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
    Decompositions.Eigen eigen = Decompositions.eigen(symmetric);
    double[] values = eigen.values();
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    int n = values.length;
    int[] kept = new int[n];
    int count = 0;
    boolean positive = true;
    for (int k = 0; k < n; k++) {
      if (Math.abs(values[k]) > NEGLIGIBLE * largest) {
        kept[count++] = k;
        positive &= values[k] > 0;
      }
    }
    Matrix left = Matrix.zeros(n, count);
    Matrix right = positive ? left : Matrix.zeros(n, count);
    for (int k = 0; k < count; k++) {
      double value = values[kept[k]];
      for (int i = 0; i < n; i++) {
        double v = eigen.vectors().get(i, kept[k]);
        right.set(i, k, v);
        left.set(i, k, v * (positive ? Math.sqrt(value) : value));
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
