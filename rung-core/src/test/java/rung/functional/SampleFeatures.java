package rung.functional;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;

/** Random physical densities for tests: |σ_αβ| ≤ √(σ_αα σ_ββ), densities over a few decades. */
public final class SampleFeatures {
  private SampleFeatures() {}

  public static Features random(FeatureLayout layout, int points, long seed) {
    Random random = new Random(seed);
    double[][] values = new double[layout.channels()][points];
    double[] weights = random.doubles(points, 0.1, 1).toArray();
    for (int p = 0; p < points; p++) {
      double n = Math.pow(10, -2 + 2.5 * random.nextDouble());
      double fraction = 0.05 + 0.9 * random.nextDouble();
      double[] rho = {n * fraction, n * (1 - fraction)};
      double[] slope = new double[2];
      for (int s = 0; s < 2; s++) {
        slope[s] = (0.1 + 3 * random.nextDouble()) * Math.pow(rho[s], 4.0 / 3);
      }
      double cosine = 2 * random.nextDouble() - 1;
      double[] tau = new double[2];
      for (int s = 0; s < 2; s++) {
        // α from 0.01 to 3
        double weizsaecker = slope[s] * slope[s] / (8 * rho[s]);
        double uniform = 0.3 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3) * Math.pow(rho[s], 5.0 / 3);
        tau[s] = weizsaecker + (0.01 + (layout.tau() ? 3 * random.nextDouble() : 0)) * uniform;
      }
      double[] exchange = new double[2];
      for (int s = 0; s < 2 && layout.anyExchange(); s++) {
        exchange[s] = -(0.3 + 2 * random.nextDouble()) * 0.93 * Math.pow(rho[s], 4.0 / 3);
      }
      double[] all = {
        rho[0],
        rho[1],
        slope[0] * slope[0],
        cosine * slope[0] * slope[1],
        slope[1] * slope[1],
        tau[0],
        tau[1],
        exchange[0],
        exchange[1],
        0.4 * exchange[0],
        0.7 * exchange[1]
      };
      double[] own =
          layout.spins() == 2
              ? all
              : new double[] {
                2 * rho[0], 4 * slope[0] * slope[0], 2 * tau[0], 2 * exchange[0], 0.8 * exchange[0]
              };
      int[] from = positions(layout);
      for (int c = 0; c < from.length; c++) {
        values[c][p] = own[from[c]];
      }
    }
    return new Features(layout, points, values, weights);
  }

  /** Where the channels of a layout are in one with all of them but Laplacians. */
  public static int[] positions(FeatureLayout layout) {
    FeatureLayout all =
        FeatureLayout.of(layout.spins(), EnumSet.complementOf(EnumSet.of(Ingredient.LAPLACIAN)));
    int[] positions = new int[layout.channels()];
    for (int c = 0; c < positions.length; c++) {
      Ingredient ingredient = layout.ingredient(c);
      positions[c] = all.channel(ingredient, c - layout.channel(ingredient, 0));
    }
    return positions;
  }

  /** The same density, a closed shell, described with two spins. */
  public static Features asOpenShell(Features closed) {
    FeatureLayout own = closed.layout();
    FeatureLayout layout = FeatureLayout.of(2, own.ingredients());
    double[][] values = new double[layout.channels()][];
    for (int c = 0; c < values.length; c++) {
      Ingredient ingredient = layout.ingredient(c);
      double[] total = closed.values()[own.channel(ingredient, 0)];
      values[c] = scaled(total, ingredient == Ingredient.GRADIENT ? 0.25 : 0.5);
    }
    return new Features(layout, closed.points(), values, closed.weights());
  }

  /** values + step · direction, the weights kept. */
  public static Features moved(Features features, double step, double[][] direction) {
    double[][] values = new double[features.values().length][];
    for (int c = 0; c < values.length; c++) {
      values[c] = features.values()[c].clone();
      for (int p = 0; p < features.points(); p++) {
        values[c][p] += step * direction[c][p];
      }
    }
    return new Features(features.layout(), features.points(), values, features.weights());
  }

  /** Directions in proportion to the features, so that steps keep them physical. */
  public static double[][] direction(Features features, long seed) {
    Random random = new Random(seed);
    double[][] direction = new double[features.values().length][];
    for (int c = 0; c < direction.length; c++) {
      double[] v = features.values()[c];
      direction[c] = Arrays.stream(v).map(x -> x * random.nextGaussian()).toArray();
    }
    return direction;
  }

  public static double[] scaled(double[] v, double factor) {
    return Arrays.stream(v).map(x -> factor * x).toArray();
  }
}
