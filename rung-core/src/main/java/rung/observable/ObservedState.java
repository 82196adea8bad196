package rung.observable;

import rung.scf.Density;
import rung.scf.KohnShamSystem;
import rung.scf.ScfSolution;

/**
 * What observables see of a solution, or of what stands in for one.
 *
 * @param system the molecule in its basis
 * @param energy total energy, hartree; NaN where none is known
 * @param density density matrices
 */
public record ObservedState(KohnShamSystem system, double energy, Density density) {
  /** Where an SCF ended. */
  public static ObservedState of(ScfSolution solution) {
    return new ObservedState(solution.system(), solution.energy(), solution.density());
  }
}
