package rung.orbital;

import java.util.Arrays;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * Orbitals of one spin block.
 *
 * @param coefficients C [nao, orbitals], CᵀSC = 1
 * @param energies ε [orbitals], hartree; those that are occupied come first
 * @param occupations f [orbitals], between 0 and 1
 */
public record Orbitals(Matrix coefficients, double[] energies, double[] occupations) {
  /** Occupations below this hold no electrons worth a column. */
  private static final double EMPTY = 1e-15;

  /** Solves F C = S C ε in the orthonormal columns X; nothing is occupied yet. */
  static Orbitals diagonalise(Matrix fock, Matrix orthogonaliser) {
    Decompositions.Eigen eigen =
        Decompositions.eigen(LinearAlgebra.transform(fock, orthogonaliser));
    return new Orbitals(
        LinearAlgebra.multiply(orthogonaliser, eigen.vectors()),
        eigen.values(),
        new double[eigen.values().length]);
  }

  /** The same orbitals with other occupations. */
  Orbitals occupied(double[] f) {
    return new Orbitals(coefficients, energies, f);
  }

  /** The same orbitals in another order. */
  Orbitals inOrder(int[] order) {
    Matrix c = Matrix.zeros(coefficients.rows(), coefficients.columns());
    double[] e = new double[order.length];
    double[] f = new double[order.length];
    for (int p = 0; p < order.length; p++) {
      e[p] = energies[order[p]];
      f[p] = occupations[order[p]];
      for (int mu = 0; mu < c.rows(); mu++) {
        c.set(mu, p, coefficients.get(mu, order[p]));
      }
    }
    return new Orbitals(c, e, f);
  }

  /**
   * Natural orbitals of a density, the fullest first; without energies.
   *
   * @param density of one spin [nao, nao]
   * @param orthogonaliser X, XᵀSX = 1
   */
  public static Orbitals natural(Matrix density, Matrix overlap, Matrix orthogonaliser) {
    Matrix sx = LinearAlgebra.multiply(overlap, orthogonaliser);
    Decompositions.Eigen eigen = Decompositions.eigen(LinearAlgebra.transform(density, sx));
    int n = eigen.values().length;
    double[] f = new double[n];
    int[] reversed = new int[n];
    for (int p = 0; p < n; p++) {
      f[p] = Math.clamp(eigen.values()[p], 0, 1);
      reversed[p] = n - 1 - p;
    }
    Matrix c = LinearAlgebra.multiply(orthogonaliser, eigen.vectors());
    return new Orbitals(c, new double[n], f).inOrder(reversed);
  }

  /** Whether an orbital holds less than an electron, but not none. */
  public boolean fractional() {
    return Arrays.stream(occupations).anyMatch(f -> f > 0 && f < 1);
  }

  /** Number of orbitals that are at least half full. */
  public int occupied() {
    return (int) Arrays.stream(occupations).filter(f -> f >= 0.5).count();
  }

  /** Number of the others. */
  public int virtuals() {
    return energies.length - occupied();
  }

  /** C_i [nao, occupied]. */
  public Matrix occupiedColumns() {
    return coefficients.columns(0, occupied());
  }

  /** C_a [nao, virtuals]. */
  public Matrix virtualColumns() {
    return coefficients.columns(occupied(), energies.length);
  }

  /** L = C √f of the orbitals that hold electrons, D = L Lᵀ [nao, orbitals that do]. */
  public Matrix factor() {
    int rank = (int) Arrays.stream(occupations).takeWhile(f -> f > EMPTY).count();
    Matrix factor = coefficients.columns(0, rank);
    for (int k = 0; k < rank; k++) {
      if (occupations[k] != 1) {
        double root = Math.sqrt(occupations[k]);
        for (int mu = 0; mu < factor.rows(); mu++) {
          factor.set(mu, k, root * factor.get(mu, k));
        }
      }
    }
    return factor;
  }

  /** F_ai = C_aᵀ F C_i [virtuals, occupied]. */
  public Matrix gradient(Matrix fock) {
    return LinearAlgebra.multiply(
        virtualColumns(), true, LinearAlgebra.multiply(fock, occupiedColumns()), false);
  }

  /**
   * The same density with orbitals that make F diagonal as far as rotations that leave the density
   * alone can do it: inside the occupied and inside the virtual space. Fractional occupations allow
   * none; their energies are the diagonal of F.
   */
  public Orbitals semicanonical(Matrix fock) {
    if (fractional()) {
      Matrix all = LinearAlgebra.transform(fock, coefficients);
      double[] values = new double[energies.length];
      Arrays.setAll(values, p -> all.get(p, p));
      return new Orbitals(coefficients, values, occupations);
    }
    int occupied = occupied();
    int virtuals = virtuals();
    Matrix occupiedPart = occupiedColumns();
    Matrix virtualPart = virtualColumns();
    Decompositions.Eigen low = Decompositions.eigen(LinearAlgebra.transform(fock, occupiedPart));
    Decompositions.Eigen high = Decompositions.eigen(LinearAlgebra.transform(fock, virtualPart));
    Matrix left = LinearAlgebra.multiply(occupiedPart, low.vectors());
    Matrix right = LinearAlgebra.multiply(virtualPart, high.vectors());
    double[] values = new double[energies.length];
    System.arraycopy(low.values(), 0, values, 0, occupied);
    System.arraycopy(high.values(), 0, values, occupied, virtuals);
    return new Orbitals(withColumns(left, right).coefficients, values, occupations);
  }

  /**
   * Other orbitals with the same occupations; energies are those of before.
   *
   * @param occupiedPart [nao, occupied]
   * @param virtualPart [nao, virtuals]
   */
  Orbitals withColumns(Matrix occupiedPart, Matrix virtualPart) {
    int occupied = occupied();
    int virtuals = virtuals();
    Matrix all = Matrix.zeros(coefficients.rows(), coefficients.columns());
    for (int i = 0; i < all.rows(); i++) {
      int row = i * all.columns();
      System.arraycopy(occupiedPart.data(), i * occupied, all.data(), row, occupied);
      System.arraycopy(virtualPart.data(), i * virtuals, all.data(), row + occupied, virtuals);
    }
    return new Orbitals(all, energies, occupations);
  }
}
