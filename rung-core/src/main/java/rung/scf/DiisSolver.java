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
 * @param patience with whole electrons, number of Fock matrices in which the orbital gradient must
 *     have halved for another solver not to do better
 */
public record DiisSolver(int history, int patience) implements ScfSolver {
  /** Goes on to the last. */
  public DiisSolver(int history) {
    this(history, Integer.MAX_VALUE);
  }

  @Override
  public String name() {
    return "diis";
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Iteration(
        problem,
        new DiisHistory(history),
        problem.occupation().whole() ? patience : Integer.MAX_VALUE,
        workers);
  }

  private static final class Iteration implements Steps {
    private final KohnShamProblem problem;
    private final DiisHistory past;
    private final int patience;
    private final Workers workers;
    private @Nullable ScfIterate lowest;
    private double milestone = Double.POSITIVE_INFINITY;
    private int sinceMilestone;

    Iteration(KohnShamProblem problem, DiisHistory past, int patience, Workers workers) {
      this.problem = problem;
      this.past = past;
      this.patience = patience;
      this.workers = workers;
    }

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
      ScfIterate next =
          last.next(problem, problem.occupation().fill(problem.discretisation(), fock), workers);
      judge(next);
      return next;
    }

    private void judge(ScfIterate next) {
      ScfIterate low = lowest;
      if (next.finite() && (low == null || next.state().energy() < low.state().energy())) {
        lowest = next;
      }
      sinceMilestone++;
      if (next.gradient() < 0.5 * milestone) {
        milestone = next.gradient();
        sinceMilestone = 0;
      }
    }

    @Override
    public ScfIterate best(ScfIterate last) {
      ScfIterate low = lowest;
      return low == null
          ? last
          : new ScfIterate(low.state(), low.orbitals(), last.built(), low.gradient(), low.change());
    }

    @Override
    public @Nullable Outcome outcome() {
      return sinceMilestone >= patience ? Outcome.STALLED : null;
    }
  }
}
