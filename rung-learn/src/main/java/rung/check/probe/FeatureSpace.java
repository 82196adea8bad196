package rung.check.probe;

import java.util.Arrays;
import java.util.SplittableRandom;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Ingredient;

/** Random densities that molecules could have, point by point. */
public final class FeatureSpace {
  private static final double FERMI = Math.pow(6 * Math.PI * Math.PI, 2.0 / 3);

  private FeatureSpace() {}

  /**
   * Open-shell points: r_s from 0.05 to 20 by equal factors, spins shared at random, s of either
   * spin up to 5 (denser below 1), α from 0 to 5 (a tenth with one orbital), gradients at any
   * angle, exact exchange from a third to three times the local one's, of which any share is long
   * range. Weights are 1/points.
   *
   * @param layout without Laplacians
   * @param seed same seed, same points, whatever the layout
   */
  public static Features sample(FeatureLayout layout, int points, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom exchange = new SplittableRandom(~seed);
    FeatureBuilder fill = new FeatureBuilder(layout, points);
    for (int p = 0; p < points; p++) {
      double n = EnhancementFactor.density(0.05 * Math.pow(400, random.nextDouble()));
      double share = random.nextInt(4) == 0 ? 0.5 : random.nextDouble(0.001, 0.999);
      double[] slope = new double[2];
      for (int s = 0; s < 2; s++) {
        double rho = n * (s == 0 ? share : 1 - share);
        double reduced = 5 * Math.pow(random.nextDouble(), 2);
        double sigma = 4 * reduced * reduced * FERMI * Math.pow(rho, 8.0 / 3);
        double alpha = random.nextInt(10) == 0 ? 0 : 5 * Math.pow(random.nextDouble(), 2);
        slope[s] = Math.sqrt(sigma);
        fill.channel(Ingredient.DENSITY, s)[p] = rho;
        if (layout.gradient()) {
          fill.sigma(s, s)[p] = sigma;
        }
        if (layout.tau()) {
          fill.channel(Ingredient.TAU, s)[p] =
              sigma / (8 * rho) + alpha * 0.3 * FERMI * Math.pow(rho, 5.0 / 3);
        }
      }
      for (int s = 0; s < 2; s++) {
        double rho = fill.channel(Ingredient.DENSITY, s)[p];
        double exact = Math.pow(3, exchange.nextDouble(-1, 1)) * localExchange(rho);
        double longRange = exchange.nextDouble() * exact;
        if (layout.exchange()) {
          fill.channel(Ingredient.EXCHANGE, s)[p] = exact;
        }
        if (layout.longRangeExchange()) {
          fill.channel(Ingredient.LONG_RANGE_EXCHANGE, s)[p] = longRange;
        }
      }
      double cosine = random.nextDouble(-1, 1);
      if (layout.gradient()) {
        fill.sigma(0, 1)[p] = cosine * slope[0] * slope[1];
      }
    }
    double[] weights = new double[points];
    Arrays.fill(weights, 1.0 / points);
    return fill.features(weights);
  }

  /** The uniform gas's exchange energy density of one spin, −(3/4)(6/π)^⅓ ρ_σ^4/3. */
  static double localExchange(double rho) {
    return -0.75 * Math.cbrt(6 / Math.PI) * rho * Math.cbrt(rho);
  }

  /** n ε_x^unif of each point, the scale of enhancement factors, hartree per cubic bohr. */
  public static double[] scale(Features features) {
    FeatureLayout layout = features.layout();
    double[] scale = new double[features.points()];
    for (int p = 0; p < scale.length; p++) {
      double n = features.values()[layout.density(0)][p] + features.values()[layout.density(1)][p];
      scale[p] = -0.75 * Math.cbrt(3 / Math.PI) * n * Math.cbrt(n);
    }
    return scale;
  }
}
