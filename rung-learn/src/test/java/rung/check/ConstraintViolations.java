package rung.check;

import java.util.Arrays;
import java.util.Random;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.PointModel;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;

/**
 * At how many of random points a neural functional violates exact constraints. One-electron
 * correlation is counted for meta-GGAs only.
 *
 * @param liebOxford 0 ≤ F_x ≤ bound
 * @param decay F_x ∝ s^−1/2 at large s
 * @param sign e_c ≤ 0
 * @param oneElectron e_c = 0 for one electron
 * @param uniformGas the base's uniform gas
 * @param scaling uniform coordinate scaling of exchange
 * @param spinScaling E_x[ρ_α, ρ_β] = ½ E_x[2ρ_α] + ½ E_x[2ρ_β]
 * @param slope |∂N/∂u| of every network
 */
record ConstraintViolations(
    int liebOxford,
    int decay,
    int sign,
    int oneElectron,
    int uniformGas,
    int scaling,
    int spinScaling,
    int slope) {
  static final ConstraintViolations NO = new ConstraintViolations(0, 0, 0, 0, 0, 0, 0, 0);
  private static final int BATCH = 10_000;

  /**
   * Counts.
   *
   * @param base name of the base
   * @param bound of F_x
   * @param slopeBound of the networks
   */
  static ConstraintViolations of(
      FormFunctional model, String base, double bound, double slopeBound, int points) {
    Functional exchange = model.exchangePart().orElseThrow();
    Functional correlation = model.correlationPart().orElseThrow();
    Functional gas = Functionals.parse(base);
    Random random = new Random(17);
    int[] found = new int[8];
    double slater = 0.75 * Math.cbrt(3 / Math.PI);
    for (int done = 0; done < points; done += BATCH) {
      Features closed = random(exchange, 1, random);
      double[] ex = exchange.energyDensity(closed);
      double[] doubled = exchange.energyDensity(denser(closed));
      double[] steep = exchange.energyDensity(steeper(closed, 1e10));
      double[] steeper = exchange.energyDensity(steeper(closed, 1e12));
      Features open = random(correlation, 2, random);
      double[] ec = correlation.energyDensity(open);
      double[] both = exchange.energyDensity(open);
      double[] up = exchange.energyDensity(closedShellOf(open, 0));
      double[] down = exchange.energyDensity(closedShellOf(open, 1));
      Features single = oneElectron(open);
      double[] alone = correlation.energyDensity(single);
      Features flat = flat(open);
      double[] own = model.energyDensity(flat);
      double[] known = gas.energyDensity(first(flat, gas));
      for (int p = 0; p < BATCH; p++) {
        double n = closed.values()[0][p];
        double factor = ex[p] / (-slater * n * Math.cbrt(n));
        found[0] += factor >= 0 && factor <= bound * (1 + 1e-12) ? 0 : 1;
        found[1] += Math.abs(steep[p] / steeper[p] - 10) <= 0.1 ? 0 : 1;
        found[2] += ec[p] <= 1e-14 * (open.values()[0][p] + open.values()[1][p]) ? 0 : 1;
        boolean vanishes = Math.abs(alone[p]) <= 1e-9 * single.values()[0][p];
        found[3] += vanishes || !open.layout().tau() ? 0 : 1;
        found[4] += Math.abs(own[p] - known[p]) <= 1e-9 * Math.abs(known[p]) ? 0 : 1;
        // e_x[n_γ](r) = γ⁴ e_x[n](γr), γ = 2
        found[5] += Math.abs(doubled[p] / 16 - ex[p]) <= 1e-10 * Math.abs(ex[p]) ? 0 : 1;
        double mean = 0.5 * (up[p] + down[p]);
        found[6] += Math.abs(both[p] - mean) <= 1e-10 * Math.abs(mean) ? 0 : 1;
      }
      for (PointModel network : model.models().values()) {
        found[7] += steep(network, slopeBound, random);
      }
    }
    return new ConstraintViolations(
        found[0], found[1], found[2], found[3], found[4], found[5], found[6], found[7]);
  }

  /** Points of the cube of bounded variables at which a network is steeper than the bound. */
  private static int steep(PointModel network, double bound, Random random) {
    double[][] u = new double[network.inputs()][BATCH];
    for (double[] variable : u) {
      Arrays.setAll(variable, p -> 2 * random.nextDouble() - 1);
    }
    double[][] slope = new double[network.inputs()][BATCH];
    network.evaluate(BATCH, u, new double[BATCH], slope, null);
    int steep = 0;
    for (int p = 0; p < BATCH; p++) {
      double square = 0;
      for (double[] s : slope) {
        square += s[p] * s[p];
      }
      steep += Math.sqrt(square) <= bound ? 0 : 1;
    }
    return steep;
  }

  /** n from 1e-6 to 1e3, s from 0.001 to 30, α from 0 to 100. */
  private static Features random(Functional functional, int spins, Random random) {
    FeatureLayout layout = functional.layout(spins);
    double[][] values = new double[layout.channels()][BATCH];
    double fermi = Math.pow((spins == 1 ? 3 : 6) * Math.PI * Math.PI, 2.0 / 3);
    for (int p = 0; p < BATCH; p++) {
      double n = Math.pow(10, -6 + 9 * random.nextDouble());
      double up = spins == 1 ? 1 : random.nextDouble();
      double[] slope = new double[spins];
      for (int s = 0; s < spins; s++) {
        double rho = n * (s == 0 ? up : 1 - up);
        double reduced = Math.pow(10, -3 + 4.5 * random.nextDouble());
        double sigma = 4 * reduced * reduced * fermi * Math.pow(rho, 8.0 / 3);
        double alpha = Math.pow(10, -4 + 6 * random.nextDouble()) * (p % 10 == 0 ? 0 : 1);
        slope[s] = Math.sqrt(sigma);
        double tau = sigma / (8 * rho) + alpha * 0.3 * fermi * Math.pow(rho, 5.0 / 3);
        put(values, layout, p, s, rho, sigma, tau);
      }
      if (spins == 2) {
        values[layout.sigma(0, 1)][p] = (2 * random.nextDouble() - 1) * slope[0] * slope[1];
      }
    }
    return features(layout, values);
  }

  private static Features features(FeatureLayout layout, double[][] values) {
    double[] ones = new double[BATCH];
    Arrays.fill(ones, 1);
    return new Features(layout, BATCH, values, ones);
  }

  /** The features at γr of a closed shell's density scaled by γ = 2. */
  private static Features denser(Features closed) {
    double[] powers = {8, 256, 32};
    double[][] values = new double[closed.values().length][BATCH];
    for (int c = 0; c < values.length; c++) {
      for (int p = 0; p < BATCH; p++) {
        values[c][p] = powers[c] * closed.values()[c][p];
      }
    }
    return features(closed.layout(), values);
  }

  /** The α electrons alone, in one orbital. */
  private static Features oneElectron(Features open) {
    FeatureLayout layout = open.layout();
    double[][] values = new double[layout.channels()][BATCH];
    for (int p = 0; p < BATCH; p++) {
      double rho = open.values()[layout.density(0)][p];
      double sigma = open.values()[layout.sigma(0, 0)][p];
      put(values, layout, p, 0, rho, sigma, sigma / (8 * rho));
    }
    return features(layout, values);
  }

  /** The uniform gas of the same densities, unpolarised. */
  private static Features flat(Features open) {
    FeatureLayout layout = open.layout();
    double[][] values = new double[layout.channels()][BATCH];
    double fermi = Math.pow(6 * Math.PI * Math.PI, 2.0 / 3);
    for (int p = 0; p < BATCH; p++) {
      double rho = open.values()[layout.density(0)][p];
      for (int s = 0; s < 2; s++) {
        put(values, layout, p, s, rho, 0, 0.3 * fermi * Math.pow(rho, 5.0 / 3));
      }
    }
    return features(layout, values);
  }

  /** One point's density, gradient and, where it is wanted, kinetic energy. */
  private static void put(double[][] values, FeatureLayout layout, int p, int spin, double... all) {
    values[layout.density(spin)][p] = all[0];
    values[layout.sigma(spin, spin)][p] = all[1];
    if (layout.tau()) {
      values[layout.tau(spin)][p] = all[2];
    }
  }

  /** About a closed shell's densities with another s, in one orbital. */
  private static Features steeper(Features closed, double s) {
    FeatureLayout layout = closed.layout();
    double fermi = Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);
    double[][] values = new double[layout.channels()][BATCH];
    for (int p = 0; p < BATCH; p++) {
      // a power of two: τ − τ_W is zero exactly, however large both are
      double n = Math.scalb(1.0, Math.getExponent(closed.values()[0][p]));
      double sigma = 4 * s * s * fermi * Math.pow(n, 8.0 / 3);
      put(values, layout, p, 0, n, sigma, sigma / (8 * n));
    }
    return features(layout, values);
  }

  /** 2ρ_σ. */
  private static Features closedShellOf(Features open, int spin) {
    FeatureLayout from = open.layout();
    FeatureLayout layout = FeatureLayout.of(1, from.ingredients());
    double[][] values = new double[layout.channels()][BATCH];
    for (int p = 0; p < BATCH; p++) {
      double tau = from.tau() ? open.values()[from.tau(spin)][p] : 0;
      double rho = open.values()[from.density(spin)][p];
      double sigma = open.values()[from.sigma(spin, spin)][p];
      put(values, layout, p, 0, 2 * rho, 4 * sigma, 2 * tau);
    }
    return features(layout, values);
  }

  /** The channels that the functional knows. */
  private static Features first(Features features, Functional functional) {
    FeatureLayout layout = functional.layout(features.layout().spins());
    return features(layout, Arrays.copyOf(features.values(), layout.channels()));
  }
}
