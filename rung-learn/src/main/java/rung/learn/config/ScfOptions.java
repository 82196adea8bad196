package rung.learn.config;

import rung.scf.ScfLadder;
import rung.scf.StabilityPolicy;
import rung.scf.solver.Convergence;

/**
 * How self-consistent fields are solved, and when they count as converged.
 *
 * @param maxIterations before it is given up
 * @param energyTolerance hartree
 * @param gradientTolerance largest element of the orbital gradient, hartree
 * @param warmStart whether a step starts from the density of the step before
 * @param ladder the attempts
 */
public record ScfOptions(
    int maxIterations,
    double energyTolerance,
    double gradientTolerance,
    boolean warmStart,
    ScfLadder ladder) {
  /** The usual ladder without a test of stability. */
  public ScfOptions(
      int maxIterations, double energyTolerance, double gradientTolerance, boolean warmStart) {
    this(
        maxIterations,
        energyTolerance,
        gradientTolerance,
        warmStart,
        ScfLadder.of(new Convergence(maxIterations, energyTolerance, gradientTolerance)));
  }

  /**
   * The same with other solvers and another policy of stability.
   *
   * @param where what is read, for messages
   */
  public ScfOptions with(String solvers, String stability, String where) {
    Convergence convergence = new Convergence(maxIterations, energyTolerance, gradientTolerance);
    return new ScfOptions(
        maxIterations,
        energyTolerance,
        gradientTolerance,
        warmStart,
        ScfLadder.parse(solvers, convergence, where).with(StabilityPolicy.parse(stability, where)));
  }
}
