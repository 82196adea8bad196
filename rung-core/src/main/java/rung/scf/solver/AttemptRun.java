package rung.scf.solver;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.parallel.Workers;

/**
 * One attempt at a problem.
 *
 * @param watch is told of every iterate on the discretisation's own grid
 */
public record AttemptRun(
    KohnShamProblem problem,
    Attempt attempt,
    BiConsumer<ScfSolver, ScfIterate> watch,
    Workers workers) {

  /** Where it ended, and why. */
  public record End(ScfIterate iterate, Outcome outcome) {
    /** Whether this is converged, or nearer to it. */
    public boolean betterThan(End other) {
      return outcome.settled()
          || !other.iterate.finite()
          || (iterate.finite() && iterate.gradient() < other.iterate.gradient());
    }
  }

  /** Runs the solvers from a density that need not come from orbitals. */
  public End from(Density start) {
    @Nullable End end = null;
    for (ScfSolver solver : attempt.solvers()) {
      if (!solver.handles(problem)) {
        continue;
      }
      ScfSolver.Steps steps = solver.begin(problem, attempt.convergence(), workers);
      ScfIterate first = end == null ? steps.init(start) : end.iterate();
      if (first == null) {
        continue;
      }
      if (end == null) {
        watch.accept(solver, first);
      }
      end = run(solver, steps, first);
      if (end.outcome().settled() || end.outcome() == Outcome.EXHAUSTED) {
        return end;
      }
      end = new End(steps.best(end.iterate()), end.outcome());
    }
    if (end == null) {
      throw new IllegalArgumentException("no solver could begin");
    }
    return end;
  }

  /** Runs the first solver from an iterate whose Fock matrices are taken for this problem's. */
  public End from(ScfIterate start) {
    ScfSolver solver = attempt.solvers().getFirst();
    ScfIterate first =
        new ScfIterate(
            start.state(), start.orbitals(), 0, start.gradient(), Double.POSITIVE_INFINITY);
    return run(solver, solver.begin(problem, attempt.convergence(), workers), first);
  }

  private End run(ScfSolver solver, ScfSolver.Steps steps, ScfIterate first) {
    ScfIterate iterate = first;
    Outcome outcome = judge(iterate, null);
    while (outcome == null) {
      ScfIterate next = steps.step(iterate);
      // A solver that could not go on hands back what it was given.
      if (next.built() > iterate.built()) {
        watch.accept(solver, next);
      }
      iterate = next;
      outcome = judge(iterate, steps.outcome());
    }
    return new End(iterate, outcome);
  }

  private @Nullable Outcome judge(ScfIterate iterate, @Nullable Outcome own) {
    if (!iterate.finite()) {
      return Outcome.NOT_FINITE;
    }
    if (attempt.convergence().met(iterate)) {
      return Outcome.CONVERGED;
    }
    if (iterate.orbitals().isEmpty()) {
      return null; // no solution without orbitals
    }
    return iterate.built() >= attempt.convergence().maxIterations() ? Outcome.EXHAUSTED : own;
  }
}
