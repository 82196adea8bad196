package rung.learn.config;

import rung.guess.Guesses;
import rung.orbital.Occupation;
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
 * @param recipe attempts and occupations
 */
public record ScfOptions(
    int maxIterations,
    double energyTolerance,
    double gradientTolerance,
    boolean warmStart,
    ScfRecipe recipe) {
  /** The usual ladder without a test of stability, whole electrons. */
  public ScfOptions(
      int maxIterations, double energyTolerance, double gradientTolerance, boolean warmStart) {
    this(
        maxIterations,
        energyTolerance,
        gradientTolerance,
        warmStart,
        new ScfRecipe(
            ScfLadder.of(new Convergence(maxIterations, energyTolerance, gradientTolerance))));
  }

  /**
   * The same with other solvers, another policy of stability, other occupations and another guess.
   *
   * @param where what is read, for messages
   */
  public ScfOptions with(
      String solvers, String stability, String occupation, String guess, String where) {
    Convergence convergence = new Convergence(maxIterations, energyTolerance, gradientTolerance);
    return new ScfOptions(
        maxIterations,
        energyTolerance,
        gradientTolerance,
        warmStart,
        new ScfRecipe(
            ScfLadder.parse(solvers, convergence, where)
                .with(StabilityPolicy.parse(stability, where))
                .from(Guesses.parse(guess, where)),
            Occupation.parse(occupation, where)));
  }
}
