package rung.scf;

import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.parallel.Workers;

/**
 * Finds the fixed point of the Kohn-Sham equations. A solver is a value: no state between calls.
 */
public sealed interface ScfSolver permits DiisSolver {
  /**
   * Solves the Kohn-Sham equations.
   *
   * @param start density to begin with, or null for a superposition of atomic densities
   */
  ScfSolution solve(
      KohnShamSystem system, Functional functional, @Nullable Density start, Workers workers);
}
