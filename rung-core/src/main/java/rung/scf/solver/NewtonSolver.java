package rung.scf.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Discretisation;
import rung.orbital.OrbitalHessian;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.term.Hamiltonian;
import rung.term.KohnShamState;

/**
 * Newton's method in a trust region ({@link TrustDescent}). The orbital Hessian comes from the
 * coarse grid, where there is one, until a step disappoints; the ratio of gain and promise is
 * judged on the full grid.
 */
public record NewtonSolver() implements ScfSolver {
  /** A whole step that leaves more of the gradient asks for a better Hessian. */
  private static final double SLOW = 0.5;

  @Override
  public String name() {
    return "newton";
  }

  @Override
  public boolean handles(KohnShamProblem problem) {
    return problem.occupation().whole();
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new TrustDescent(problem, new Curved(problem, workers), convergence.energy(), workers);
  }

  private static final class Curved implements TrustDescent.Landscape {
    private final KohnShamProblem problem;
    private final Workers workers;
    private final Hamiltonian quick;
    private boolean exact;
    private @Nullable Known known;

    /** A model, where it was made, and whether with the full grid's Hessian. */
    private record Known(KohnShamState state, TrustDescent.Model model, boolean exact) {}

    Curved(KohnShamProblem problem, Workers workers) {
      this.problem = problem;
      this.workers = workers;
      Discretisation few = problem.discretisation().coarse(workers);
      Hamiltonian own = problem.hamiltonian();
      this.exact = few == null;
      this.quick = few == null ? own : new Hamiltonian(few, own.functional(), own.others());
    }

    @Override
    public TrustDescent.Model around(ScfIterate at) {
      Known last = known;
      if (last != null && last.state == at.state() && last.exact == exact) {
        return last.model;
      }
      List<Orbitals> canonical = at.canonical();
      Hamiltonian terms = exact ? problem.hamiltonian() : quick;
      OrbitalHessian hessian = new OrbitalHessian(terms, at.state().density(), canonical, workers);
      double[] gradient = hessian.space().project(at.state().fock());
      TrustDescent.Model made = new TrustDescent.Model(canonical, hessian, gradient);
      known = new Known(at.state(), made, exact);
      return made;
    }

    @Override
    public void learn(TrustDescent.Tried step) {
      boolean slow = !step.atBorder() && step.next().gradient() > SLOW * step.last().gradient();
      exact |= !step.better() || slow;
    }
  }
}
