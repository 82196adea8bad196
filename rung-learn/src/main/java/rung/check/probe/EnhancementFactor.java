package rung.check.probe;

import java.util.Arrays;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.XcValue;

/**
 * F(r_s, s, ζ, α) = ε/ε_x^unif(r_s) of a local functional, ε_x^unif = −(3/4π)(9π/4)^⅓/r_s that of
 * the unpolarised gas, with its derivatives along r_s.
 *
 * <p>At fixed s, ζ, α every feature is a power of r_s — densities −3, contracted gradients −8,
 * kinetic energy densities −5, exact-exchange energy densities −4 — so the chain rule from the
 * functional's own derivatives is exact. Gradients are parallel and τ is shared in proportion to
 * the density, as in R. Pederson, K. Burke, J. Chem. Phys. 159, 214113 (2023).
 *
 * @param value F
 * @param slope ∂F/∂r_s
 * @param curvature ∂²F/∂r_s²
 */
public record EnhancementFactor(double[] value, double[] slope, double[] curvature) {
  private static final double UNIFORM = 3 / (4 * Math.PI) * Math.cbrt(9 * Math.PI / 4);

  /** Values only. */
  public static double[] values(Functional functional, FeaturePoints points) {
    double[] e = functional.energyDensity(features(functional, points));
    for (int p = 0; p < e.length; p++) {
      e[p] /= uniform(points.radius()[p]);
    }
    return e;
  }

  /** F at one point. */
  public static double at(
      Functional functional, double radius, double s, double zeta, double alpha) {
    return values(
        functional, FeaturePoints.column(new double[] {radius}, new double[] {s, zeta, alpha}))[0];
  }

  /** Values and derivatives along r_s. */
  public static EnhancementFactor of(Functional functional, FeaturePoints points) {
    Features features = features(functional, points);
    int n = points.size();
    int channels = features.layout().channels();
    double[] e = functional.energyDensity(features);
    XcValue first = functional.evaluate(features);
    double[][] tangent = radialTangent(features, points.radius());
    double[][] second = functional.linearise(features).apply(tangent);
    double[] slope = new double[n];
    double[] curvature = new double[n];
    for (int p = 0; p < n; p++) {
      double r = points.radius()[p];
      double de = 0;
      double dde = 0;
      for (int c = 0; c < channels; c++) {
        int k = power(features.layout(), c);
        de += first.derivative()[c][p] * tangent[c][p];
        dde += second[c][p] * tangent[c][p];
        dde += first.derivative()[c][p] * k * (k + 1) * features.values()[c][p] / (r * r);
      }
      // e = F D with D ∝ r⁻⁴
      double d = uniform(r);
      slope[p] = (de + 4 * e[p] / r) / d;
      curvature[p] = (dde + 8 * de / r + 12 * e[p] / (r * r)) / d;
      e[p] /= d;
    }
    return new EnhancementFactor(e, slope, curvature);
  }

  /** ∂feature/∂r_s at fixed s, ζ, α [channel][point]. */
  public static double[][] radialTangent(Features features, double[] radius) {
    double[][] tangent = new double[features.layout().channels()][radius.length];
    for (int c = 0; c < tangent.length; c++) {
      for (int p = 0; p < radius.length; p++) {
        tangent[c][p] = -power(features.layout(), c) * features.values()[c][p] / radius[p];
      }
    }
    return tangent;
  }

  /** n ε_x^unif. */
  public static double uniform(double radius) {
    return -density(radius) * UNIFORM / radius;
  }

  static double density(double radius) {
    return 3 / (4 * Math.PI * radius * radius * radius);
  }

  /** k where a feature scales as r_s^−k. */
  static int power(FeatureLayout layout, int channel) {
    return switch (layout.ingredient(channel)) {
      case DENSITY -> 3;
      case GRADIENT -> 8;
      case TAU, LAPLACIAN -> 5;
      case EXCHANGE, LONG_RANGE_EXCHANGE -> 4;
    };
  }

  /**
   * Open-shell features with weights of one. Exact exchange, which r_s, s, ζ, α do not determine,
   * has the energy density of the uniform gas.
   */
  public static Features features(Functional functional, FeaturePoints points) {
    FeatureLayout layout = functional.layout(2);
    int n = points.size();
    FeatureBuilder fill = new FeatureBuilder(layout, n);
    double fermi = Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);
    for (int p = 0; p < n; p++) {
      double rho = density(points.radius()[p]);
      double zeta = points.zeta()[p];
      double[] share = {0.5 * (1 + zeta), 0.5 * (1 - zeta)};
      double spin = 0.5 * (Math.pow(1 + zeta, 5.0 / 3) + Math.pow(1 - zeta, 5.0 / 3));
      double s2 = points.gradient()[p] * points.gradient()[p];
      double sigma = 4 * s2 * fermi * Math.pow(rho, 8.0 / 3);
      double tau =
          sigma / (8 * rho) + points.alpha()[p] * spin * 0.3 * fermi * Math.pow(rho, 5.0 / 3);
      for (int s = 0; s < 2; s++) {
        fill.channel(Ingredient.DENSITY, s)[p] = share[s] * rho;
        for (int t = s; t < 2 && layout.gradient(); t++) {
          fill.sigma(s, t)[p] = share[s] * share[t] * sigma;
        }
        if (layout.tau()) {
          fill.channel(Ingredient.TAU, s)[p] = share[s] * tau;
        }
        if (layout.exchange()) {
          fill.channel(Ingredient.EXCHANGE, s)[p] = FeatureSpace.localExchange(share[s] * rho);
        }
      }
    }
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return fill.features(ones);
  }
}
