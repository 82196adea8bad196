package rung.scf.solver;

import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.parallel.Workers;

/**
 * A way to the fixed point of the Kohn-Sham equations. A solver is a value; what it remembers from
 * step to step belongs to the {@link Steps} of one problem.
 */
public sealed interface ScfSolver
    permits AnnealingSolver,
        DiisSolver,
        NewtonSolver,
        OptimalDampingSolver,
        QuasiNewtonSolver,
        TwoGridSolver {
  /** Name by which it is chosen and told. */
  String name();

  /** Whether its work is to come near: in vain from a density that is near already. */
  default boolean comesNear() {
    return false;
  }

  /** Whether it can do anything with these equations. */
  default boolean handles(KohnShamProblem problem) {
    return true;
  }

  /** Begins with a problem. */
  Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers);

  /** The steps of a solver on one problem. */
  interface Steps {
    /** The first iterate from a density; null if this solver cannot begin with it. */
    @Nullable ScfIterate init(Density start);

    /** The next iterate, after one of this solver's or another's. */
    ScfIterate step(ScfIterate last);

    /** Where another solver should go on, after this one's last iterate. */
    default ScfIterate best(ScfIterate last) {
      return last;
    }

    /** Why this solver should not go on after its last iterate; null if it should. */
    @Nullable Outcome outcome();
  }
}
