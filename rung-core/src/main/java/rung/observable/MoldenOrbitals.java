package rung.observable;

import rung.linalg.Matrix;

/**
 * Orbitals of one spin, or of both with occupations up to two.
 *
 * @param energies hartree, [orbitals]
 * @param occupations [orbitals]
 * @param coefficients one orbital a row, [orbitals, nao], in Rung's order of functions
 */
public record MoldenOrbitals(double[] energies, double[] occupations, Matrix coefficients) {
  /** Sum of the occupations. */
  public double electrons() {
    double sum = 0;
    for (double occupation : occupations) {
      sum += occupation;
    }
    return sum;
  }

  /** Σ_i n_i C_i C_iᵀ, [nao, nao]. */
  public Matrix density() {
    int n = coefficients.columns();
    double[] c = coefficients.data();
    Matrix density = Matrix.zeros(n);
    for (int i = 0; i < occupations.length; i++) {
      for (int mu = 0; mu < n && occupations[i] != 0; mu++) {
        double weighted = occupations[i] * c[i * n + mu];
        for (int nu = 0; nu < n; nu++) {
          density.data()[mu * n + nu] += weighted * c[i * n + nu];
        }
      }
    }
    return density;
  }
}
