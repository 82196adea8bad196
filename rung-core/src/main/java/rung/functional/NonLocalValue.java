package rung.functional;

import java.util.Optional;

/** A {@link NonLocalEnergy} without its derivatives at the points: small enough to be kept. */
public interface NonLocalValue {
  /** E, hartree. */
  double energy();

  /** ∂E/∂c_k for each of the functional's coefficients. */
  double[] slopes();

  /** The value of another functional at the same features, if it follows without new sums. */
  Optional<NonLocalValue> with(NonLocalFunctional other);
}
