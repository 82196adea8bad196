package rung.check;

import java.util.Arrays;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.FeaturePoints;
import rung.functional.Features;
import rung.functional.Functional;

/**
 * The enhancement factor F = e/(n ε_x^unif) of a part of a functional at fixed points, its slope
 * ∂F/∂r_s, and the θ-gradient of any sum of them.
 */
final class FactorProbe {
  private final TrainablePart part;
  private final double[] radius;
  private final double[] scale;
  private final Features features;
  private final double[][] tangent;

  FactorProbe(TrainablePart part, FeaturePoints points) {
    this(part, points.radius(), EnhancementFactor.features(part.initial(), points));
  }

  /**
   * @param radius r_s of the points
   * @param features there, with weights of one
   */
  FactorProbe(TrainablePart part, double[] radius, Features features) {
    this.part = part;
    this.radius = radius;
    this.scale = Arrays.stream(radius).map(EnhancementFactor::uniform).toArray();
    this.features = features;
    this.tangent = EnhancementFactor.radialTangent(features, radius);
  }

  /** F at the whole functional's parameters θ. */
  double[] values(double[] theta) {
    double[] f = part.at(theta).energyDensity(features);
    for (int p = 0; p < f.length; p++) {
      f[p] /= scale[p];
    }
    return f;
  }

  /**
   * ∂F/∂r_s.
   *
   * @param values F
   */
  double[] slopes(double[] theta, double[] values) {
    double[][] derivative = part.at(theta).evaluate(features).derivative();
    double[] slopes = new double[radius.length];
    for (int p = 0; p < slopes.length; p++) {
      for (int c = 0; c < tangent.length; c++) {
        slopes[p] += derivative[c][p] * tangent[c][p] / scale[p];
      }
      slopes[p] += 4 * values[p] / radius[p];
    }
    return slopes;
  }

  /** Adds ∂/∂θ Σ_p (valueSeed_p F_p + slopeSeed_p ∂F_p/∂r_s) to {@code gradient}. */
  void addGradient(double[] theta, double[] valueSeed, double[] slopeSeed, double[] gradient) {
    int n = radius.length;
    double[] weights = new double[n];
    double[][] direction = new double[tangent.length][n];
    boolean sloped = false;
    boolean any = false;
    for (int p = 0; p < n; p++) {
      weights[p] = (valueSeed[p] + 4 * slopeSeed[p] / radius[p]) / scale[p];
      any |= weights[p] != 0;
      sloped |= slopeSeed[p] != 0;
      for (int c = 0; c < direction.length; c++) {
        direction[c][p] = slopeSeed[p] / scale[p] * tangent[c][p];
      }
    }
    if (!any && !sloped) {
      return;
    }
    Functional functional = part.at(theta);
    double[] own = new double[functional.parameters().size()];
    if (any) {
      functional.addParameterGradient(
          new Features(features.layout(), n, features.values(), weights), 1, null, own);
    }
    if (sloped) {
      functional.addParameterGradient(features, 0, direction, own);
    }
    part.addGradient(own, gradient);
  }
}
