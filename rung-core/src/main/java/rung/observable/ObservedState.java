package rung.observable;

import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.scf.ScfSolution;

/**
 * What observables see of a solution, or of what stands in for one.
 *
 * @param system where it was found
 * @param energy total energy, hartree; NaN where none is known
 * @param density density matrices
 */
public record ObservedState(Discretisation system, double energy, Density density) {
  /** Where an SCF ended. */
  public static ObservedState of(ScfSolution solution) {
    return new ObservedState(solution.discretisation(), solution.energy(), solution.density());
  }
}
