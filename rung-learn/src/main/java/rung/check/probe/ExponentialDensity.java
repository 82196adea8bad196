package rung.check.probe;

import rung.functional.ExactExchange;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.Ingredient;

/**
 * Energies of a functional at the densities N Z³/π e^(−2Zr) on a radial grid: one electron of a
 * hydrogen-like ion, or two in one orbital. Every orbital is the same, so τ_σ = |∇ρ_σ|²/(8ρ_σ) and
 * the exact exchange energy density is −½ ρ_σ(r) ∫ρ_σ(r')/|r−r'| dr'.
 *
 * @param charge Z
 * @param alpha electrons of spin α
 * @param beta electrons of spin β
 */
public record ExponentialDensity(double charge, double alpha, double beta) {
  static final int POINTS = 600;
  private static final double FIRST = -14;
  private static final double LAST = 4.2;
  private static final double STEP = (LAST - FIRST) / (POINTS - 1);

  /** Self-repulsion of one electron for Z = 1, hartree. */
  private static final double REPULSION = 5.0 / 16;

  /** The density n_γ(r) = γ³ n(γr). */
  public ExponentialDensity scaled(double gamma) {
    return new ExponentialDensity(gamma * charge, alpha, beta);
  }

  /** Σ w e, hartree. */
  public double energy(Functional functional) {
    return functional.evaluate(features(functional)).energy();
  }

  /** U = ½ ∫∫ n n'/|r−r'| of one electron, hartree. */
  public double repulsion() {
    return REPULSION * charge;
  }

  /**
   * ½ ∫∫ n n' erf(ω|r−r'|)/|r−r'| of one electron: with n(k) = (1 + k²/4Z²)^−2 it is (2Z/π) ∫ (1 +
   * u²)^−4 e^(−u² Z²/ω²) du, u = k/2Z from 0, hartree.
   */
  public double longRangeRepulsion(double omega) {
    if (omega == 0) {
      return 0;
    }
    double width = Math.min(1, omega / charge);
    double sum = 0;
    // u = width sinh t makes the trapezoidal rule converge exponentially
    double step = 1.0 / 64;
    for (int i = -512; i <= 512; i++) {
      double v = Math.sinh(i * step);
      double u = width * v;
      double damped = u * charge / omega;
      sum += Math.sqrt(1 + v * v) * Math.pow(1 + u * u, -4) * Math.exp(-damped * damped);
    }
    return charge / Math.PI * width * sum * step;
  }

  /** Exact exchange that belongs to a functional, hartree. */
  public double exactExchange(ExactExchange exchange) {
    double one =
        exchange.fullRange() * repulsion()
            + exchange.longRangeFraction() * longRangeRepulsion(exchange.range());
    return -(alpha * alpha + beta * beta) * one;
  }

  /** r of a point, bohr: even steps in ln r. */
  double radius(int point) {
    return Math.exp(FIRST + point * STEP) / charge;
  }

  /** Volume of a point's shell; for this density the trapezoidal rule converges exponentially. */
  double weight(int point) {
    double r = radius(point);
    return 4 * Math.PI * r * r * r * STEP;
  }

  private double electrons(int spin) {
    return spin == 0 ? alpha : beta;
  }

  /** ρ_σ(r). */
  double density(int spin, double r) {
    return electrons(spin) * charge * charge * charge / Math.PI * Math.exp(-2 * charge * r);
  }

  /** τ_σ(r). */
  double kinetic(int spin, double r) {
    return 0.5 * charge * charge * density(spin, r);
  }

  /** Exact exchange energy density of one spin. */
  double exchange(int spin, double r) {
    double decay = 2 * charge * r;
    double potential = -(Math.expm1(-decay) + 0.5 * decay * Math.exp(-decay)) / r;
    return -0.5 * electrons(spin) * density(spin, r) * potential;
  }

  Features features(Functional functional) {
    FeatureLayout layout = functional.layout(2);
    FeatureBuilder fill = new FeatureBuilder(layout, POINTS);
    double[] weights = new double[POINTS];
    for (int p = 0; p < POINTS; p++) {
      double r = radius(p);
      weights[p] = weight(p);
      for (int s = 0; s < 2; s++) {
        fill.channel(Ingredient.DENSITY, s)[p] = density(s, r);
        for (int t = s; t < 2 && layout.gradient(); t++) {
          fill.sigma(s, t)[p] = 4 * charge * charge * density(s, r) * density(t, r);
        }
        if (layout.tau()) {
          fill.channel(Ingredient.TAU, s)[p] = kinetic(s, r);
        }
        if (layout.exchange()) {
          fill.channel(Ingredient.EXCHANGE, s)[p] = exchange(s, r);
        }
      }
    }
    return fill.features(weights);
  }

  /** dE[n_γ]/dγ at γ = 1: on a grid that moves with the density, features and weights scale. */
  public double scalingSlope(Functional functional) {
    Features features = features(functional);
    FeatureLayout layout = features.layout();
    var value = functional.evaluate(features);
    double slope = -3 * value.energy();
    for (int c = 0; c < layout.channels(); c++) {
      int power = EnhancementFactor.power(layout, c);
      for (int p = 0; p < features.points(); p++) {
        slope += power * value.derivative()[c][p] * features.values()[c][p];
      }
    }
    return slope;
  }
}
