package rung.functional.form;

import java.util.Arrays;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.FormFunctional;

/**
 * What a base functional holds by itself, found by evaluating it.
 *
 * @param largestFactor largest F_x of a closed shell for s up to 50 and α up to 100
 * @param oneElectronCorrelation largest |ε_c| of hydrogen-like one-electron densities, hartree
 */
record BaseLimits(double largestFactor, double oneElectronCorrelation) {
  private static final double[] INDICATORS = {0, 0.1, 0.3, 0.6, 0.9, 1, 1.1, 1.5, 2.5, 5, 20, 100};

  static BaseLimits of(NeuralBase base) {
    return new BaseLimits(
        largestFactor(new FormFunctional(base.rest())),
        oneElectron(new FormFunctional(base.correlation())));
  }

  private static double largestFactor(FormFunctional exchange) {
    double largest = 0;
    double uniform = -0.75 * Math.cbrt(3 / Math.PI);
    double fermi = Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);
    for (double s = 0; s <= 50; s += s < 10 ? 0.05 : 1) {
      for (double alpha : INDICATORS) {
        double sigma = 4 * s * s * fermi;
        double tau = sigma / 8 + alpha * 0.3 * fermi;
        double e = energy(exchange, 1, new double[] {1}, new double[] {sigma}, new double[] {tau});
        largest = Math.max(largest, e / uniform);
      }
    }
    return largest;
  }

  private static double oneElectron(FormFunctional correlation) {
    double largest = 0;
    for (double rho : new double[] {1e-4, 1e-2, 0.3, 5}) {
      for (double z : new double[] {0.5, 1, 4}) {
        double sigma = 4 * z * z * rho * rho;
        double[] none = {0};
        double e =
            correlation
                .energyDensity(
                    features(
                        correlation,
                        2,
                        new double[][] {
                          {rho}, none, {sigma}, none, none, {sigma / (8 * rho)}, none
                        }))[0];
        largest = Math.max(largest, Math.abs(e / rho));
      }
    }
    return largest;
  }

  private static double energy(FormFunctional functional, int spins, double[]... channels) {
    return functional.energyDensity(features(functional, spins, channels))[0];
  }

  /** One point; channels for density, gradient and kinetic energy, of which some may be unused. */
  private static Features features(FormFunctional functional, int spins, double[][] all) {
    FeatureLayout layout = functional.layout(spins);
    FeatureLayout full = new FeatureLayout(spins, true, true);
    double[][] values = new double[layout.channels()][];
    int next = 0;
    for (int c = 0; c < all.length; c++) {
      boolean gradient = c >= spins && c < full.tau(0);
      boolean tau = c >= full.tau(0);
      if ((!gradient || layout.gradient()) && (!tau || layout.tau())) {
        values[next++] = Arrays.copyOf(all[c], 1);
      }
    }
    return new Features(layout, 1, values, new double[] {1});
  }
}
