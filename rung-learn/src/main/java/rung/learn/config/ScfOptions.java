package rung.learn.config;

import rung.scf.Convergence;
import rung.scf.ScfLadder;

/**
 * When a self-consistent field counts as converged.
 *
 * @param maxIterations before it is given up
 * @param energyTolerance hartree
 * @param gradientTolerance largest element of the orbital gradient, hartree
 * @param warmStart whether a step starts from the density of the step before
 */
public record ScfOptions(
    int maxIterations, double energyTolerance, double gradientTolerance, boolean warmStart) {
  /** The attempts that these options ask for. */
  public ScfLadder ladder() {
    return ScfLadder.of(new Convergence(maxIterations, energyTolerance, gradientTolerance));
  }
}
