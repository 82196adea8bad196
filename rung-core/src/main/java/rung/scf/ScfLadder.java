package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.parallel.Workers;
import rung.scf.solver.Attempt;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.scf.solver.SolverName;
import rung.system.InputException;

/**
 * Attempts at the Kohn-Sham equations, one after the other until one converges. The first may start
 * from a known density, the later ones begin anew. What converged may then be tested for stability.
 *
 * @param attempts at least one
 * @param stability of a solution with whole electrons
 * @param guess where attempts begin that are given no density
 */
public record ScfLadder(List<Attempt> attempts, StabilityPolicy stability, InitialGuess guess) {
  private static final String USUAL = "two-grid,diis,newton";

  /** Downhill from the guess at once: where the first attempt ended badly, so would it again. */
  private static final String USUAL_LATER = "newton";

  private static final SolverName.Memory FIRST = new SolverName.Memory(8, 15);
  private static final SolverName.Memory LATER = new SolverName.Memory(16, 30);

  /** Copies the list. */
  public ScfLadder {
    attempts = List.copyOf(attempts);
  }

  /** Attempts without a test of stability, from the usual guess. */
  public ScfLadder(List<Attempt> attempts) {
    this(attempts, StabilityPolicy.OFF, InitialGuess.USUAL);
  }

  /**
   * Two attempts: one with some solvers, then one from a fresh start with twice the patience and a
   * longer memory; of the usual ones by Newton's method alone.
   *
   * @param names of solvers in their order, separated by commas, as {@link SolverName} reads them;
   *     {@code usual} for the usual ones
   * @param where what is read, for messages
   * @throws InputException if a name is none, or none of the solvers reaches a solution
   */
  public static ScfLadder parse(String names, Convergence convergence, String where) {
    boolean usual = names.trim().equalsIgnoreCase("usual");
    Convergence patient =
        new Convergence(
            2 * convergence.maxIterations(), convergence.energy(), convergence.gradient());
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(Attempt.of(usual ? USUAL : names, FIRST, convergence, where));
    attempts.add(Attempt.of(usual ? USUAL_LATER : names, LATER, patient, where));
    return new ScfLadder(attempts);
  }

  /** The same with another policy. */
  public ScfLadder with(StabilityPolicy policy) {
    return new ScfLadder(attempts, policy, guess);
  }

  /** The same from another guess. */
  public ScfLadder from(InitialGuess other) {
    return new ScfLadder(attempts, stability, other);
  }

  /** The usual ladder. */
  public static ScfLadder of(Convergence convergence) {
    return parse("usual", convergence, "");
  }

  /** The usual attempt alone. */
  public static ScfLadder once(Convergence convergence) {
    return new ScfLadder(List.of(Attempt.of(USUAL, FIRST, convergence, "")));
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
   * @return the first converged solution that is no saddle point, or the one with the smallest
   *     residual; its iterations are those of all attempts
   */
  public ScfSolution solve(
      KohnShamProblem problem, @Nullable Density start, ScfObserver observer, Workers workers) {
    Climb climb = new Climb(problem, guess, observer, workers);
    Convergence last = attempts.getLast().convergence();
    Climb.Tested best = climb.settle(climb.attempt(attempts.getFirst(), start), last, stability);
    for (Attempt later : attempts.subList(1, attempts.size())) {
      boolean told = best.saddle() && stability == StabilityPolicy.CHECK;
      if (best.end().outcome().settled() || told) {
        break;
      }
      Climb.Tested next = climb.settle(climb.attempt(later, null), last, stability);
      best = next.betterThan(best) ? next : best;
    }
    return climb.solution(
        start == null ? climb.parted(best, attempts.getFirst(), stability) : best);
  }
}
