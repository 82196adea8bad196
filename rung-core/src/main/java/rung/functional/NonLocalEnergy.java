package rung.functional;

import rung.parallel.Workers;

/**
 * The energy of a {@link NonLocalFunctional} at given features. What is costly is done once, by
 * {@link NonLocalFunctional#at} and {@link #linearise}.
 */
public interface NonLocalEnergy {
  /** The energy and what it depends on the coefficients. */
  NonLocalValue value();

  /** ∂E/∂feature [channel][point], weights included. */
  double[][] derivative();

  /** The second derivative. */
  Linear linearise(Workers workers);

  /** The energy's derivative along a change of the features. */
  interface Linear extends XcKernel {
    /**
     * ∂/∂c_k [ d/dt E(features + t · tangent; c) |_{t=0} ] for each coefficient.
     *
     * @param tangent change of the features [channel][point]
     */
    double[] slopes(double[][] tangent);
  }
}
