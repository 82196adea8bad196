package rung.scf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Direct inversion in the iterative subspace.
 *
 * @param history number of Fock matrices that are combined
 */
public record DiisSolver(int history) implements ScfSolver {
  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Iteration(problem, new DiisHistory(history), workers);
  }

  private record Iteration(KohnShamProblem problem, DiisHistory past, Workers workers)
      implements Steps {
    @Override
    public ScfIterate init(Density start) {
      return ScfIterate.first(problem, start, workers);
    }

    @Override
    public ScfIterate step(ScfIterate last) {
      // A density that did not come from orbitals is no point of the iteration.
      List<Matrix> fock =
          last.orbitals().isEmpty()
              ? last.state().fock()
              : past.extrapolate(last.state().fock(), last.error(problem));
      return last.next(problem, problem.occupation().fill(problem.discretisation(), fock), workers);
    }

    @Override
    public @Nullable Outcome outcome() {
      return null;
    }
  }
}
