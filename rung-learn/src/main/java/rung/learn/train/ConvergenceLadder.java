package rung.learn.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.learn.config.ScfOptions;
import rung.parallel.Workers;
import rung.scf.Density;
import rung.scf.DiisSolver;
import rung.scf.KohnShamSystem;
import rung.scf.ScfSolution;
import rung.scf.ScfSolver;

/**
 * Solvers that are tried one after the other until one converges. The first may start from a known
 * density, the later ones begin anew.
 *
 * @param rungs at least one
 */
public record ConvergenceLadder(List<ScfSolver> rungs) {
  private static final int HISTORY = 8;

  /** Copies the list. */
  public ConvergenceLadder {
    rungs = List.copyOf(rungs);
  }

  /**
   * The usual ladder: DIIS, then DIIS from a fresh start with twice the patience and a longer
   * memory.
   */
  public static ConvergenceLadder of(ScfOptions options) {
    return new ConvergenceLadder(
        List.of(
            new DiisSolver(
                options.maxIterations(),
                options.energyTolerance(),
                options.gradientTolerance(),
                HISTORY),
            new DiisSolver(
                2 * options.maxIterations(),
                options.energyTolerance(),
                options.gradientTolerance(),
                2 * HISTORY)));
  }

  /**
   * Where the ladder ended.
   *
   * @param solution the converged one, or the one with the smallest residual
   * @param attempts rungs climbed
   * @param iterations over all rungs
   */
  public record Climb(ScfSolution solution, int attempts, int iterations) {}

  /** Solves, from {@code start} if it is given. */
  public Climb solve(
      KohnShamSystem system, Functional functional, @Nullable Density start, Workers workers) {
    ScfSolution best = rungs.get(0).solve(system, functional, start, workers);
    int iterations = best.iterations();
    int attempts = 1;
    while (!best.converged() && attempts < rungs.size()) {
      ScfSolution next = rungs.get(attempts).solve(system, functional, null, workers);
      iterations += next.iterations();
      attempts++;
      // NaN residuals compare as false: they never replace a number.
      if (next.converged()
          || next.orbitalGradient() < best.orbitalGradient()
          || Double.isNaN(best.orbitalGradient())) {
        best = next;
      }
    }
    return new Climb(best, attempts, iterations);
  }
}
