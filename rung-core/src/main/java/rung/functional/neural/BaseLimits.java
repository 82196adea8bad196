package rung.functional.neural;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import rung.functional.ExactExchange;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Ingredient;
import rung.functional.form.SplitPart;
import rung.functional.form.XcKind;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/**
 * What a base functional holds by itself, found by evaluating it.
 *
 * @param largestFactor largest F_x of a closed shell for s up to 50, α up to 100 and densities from
 *     1e-6 to 1e3; of a hybrid, divided by what exact exchange leaves to semi-local exchange at the
 *     distance where it is least
 * @param decays whether F_x ∝ s^−1/2 at large s
 * @param oneElectronCorrelation largest |ε_c| of hydrogen-like one-electron densities, hartree
 */
record BaseLimits(double largestFactor, boolean decays, double oneElectronCorrelation) {
  private static final double[] INDICATORS = {0, 0.1, 0.3, 0.6, 0.9, 1, 1.1, 1.5, 2.5, 5, 20, 100};

  static BaseLimits of(NeuralBase base) {
    ExactExchange exact = ExactExchange.of(new FormFunctional(base));
    double share = 1 - Math.min(exact.fullRange(), exact.fullRange() + exact.longRange());
    FormFunctional exchange = part(base, XcKind.EXCHANGE);
    if (share < 1e-6) {
      throw new InputException(
          "'" + base.name() + "' has no semi-local exchange to be corrected",
          "functional",
          "choose a base with less exact exchange");
    }
    FormFunctional correlation = part(base, XcKind.CORRELATION);
    double[] one = {1};
    if (correlation.energyDensity(features(correlation, 1, one, one, one))[0] == 0) {
      throw new InputException(
          "'" + base.name() + "' has no semi-local correlation to be corrected",
          "functional",
          "choose a base with correlation on the grid, such as pbe");
    }
    double largest = 0;
    double[] s = new double[251];
    for (int i = 0; i < s.length; i++) {
      s[i] = i < 201 ? 0.05 * i : i - 200 + 10 - 1;
    }
    for (double n : new double[] {1e-6, 1e-3, 1, 1e3}) {
      for (double alpha : INDICATORS) {
        largest = Math.max(largest, Arrays.stream(factors(exchange, n, alpha, s)).max().orElse(0));
      }
    }
    // SCAN's factor is there within 2% of the power law; at larger s nothing is left of α in τ
    double[] tail = factors(exchange, 1, 1, 1e4, 1e6);
    boolean decays = tail[1] > 0 && Math.abs(tail[0] / tail[1] - 10) < 0.3;
    return new BaseLimits(largest / share, decays, oneElectron(correlation));
  }

  private static FormFunctional part(NeuralBase base, XcKind kind) {
    return new FormFunctional(new SplitPart(base, kind, Set.of()));
  }

  /**
   * Refuses a bound that the base itself exceeds.
   *
   * @param room what a network may add to its factor
   */
  void requireBound(String base, double bound, double room) {
    if (bound > 0 && largestFactor + room > bound + 1e-9) {
      throw new InputException(
          String.format(
              Locale.ROOT,
              "exchange of '%s' reaches %.4f, above the Lieb-Oxford bound %.4g",
              base,
              largestFactor + room,
              bound),
          "lieb_oxford",
          "choose a larger bound (1.174, 1.804, 2.27), 0 for none, or another base");
    }
  }

  /** F_x of closed shells. */
  private static double[] factors(FormFunctional exchange, double n, double alpha, double... s) {
    double uniform = -0.75 * Math.cbrt(3 / Math.PI) * n * Math.cbrt(n);
    double fermi = Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);
    double[] rho = new double[s.length];
    double[] sigma = new double[s.length];
    double[] tau = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      rho[i] = n;
      sigma[i] = 4 * s[i] * s[i] * fermi * Math.pow(n, 8.0 / 3);
      tau[i] = sigma[i] / (8 * n) + alpha * 0.3 * fermi * Math.pow(n, 5.0 / 3);
    }
    double[] e = exchange.energyDensity(features(exchange, 1, rho, sigma, tau));
    return Arrays.stream(e).map(x -> x / uniform).toArray();
  }

  private static double oneElectron(FormFunctional correlation) {
    double largest = 0;
    for (double rho : new double[] {1e-4, 1e-2, 0.3, 5}) {
      for (double z : new double[] {0.5, 1, 4}) {
        double sigma = 4 * z * z * rho * rho;
        double[] none = {0};
        double[][] all = {{rho}, none, {sigma}, none, none, {sigma / (8 * rho)}, none};
        double e = correlation.energyDensity(features(correlation, 2, all))[0];
        largest = Math.max(largest, Math.abs(e / rho));
      }
    }
    return largest;
  }

  /**
   * Features from channels of density, gradient and kinetic energy, of which some may be unused.
   * Exact exchange counts as none: limits are those of the semi-local rest.
   */
  private static Features features(FormFunctional functional, int spins, double[]... all) {
    int points = all[0].length;
    FeatureLayout given = FeatureLayout.of(spins, Ingredient.GRADIENT, Ingredient.TAU);
    FeatureBuilder fill = new FeatureBuilder(functional.layout(spins), points);
    for (Ingredient ingredient : fill.layout().ingredients()) {
      for (int i = 0; i < ingredient.channels(spins); i++) {
        double[] channel = fill.channel(ingredient, i);
        if (given.has(ingredient)) {
          System.arraycopy(all[given.channel(ingredient, i)], 0, channel, 0, points);
        }
      }
    }
    double[] ones = new double[points];
    Arrays.fill(ones, 1);
    return fill.features(ones);
  }
}
