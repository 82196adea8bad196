package rung.functional;

/** Second derivative of the energy with respect to the features, at fixed features. */
@FunctionalInterface
public interface XcKernel {
  /**
   * Change of ∂E/∂feature, weights included, to first order in a change of the features.
   *
   * @param tangent change of the features [channel][point]
   * @return change of the derivatives [channel][point]
   */
  double[][] apply(double[][] tangent);
}
