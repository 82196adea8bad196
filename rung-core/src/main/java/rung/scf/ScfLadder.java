package rung.scf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.parallel.Workers;
import rung.system.InputException;

/**
 * Attempts at the Kohn-Sham equations, one after the other until one converges. The first may start
 * from a known density, the later ones begin anew. What converged may then be tested for stability.
 *
 * @param attempts at least one
 * @param stability of a solution with whole electrons
 */
public record ScfLadder(List<Attempt> attempts, StabilityPolicy stability) {
  private static final int HISTORY = 8;
  private static final int PATIENCE = 15;

  /** Copies the list. */
  public ScfLadder {
    attempts = List.copyOf(attempts);
  }

  /** Attempts without a test of stability. */
  public ScfLadder(List<Attempt> attempts) {
    this(attempts, StabilityPolicy.OFF);
  }

  /**
   * The usual ladder with other solvers, such as {@code two-grid,diis,newton} or {@code newton}.
   *
   * @param names of solvers in their order, separated by commas; {@code usual} for the usual ones
   * @param where what is read, for messages
   * @throws InputException if a name is none, or there is none
   */
  public static ScfLadder parse(String names, Convergence convergence, String where) {
    ScfLadder usual = of(convergence);
    if (names.trim().equalsIgnoreCase("usual")) {
      return usual;
    }
    return new ScfLadder(
        usual.attempts.stream().map(attempt -> attempt.choose(names, where)).toList(),
        usual.stability);
  }

  /** The same with another policy. */
  public ScfLadder with(StabilityPolicy policy) {
    return new ScfLadder(attempts, policy);
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

    /** Over a coarse grid, then DIIS, then Newton's method. */
    static Attempt usual(Convergence convergence, int history, int patience) {
      return new Attempt(
          List.of(
              new TwoGridSolver(history), new DiisSolver(history, patience), new NewtonSolver()),
          convergence);
    }

    /** The solvers of these names, as they are here. */
    private Attempt choose(String names, String where) {
      List<ScfSolver> chosen = new ArrayList<>();
      for (String name : names.split(",", -1)) {
        chosen.add(
            solvers.stream()
                .filter(solver -> solver.name().equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElseThrow(() -> unknown(name, where)));
      }
      if (chosen.stream().allMatch(ScfSolver::comesNear)) {
        throw new InputException(
            "'" + names + "' comes near a solution and does not reach it",
            where,
            "add diis or newton");
      }
      return new Attempt(chosen, convergence);
    }

    private InputException unknown(String name, String where) {
      String known = solvers.stream().map(ScfSolver::name).collect(Collectors.joining(", "));
      return new InputException(
          "'" + name + "' is no solver",
          where,
          "give usual, or some of " + known + " separated by commas");
    }

    /** The same from a density that is near already. */
    Attempt fromNear() {
      return new Attempt(
          solvers.stream().filter(solver -> !solver.comesNear()).toList(), convergence);
    }
  }

  /** The usual attempt, then one from a fresh start with twice the patience and a longer memory. */
  public static ScfLadder of(Convergence convergence) {
    Convergence patient =
        new Convergence(
            2 * convergence.maxIterations(), convergence.energy(), convergence.gradient());
    return new ScfLadder(
        List.of(
            Attempt.usual(convergence, HISTORY, PATIENCE),
            Attempt.usual(patient, 2 * HISTORY, 2 * PATIENCE)));
  }

  /** The usual attempt alone. */
  public static ScfLadder once(Convergence convergence) {
    return new ScfLadder(List.of(Attempt.usual(convergence, HISTORY, PATIENCE)));
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
      if (best.outcome().settled()) {
        break;
      }
      AttemptRun.End next = climb.attempt(later, null);
      best = next.betterThan(best) ? next : best;
    }
    return climb.solution(climb.settle(best, attempts.getLast().convergence(), stability));
  }
}
