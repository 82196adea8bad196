package rung.orbital;

import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * Orbitals turned by C exp(K), K the antisymmetric matrix with κ_ai below its diagonal blocks (T.
 * Helgaker, P. Jørgensen, J. Olsen, Molecular Electronic-Structure Theory, eq. 3.1.30): whole
 * electrons stay whole, and orbitals stay orthonormal.
 */
final class OrbitalRotation {
  private OrbitalRotation() {}

  /**
   * With κᵀκ = V s² Vᵀ: occupied C_i cos + C_a κ sinc, virtual C_a (1 + κ cosc κᵀ) − C_i sinc κᵀ,
   * where cos, sinc = sin(s)/s and cosc = (cos(s) − 1)/s² stand for V f(s) Vᵀ.
   */
  static Orbitals turned(Orbitals orbitals, Matrix kappa) {
    Decompositions.Eigen eigen =
        Decompositions.eigen(LinearAlgebra.multiply(kappa, true, kappa, false));
    int n = kappa.columns();
    double[] cos = new double[n];
    double[] sinc = new double[n];
    double[] cosc = new double[n];
    for (int k = 0; k < n; k++) {
      double s = Math.sqrt(Math.max(0, eigen.values()[k]));
      double half = Math.sin(s / 2);
      cos[k] = Math.cos(s);
      sinc[k] = s < 1e-8 ? 1 : Math.sin(s) / s;
      cosc[k] = s < 1e-8 ? -0.5 : -2 * half * half / (s * s);
    }
    Matrix occupied = orbitals.occupiedColumns();
    Matrix virtual = orbitals.virtualColumns();
    Matrix mixed = LinearAlgebra.multiply(virtual, kappa);
    Matrix back = LinearAlgebra.multiply(function(eigen, sinc), false, kappa, true);
    Matrix newOccupied =
        LinearAlgebra.multiply(occupied, function(eigen, cos))
            .plus(1, LinearAlgebra.multiply(mixed, function(eigen, sinc)));
    Matrix bent = LinearAlgebra.multiply(function(eigen, cosc), false, kappa, true);
    Matrix newVirtual =
        virtual
            .plus(1, LinearAlgebra.multiply(mixed, bent))
            .plus(-1, LinearAlgebra.multiply(occupied, back));
    return orbitals.withColumns(newOccupied, newVirtual);
  }

  /** V f(s) Vᵀ. */
  private static Matrix function(Decompositions.Eigen eigen, double[] values) {
    Matrix scaled = eigen.vectors().copy();
    for (int i = 0; i < scaled.rows(); i++) {
      for (int k = 0; k < scaled.columns(); k++) {
        scaled.set(i, k, values[k] * scaled.get(i, k));
      }
    }
    return LinearAlgebra.multiply(scaled, false, eigen.vectors(), true);
  }
}
