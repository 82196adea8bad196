package rung.response;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ScfSolution;

/** An SCF's fixed point to first order, forwards and backwards. */
interface LinearisedFixedPoint {
  /**
   * How the density follows.
   *
   * @param density δD_σ for each block
   * @param iterations products with the operator
   * @param finite false where the response is not; the density then does not change
   */
  record Change(List<Matrix> density, int iterations, boolean finite) {}

  /**
   * The self-consistent change of the density.
   *
   * @param fock change of the Fock matrices at fixed density, for each block
   */
  Change change(List<Matrix> fock);

  /**
   * What a loss wants of it.
   *
   * @param densitySeed ∂L/∂D_σ for each block, counting all m_σ spins
   */
  Adjoint adjoint(ScfSolution solution, List<Matrix> densitySeed);

  /** The equations that the occupations of a solution ask for. */
  static LinearisedFixedPoint of(ScfSolution solution, LinearSolver solver, Workers workers) {
    @Nullable EnsembleEquations ensemble =
        solution.problem().occupation().whole()
            ? null
            : EnsembleEquations.of(solution, solver, workers);
    return ensemble == null ? new ResponseEquations(solution.hessian(workers), solver) : ensemble;
  }
}
