package rung.observable;

import java.util.Set;
import rung.parallel.Workers;

/**
 * Something that is measured on a solution of the Kohn-Sham equations: one number or several. A
 * loss sees the numbers; what it says of them goes back through {@link Measurement#pullBack} to the
 * energy and the density, where the adjoint begins.
 */
public interface Observable {
  /** What of a solution an observable looks at. */
  enum Aspect {
    /** The total energy; it is variational, so that its gradient takes no linear solve. */
    ENERGY,
    /** The density matrices. */
    DENSITY
  }

  /** What it looks at; the rest of an {@link ObservedState} may be anything. */
  Set<Aspect> sees();

  /** Its values at a solution, with the way back. */
  Measurement measure(ObservedState at, Workers workers);

  /**
   * The smallest value that the basis allows, of an error against a reference; zero where there is
   * no such bound.
   */
  default double floor(Workers workers) {
    return 0;
  }
}
