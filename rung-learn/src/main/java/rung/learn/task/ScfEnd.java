package rung.learn.task;

import rung.discretisation.Density;
import rung.orbital.Smearing;
import rung.scf.ScfSolution;

/**
 * How an SCF ended, as plain data.
 *
 * @param converged whether it did, on some rung of the ladder
 * @param attempts rungs climbed
 * @param iterations Fock matrices built
 * @param orbitalGradient residual of the fixed point, hartree
 * @param energy without the entropy of fractional occupations, hartree
 * @param startEnergy the same of the density that it began with
 * @param density where it ended
 */
public record ScfEnd(
    boolean converged,
    int attempts,
    int iterations,
    double orbitalGradient,
    double energy,
    double startEnergy,
    Density density) {
  /** That of a solution. */
  public static ScfEnd of(ScfSolution solution) {
    double energy = solution.energy() - solution.state().parts().of(Smearing.ENTROPY);
    return new ScfEnd(
        solution.converged(),
        solution.attempts(),
        solution.iterations(),
        solution.orbitalGradient(),
        energy,
        solution.history().isEmpty() ? energy : solution.history().getFirst().energy(),
        solution.density());
  }
}
