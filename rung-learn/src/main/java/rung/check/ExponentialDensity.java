package rung.check;

import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;

/**
 * Energies of a functional at the densities N Z³/π e^(−2Zr) on a radial grid: one electron of a
 * hydrogen-like ion, or two in one orbital. Every orbital is the same, so τ_σ = |∇ρ_σ|²/(8ρ_σ) and
 * the exact exchange energy density is −½ ρ_σ(r) ∫ρ_σ(r')/|r−r'| dr'.
 *
 * @param charge Z
 * @param alpha electrons of spin α
 * @param beta electrons of spin β
 */
record ExponentialDensity(double charge, double alpha, double beta) {
  private static final int POINTS = 600;
  private static final double FIRST = -14;
  private static final double LAST = 4.2;

  /** The density n_γ(r) = γ³ n(γr). */
  ExponentialDensity scaled(double gamma) {
    return new ExponentialDensity(gamma * charge, alpha, beta);
  }

  /** Σ w e, hartree. */
  double energy(Functional functional) {
    return functional.evaluate(features(functional)).energy();
  }

  /** Trapezoidal rule in ln r, which for this density converges exponentially. */
  Features features(Functional functional) {
    FeatureLayout layout = functional.layout(2);
    double[][] values = new double[layout.channels()][POINTS];
    double[] weights = new double[POINTS];
    double step = (LAST - FIRST) / (POINTS - 1);
    double[] electrons = {alpha, beta};
    for (int p = 0; p < POINTS; p++) {
      double r = Math.exp(FIRST + p * step) / charge;
      weights[p] = 4 * Math.PI * r * r * r * step;
      double one = charge * charge * charge / Math.PI * Math.exp(-2 * charge * r);
      for (int s = 0; s < 2; s++) {
        values[layout.density(s)][p] = electrons[s] * one;
        for (int t = s; t < 2 && layout.gradient(); t++) {
          values[layout.sigma(s, t)][p] =
              electrons[s] * electrons[t] * 4 * charge * charge * one * one;
        }
        if (layout.tau()) {
          values[layout.tau(s)][p] = electrons[s] * 0.5 * charge * charge * one;
        }
        if (layout.exchange()) {
          double decay = 2 * charge * r;
          double potential = -(Math.expm1(-decay) + 0.5 * decay * Math.exp(-decay)) / r;
          values[layout.exchange(s)][p] = -0.5 * electrons[s] * electrons[s] * one * potential;
        }
      }
    }
    return new Features(layout, POINTS, values, weights);
  }

  /** dE[n_γ]/dγ at γ = 1: on a grid that moves with the density, features and weights scale. */
  double scalingSlope(Functional functional) {
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
