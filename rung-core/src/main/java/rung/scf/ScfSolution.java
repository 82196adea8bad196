package rung.scf;

import java.util.List;
import rung.functional.Functional;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * Where an SCF ended, converged or not. Energy, Fock matrices and orbitals all belong to the same
 * density; the orbitals make F diagonal inside the occupied and inside the virtual space.
 *
 * @param system the molecule in its basis
 * @param functional the functional
 * @param state density, Fock matrices and energy
 * @param orbitals for each spin block
 * @param converged whether energy change and orbital gradient are below the solver's thresholds
 * @param iterations number of Fock matrices built on the system's grid; those on a coarser one are
 *     not counted
 * @param orbitalGradient residual of the fixed point: Frobenius norm of F_ai over all blocks,
 *     hartree
 * @param energyChange last change of the energy, hartree
 */
public record ScfSolution(
    KohnShamSystem system,
    Functional functional,
    KohnShamState state,
    List<Orbitals> orbitals,
    boolean converged,
    int iterations,
    double orbitalGradient,
    double energyChange) {

  /** Total energy, hartree. */
  public double energy() {
    return state.energy();
  }

  /** The density. */
  public Density density() {
    return state.density();
  }

  /**
   * Expectation value of S²: S_z(S_z+1) + N_β − Σ_ij |⟨i_α|j_β⟩|² (A. Szabo, N. S. Ostlund, Modern
   * Quantum Chemistry, eq. 2.271), with the Kohn-Sham orbitals.
   */
  public double spinSquared() {
    if (orbitals.size() == 1) {
      return 0;
    }
    Orbitals alpha = orbitals.get(0);
    Orbitals beta = orbitals.get(1);
    Matrix between =
        LinearAlgebra.multiply(
            alpha.occupiedColumns(),
            true,
            LinearAlgebra.multiply(system.overlap(), beta.occupiedColumns()),
            false);
    double sz = 0.5 * (alpha.occupied() - beta.occupied());
    return sz * (sz + 1) + beta.occupied() - between.dot(between);
  }
}
