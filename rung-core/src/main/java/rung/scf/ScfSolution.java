package rung.scf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.functional.NotFinite;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.OrbitalHessian;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.solver.KohnShamProblem;
import rung.scf.solver.Outcome;
import rung.term.KohnShamState;

/**
 * Where an SCF ended, converged or not. Energy, Fock matrices and orbitals all belong to the same
 * density; the orbitals make F diagonal inside the occupied and inside the virtual space.
 *
 * @param problem the equations
 * @param state density, Fock matrices and energy
 * @param orbitals for each spin block
 * @param outcome how the attempt ended that led here
 * @param iterations number of Fock matrices built on the discretisation's grid in all attempts;
 *     those on a coarser one are not counted
 * @param attempts number of attempts
 * @param orbitalGradient residual of the fixed point: Frobenius norm of F_ai over all blocks,
 *     hartree
 * @param energyChange last change of the energy, hartree
 * @param stability of the solution; null if it was not tested
 * @param history every Fock matrix that was counted
 * @param notes what the user should know of the start, a line each
 * @param notFinite what was not finite in an attempt or in the test of stability; null if all was
 */
public record ScfSolution(
    KohnShamProblem problem,
    KohnShamState state,
    List<Orbitals> orbitals,
    Outcome outcome,
    int iterations,
    int attempts,
    double orbitalGradient,
    double energyChange,
    @Nullable Stability stability,
    List<ScfStep> history,
    List<String> notes,
    @Nullable NotFinite notFinite) {
  /** Keeps its own lists. */
  public ScfSolution {
    orbitals = List.copyOf(orbitals);
    history = List.copyOf(history);
    notes = List.copyOf(notes);
  }

  /** Whether it is a solution to the thresholds, or as far as the energy tells, and no saddle. */
  public boolean converged() {
    return outcome.settled();
  }

  /** Where the equations were solved. */
  public Discretisation discretisation() {
    return problem.discretisation();
  }

  /** The orbital Hessian, with whole electrons. */
  public OrbitalHessian hessian(Workers workers) {
    return new OrbitalHessian(problem.hamiltonian(), density(), orbitals, workers);
  }

  /** The functional. */
  public Functional functional() {
    return problem.hamiltonian().functional();
  }

  /** Total energy, hartree; with −TS if the occupations have an entropy. */
  public double energy() {
    return state.energy();
  }

  /** The density. */
  public Density density() {
    return state.density();
  }

  /**
   * Expectation value of S²: S_z(S_z+1) + N_β − Σ_ij f_i f_j |⟨i_α|j_β⟩|² (A. Szabo, N. S. Ostlund,
   * Modern Quantum Chemistry, eq. 2.271), with the Kohn-Sham orbitals.
   */
  public double spinSquared() {
    if (orbitals.size() == 1) {
      return 0;
    }
    Matrix between =
        LinearAlgebra.multiply(
            orbitals.get(0).factor(),
            true,
            LinearAlgebra.multiply(discretisation().overlap(), orbitals.get(1).factor()),
            false);
    int beta = discretisation().occupied(1);
    double sz = 0.5 * (discretisation().occupied(0) - beta);
    return sz * (sz + 1) + beta - between.dot(between);
  }

  /** ⟨S²⟩ beyond that of the lowest multiplet with this many unpaired electrons. */
  public double contamination() {
    if (orbitals.size() == 1) {
      return 0;
    }
    double sz = 0.5 * (discretisation().occupied(0) - discretisation().occupied(1));
    return spinSquared() - sz * (sz + 1);
  }
}
