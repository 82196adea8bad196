package rung.neural;

import org.jspecify.annotations.Nullable;
import rung.functional.Parameters;
import rung.functional.PointModel;

/**
 * A {@link MultilayerPerceptron} whose gradient in its variables is bounded for every θ: |∇_u g| ≤
 * L everywhere (Euclidean norm).
 *
 * <p>Each layer uses W̃ = κ W/√(κ² + |W|²) in the place of W, |W| being the Frobenius norm, which
 * is smooth in W and leaves small weights as they are. The largest singular value of W̃ is below κ,
 * so |∇_u g| &lt; κ^layers m^hidden with m the largest slope of the activation; κ is chosen so that
 * this is L. (Bounding singular values bounds a network's Lipschitz constant: T. Miyato et al.,
 * arXiv:1802.05957, equation 7.)
 */
public final class SlopeBoundedNetwork implements PointModel {
  private final double kappa;
  private final double[] theta;
  private final MultilayerPerceptron effective;

  private SlopeBoundedNetwork(double kappa, double[] theta, MultilayerPerceptron pattern) {
    this.kappa = kappa;
    this.theta = theta;
    this.effective = pattern.withParameters(bounded(pattern.architecture(), kappa, theta));
  }

  /**
   * The bounded form of a network.
   *
   * @param network gives shape and θ
   * @param bound L &gt; 0
   */
  public static SlopeBoundedNetwork of(MultilayerPerceptron network, double bound) {
    Architecture shape = network.architecture();
    double activations = Math.pow(shape.activation().largestSlope(), shape.hidden().size());
    double kappa = Math.pow(bound / activations, 1.0 / shape.layers());
    return new SlopeBoundedNetwork(kappa, network.parameters().values(), network);
  }

  @Override
  public int inputs() {
    return effective.inputs();
  }

  @Override
  public Parameters parameters() {
    return new Parameters(effective.architecture().slices(), theta);
  }

  @Override
  public SlopeBoundedNetwork withParameters(double[] values) {
    return new SlopeBoundedNetwork(kappa, values.clone(), effective);
  }

  @Override
  public void evaluate(
      int points,
      double[][] u,
      double[] value,
      double @Nullable [][] first,
      double @Nullable [][] second) {
    effective.evaluate(points, u, value, first, second);
  }

  /** ∂/∂W = κ/√D [∂/∂W̃ − W (W·∂/∂W̃)/D], D = κ² + |W|². */
  @Override
  public void addParameterGradient(
      int points,
      double[][] u,
      double[] seed,
      double @Nullable [] tangentSeed,
      double @Nullable [][] tangent,
      double[] gradient) {
    double[] own = new double[theta.length];
    effective.addParameterGradient(points, u, seed, tangentSeed, tangent, own);
    Architecture shape = effective.architecture();
    int next = 0;
    for (int l = 0; l < shape.layers(); l++) {
      int weights = shape.in(l) * shape.out(l);
      double norm = kappa * kappa + dot(theta, theta, next, weights);
      double along = dot(theta, own, next, weights) / norm;
      double scale = kappa / Math.sqrt(norm);
      for (int i = next; i < next + weights; i++) {
        gradient[i] += scale * (own[i] - theta[i] * along);
      }
      next += weights;
      for (int i = next; i < next + shape.out(l); i++) {
        gradient[i] += own[i];
      }
      next += shape.out(l);
    }
  }

  private static double[] bounded(Architecture shape, double kappa, double[] theta) {
    double[] bounded = theta.clone();
    int next = 0;
    for (int l = 0; l < shape.layers(); l++) {
      int weights = shape.in(l) * shape.out(l);
      double scale = kappa / Math.sqrt(kappa * kappa + dot(theta, theta, next, weights));
      for (int i = next; i < next + weights; i++) {
        bounded[i] *= scale;
      }
      next += weights + shape.out(l);
    }
    return bounded;
  }

  private static double dot(double[] a, double[] b, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
