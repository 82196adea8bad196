package rung.scf;

import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * Orbitals of one spin block.
 *
 * @param coefficients C [nao, orbitals], CᵀSC = 1; the occupied ones first
 * @param energies ε [orbitals], hartree
 * @param occupied number of occupied orbitals
 */
public record Orbitals(Matrix coefficients, double[] energies, int occupied) {
  /** Solves F C = S C ε in the orthonormal columns X and occupies the lowest orbitals. */
  static Orbitals diagonalise(Matrix fock, Matrix orthogonaliser, int occupied) {
    LinearAlgebra.Eigen eigen = LinearAlgebra.eigen(LinearAlgebra.transform(fock, orthogonaliser));
    return new Orbitals(
        LinearAlgebra.multiply(orthogonaliser, eigen.vectors()), eigen.values(), occupied);
  }

  /** Number of virtual orbitals. */
  public int virtuals() {
    return energies.length - occupied;
  }

  /** C_i [nao, occupied]. */
  public Matrix occupiedColumns() {
    return coefficients.columns(0, occupied);
  }

  /** C_a [nao, virtuals]. */
  public Matrix virtualColumns() {
    return coefficients.columns(occupied, energies.length);
  }

  /** F_ai = C_aᵀ F C_i [virtuals, occupied]. */
  public Matrix gradient(Matrix fock) {
    return LinearAlgebra.multiply(
        virtualColumns(), true, LinearAlgebra.multiply(fock, occupiedColumns()), false);
  }

  /** The same spaces with F diagonal inside the occupied and inside the virtual one. */
  Orbitals semicanonical(Matrix fock) {
    Matrix occupiedPart = occupiedColumns();
    Matrix virtualPart = virtualColumns();
    LinearAlgebra.Eigen low = LinearAlgebra.eigen(LinearAlgebra.transform(fock, occupiedPart));
    LinearAlgebra.Eigen high = LinearAlgebra.eigen(LinearAlgebra.transform(fock, virtualPart));
    Matrix left = LinearAlgebra.multiply(occupiedPart, low.vectors());
    Matrix right = LinearAlgebra.multiply(virtualPart, high.vectors());
    Matrix all = Matrix.zeros(coefficients.rows(), coefficients.columns());
    double[] values = new double[energies.length];
    System.arraycopy(low.values(), 0, values, 0, occupied);
    System.arraycopy(high.values(), 0, values, occupied, virtuals());
    for (int i = 0; i < all.rows(); i++) {
      int row = i * all.columns();
      System.arraycopy(left.data(), i * occupied, all.data(), row, occupied);
      System.arraycopy(right.data(), i * virtuals(), all.data(), row + occupied, virtuals());
    }
    return new Orbitals(all, values, occupied);
  }
}
