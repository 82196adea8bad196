package rung.scf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.parallel.Workers;

/**
 * Attempts at the Kohn-Sham equations, one after the other until one converges. The first may start
 * from a known density, the later ones begin anew.
 *
 * @param attempts at least one
 */
public record ScfLadder(List<Attempt> attempts) {
  private static final int HISTORY = 8;

  /** Copies the list. */
  public ScfLadder {
    attempts = List.copyOf(attempts);
  }

  /**
   * Solvers of which each goes on where the one before it ended.
   *
   * @param solvers at least one
   * @param convergence of all of them together
   */
  public record Attempt(List<ScfSolver> solvers, Convergence convergence) {
    /** Copies the list. */
    public Attempt {
      solvers = List.copyOf(solvers);
    }

    /** Over a coarse grid, then DIIS. */
    static Attempt diis(Convergence convergence, int history) {
      return new Attempt(List.of(new TwoGridSolver(history), new DiisSolver(history)), convergence);
    }

    /** The same from a density that is near already. */
    Attempt fromNear() {
      return new Attempt(
          solvers.stream().filter(solver -> !solver.comesNear()).toList(), convergence);
    }
  }

  /** DIIS, then DIIS from a fresh start with twice the patience and a longer memory. */
  public static ScfLadder of(Convergence convergence) {
    Convergence patient =
        new Convergence(
            2 * convergence.maxIterations(), convergence.energy(), convergence.gradient());
    return new ScfLadder(
        List.of(Attempt.diis(convergence, HISTORY), Attempt.diis(patient, 2 * HISTORY)));
  }

  /** One attempt with DIIS. */
  public static ScfLadder once(Convergence convergence) {
    return new ScfLadder(List.of(Attempt.diis(convergence, HISTORY)));
  }

  /** Solves with whole electrons in the lowest orbitals, from {@code start} if it is given. */
  public ScfSolution solve(
      Discretisation discretisation,
      Functional functional,
      @Nullable Density start,
      Workers workers) {
    return solve(KohnShamProblem.of(discretisation, functional), start, ScfObserver.NONE, workers);
  }

  /**
   * Solves, from {@code start} if it is given.
   *
   * @return the converged solution, or the one with the smallest residual; its iterations are those
   *     of all attempts
   */
  public ScfSolution solve(
      KohnShamProblem problem, @Nullable Density start, ScfObserver observer, Workers workers) {
    Climb climb = new Climb(problem, observer, workers);
    AttemptRun.End best = climb.attempt(attempts.getFirst(), start);
    for (Attempt later : attempts.subList(1, attempts.size())) {
      if (best.outcome() == Outcome.CONVERGED) {
        break;
      }
      AttemptRun.End next = climb.attempt(later, null);
      best = next.betterThan(best) ? next : best;
    }
    return climb.solution(best);
  }
}
