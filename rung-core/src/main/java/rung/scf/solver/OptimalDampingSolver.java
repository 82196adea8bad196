package rung.scf.solver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.orbital.Orbitals;
import rung.parallel.Workers;

/**
 * Optimal damping (E. Cancès, J. Chem. Phys. 114, 10616 (2001); K. N. Kudin, G. E. Scuseria, E.
 * Cancès, J. Chem. Phys. 116, 8255 (2002)): the density goes towards that of its own aufbau, as far
 * as the energy falls along the way. On the way occupations are fractional, so that degenerate
 * levels share electrons; the energy never rises much, whatever the order of the levels. Ends near
 * a solution, with whole electrons again.
 */
public record OptimalDampingSolver() implements ScfSolver {
  private static final int MOST_STEPS = 30;

  /** Slope of the energy that is not worth a step, hartree. */
  private static final double FLAT = 1e-5;

  @Override
  public String name() {
    return "optimal-damping";
  }

  @Override
  public boolean comesNear() {
    return true;
  }

  @Override
  public boolean handles(KohnShamProblem problem) {
    return problem.occupation().whole();
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Path(problem, workers);
  }

  private static final class Path implements Steps {
    private final KohnShamProblem problem;
    private final Workers workers;
    private int steps;
    private @Nullable Outcome outcome;

    Path(KohnShamProblem problem, Workers workers) {
      this.problem = problem;
      this.workers = workers;
    }

    @Override
    public ScfIterate init(Density start) {
      return ScfIterate.first(problem, start, workers);
    }

    @Override
    public ScfIterate step(ScfIterate last) {
      Discretisation world = problem.discretisation();
      List<Matrix> fock = last.state().fock();
      ScfIterate end = last.next(problem, problem.occupation().fill(world, fock), workers);
      if (last.orbitals().isEmpty()) {
        return end;
      }
      double slope = slope(last, end);
      double bend = end.state().energy() - last.state().energy() - slope;
      if (++steps == MOST_STEPS || !(slope < -FLAT)) {
        outcome = Outcome.STALLED;
      }
      double share = bend > 0 ? -slope / (2 * bend) : 1;
      return share >= 1 || !(share > 0) ? end : between(last, end, share);
    }

    /** dE/dλ of the density D + λ (D′ − D) at its start. */
    private static double slope(ScfIterate last, ScfIterate end) {
      Density from = last.state().density();
      Density to = end.state().density();
      double sum = 0;
      for (int s = 0; s < from.spins(); s++) {
        Matrix fock = last.state().fock().get(s);
        sum += to.bySpin().get(s).dot(fock) - from.bySpin().get(s).dot(fock);
      }
      return from.multiplicity() * sum;
    }

    private ScfIterate between(ScfIterate last, ScfIterate end, double share) {
      Discretisation world = problem.discretisation();
      List<Orbitals> natural = new ArrayList<>();
      for (int s = 0; s < world.spins(); s++) {
        Matrix mixed =
            last.state()
                .density()
                .bySpin()
                .get(s)
                .times(1 - share)
                .plus(share, end.state().density().bySpin().get(s));
        natural.add(Orbitals.natural(mixed, world.overlap(), world.orthogonaliser()));
      }
      return end.next(problem, natural, workers);
    }

    @Override
    public ScfIterate best(ScfIterate last) {
      return last.whole(problem, workers);
    }

    @Override
    public @Nullable Outcome outcome() {
      return outcome;
    }
  }
}
