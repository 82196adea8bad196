package rung.scf.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.linalg.Vectors;
import rung.orbital.Orbitals;
import rung.orbital.RotationSpace;
import rung.orbital.SecantHessian;
import rung.parallel.Workers;
import rung.term.KohnShamState;

/**
 * Quasi-Newton steps on the unitary rotations of orbitals in a trust region ({@link TrustDescent}),
 * as by J. Slattery, K. Surjuse, E. F. Valeev (arXiv 2307.00560): the curvature is learnt from the
 * gradients, in orbitals that turn along, so that no second derivative of the functional is asked
 * for.
 */
public record QuasiNewtonSolver() implements ScfSolver {
  @Override
  public String name() {
    return "quasi-newton";
  }

  @Override
  public boolean handles(KohnShamProblem problem) {
    return problem.occupation().whole();
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new TrustDescent(problem, new Learnt(), convergence.energy(), workers);
  }

  private static final class Learnt implements TrustDescent.Landscape {
    private static final int MOST_UPDATES = 30;

    private @Nullable Known known;

    /** What was learnt, in which orbitals, and where. */
    private record Known(KohnShamState state, List<Orbitals> orbitals, SecantHessian secant) {}

    @Override
    public TrustDescent.Model around(ScfIterate at) {
      Known last = known;
      if (last == null || last.state != at.state() || last.secant.size() >= MOST_UPDATES) {
        List<Orbitals> canonical = at.canonical();
        last = new Known(at.state(), canonical, new SecantHessian(new RotationSpace(canonical)));
        known = last;
      }
      double[] gradient = new RotationSpace(last.orbitals).project(at.state().fock());
      return new TrustDescent.Model(last.orbitals, last.secant, gradient);
    }

    /** In orbitals that turn along, a rotation is the same before and after. */
    @Override
    public void learn(TrustDescent.Tried step) {
      Known last = known;
      if (last != null) {
        List<Orbitals> turned = step.next().orbitals();
        double[] change = new RotationSpace(turned).project(step.next().state().fock());
        Vectors.addScaled(-1, step.from().gradient(), change);
        last.secant.update(step.rotation(), change);
        known = step.better() ? new Known(step.next().state(), turned, last.secant) : last;
      }
    }
  }
}
