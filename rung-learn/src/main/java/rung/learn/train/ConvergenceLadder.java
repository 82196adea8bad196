package rung.learn.train;

import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.learn.config.ScfOptions;
import rung.molecular.KohnShamSystem;
import rung.parallel.Workers;
import rung.scf.Convergence;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;

/** The ladder of solvers that a configuration asks for. */
public record ConvergenceLadder(ScfLadder ladder) {
  /** The usual ladder. */
  public static ConvergenceLadder of(ScfOptions options) {
    return new ConvergenceLadder(
        ScfLadder.of(
            new Convergence(
                options.maxIterations(), options.energyTolerance(), options.gradientTolerance())));
  }

  /** Where the ladder ended. */
  public record Climb(ScfSolution solution, int attempts, int iterations) {}

  /** Solves, from {@code start} if it is given. */
  public Climb solve(
      KohnShamSystem system, Functional functional, @Nullable Density start, Workers workers) {
    ScfSolution solution = ladder.solve(system, functional, start, workers);
    return new Climb(solution, solution.attempts(), solution.iterations());
  }
}
