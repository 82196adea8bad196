package rung.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.ExponentialDensity;
import rung.check.probe.FeaturePoints;
import rung.check.probe.TwoCentreDensity;
import rung.check.probe.UniformGas;
import rung.functional.ExactExchange;
import rung.functional.Functional;

/**
 * Tests of norms, limits and invariances: the uniform gas, the gradient expansion, hydrogen-like
 * densities, fractional charge and spin, two centres, coordinate scaling. Everything is at given
 * densities, nothing needs an SCF. At hydrogen-like densities a hybrid has its exact exchange.
 */
public final class NormsAndLimits {
  private static final double EXPANSION = 10.0 / 81;

  /** Where two ions no longer overlap, bohr. */
  private static final double FAR = 40;

  private final Functional functional;
  private final @Nullable Functional exchange;
  private final @Nullable Functional correlation;
  private final double fraction;
  private final boolean rangeSeparated;
  private final List<Finding> findings = new ArrayList<>();

  private NormsAndLimits(Functional functional) {
    this.functional = functional;
    XcParts parts = XcParts.of(functional);
    this.exchange = parts.exchange();
    this.correlation = parts.correlation();
    this.fraction = ExactExchange.of(functional).fullRange();
    this.rangeSeparated = ExactExchange.of(functional).longRangeFraction() != 0;
  }

  /** All tests that apply. */
  public static List<Finding> of(Functional functional) {
    NormsAndLimits tests = new NormsAndLimits(functional);
    tests.uniformGas();
    tests.gradientExpansion();
    tests.largeGradients();
    tests.oneElectron();
    tests.fractionalElectrons();
    tests.symmetry();
    tests.rotation();
    tests.sizeConsistency();
    tests.scaling();
    return tests.findings;
  }

  private void add(String id, String tested, double violation, double tolerance, String where) {
    findings.add(Finding.ofNumber(id, tested, violation, tolerance, where));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private void uniformGas() {
    if (rangeSeparated) {
      return;
    }
    double[] radii = {0.01, 0.1, 0.5, 1, 2, 5, 10, 50, 100};
    double worst = 0;
    String where = "";
    for (double zeta : new double[] {0, 0.5, 1}) {
      FeaturePoints points = FeaturePoints.column(radii, new double[] {0, zeta, 1});
      double[] own = functional.energyDensity(UniformGas.features(functional, points));
      double[] exchange = gas(UniformGas.exchange(), points);
      double[] exact = gas(UniformGas.whole(), points);
      for (int p = 0; p < radii.length; p++) {
        double off = Math.abs((own[p] + fraction * exchange[p]) / exact[p] - 1);
        if (!(off <= worst)) {
          worst = off;
          where = text("r_s %.3g, zeta %.2g", radii[p], zeta);
        }
      }
    }
    add("uniform_gas", "uniform gas: e_xc relative to PW92", worst, 1e-3, where);
  }

  private static double[] gas(Functional functional, FeaturePoints points) {
    return functional.energyDensity(UniformGas.features(functional, points));
  }

  /**
   * μ of a slowly varying density: there α = 1 − 40p/27 + 20q/9 with p = s², and ∇²n integrates by
   * parts to q = p/3, so μ = ∂F_x/∂p − (20/27) ∂F_x/∂α at the uniform gas. Exact exchange has its
   * share of it.
   */
  private void gradientExpansion() {
    if (exchange == null || rangeSeparated) {
      return;
    }
    double s = 1e-3;
    double h = 1e-3;
    double flat = factor(exchange, 0, 1);
    double alongGradient = (factor(exchange, s, 1) - flat) / (s * s);
    double alongIndicator = (factor(exchange, 0, 1 + h) - factor(exchange, 0, 1 - h)) / (2 * h);
    double mu = alongGradient - 20.0 / 27 * alongIndicator + EXPANSION * fraction;
    add(
        "gradient_expansion",
        "gradient expansion of exchange: mu = 10/81",
        mu - EXPANSION,
        2e-3,
        text("mu = %.5f (10/81 = %.5f)", mu, EXPANSION));
  }

  /** F at r_s = 1, ζ = 0. */
  private static double factor(Functional functional, double s, double alpha) {
    return EnhancementFactor.at(functional, 1, s, 0, alpha);
  }

  private void largeGradients() {
    if (exchange == null || rangeSeparated) {
      return;
    }
    double low = factor(exchange, 1e4, 1);
    if (low == 0) {
      return; // no exchange on the grid
    }
    double high = factor(exchange, 2e4, 1);
    double exponent = Math.log(high / low) / Math.log(2);
    add(
        "large_gradients",
        "F_x falls as s^(-1/2) at large s",
        Math.max(0, exponent + 0.5),
        0.05,
        text("exponent %.3f at s = 10,000, F_x = %.4f", exponent, low));
  }

  private void oneElectron() {
    for (double charge : new double[] {1, 3}) {
      ExponentialDensity ion = new ExponentialDensity(charge, 1, 0);
      String of = text(", Z = %.0f", charge);
      if (correlation != null) {
        double ec = ion.energy(correlation);
        add(
            "one_electron_correlation_" + (int) charge,
            "one electron: E_c = 0" + of,
            ec,
            1e-5,
            text("E_c = %.6f", ec));
      }
      if (exchange != null) {
        double ex = ion.energy(exchange) + ion.exactExchange(ExactExchange.of(functional));
        add(
            "one_electron_exchange_" + (int) charge,
            "one electron: E_x = -U" + of,
            ex + ion.repulsion(),
            1e-3,
            text("E_x = %.6f, -U = %.6f", ex, -ion.repulsion()));
      }
    }
  }

  /** E_xc of q_α, q_β hydrogen electrons, exact exchange in. */
  private double hydrogen(double alpha, double beta) {
    ExponentialDensity electrons = new ExponentialDensity(1, alpha, beta);
    return electrons.energy(functional) + electrons.exactExchange(ExactExchange.of(functional));
  }

  private void fractionalElectrons() {
    double whole = hydrogen(1, 0);
    double repulsion = new ExponentialDensity(1, 1, 0).repulsion();
    double worstSpin = 0;
    double worstCharge = 0;
    String spinWhere = "";
    String chargeWhere = "";
    for (double q : new double[] {0.25, 0.5, 0.75}) {
      double spin = hydrogen(q, 1 - q) - whole;
      if (spinWhere.isEmpty() || !(Math.abs(spin) <= Math.abs(worstSpin))) {
        worstSpin = spin;
        spinWhere = text("E(%.2g, %.2g) - E(1, 0) = %.5f", q, 1 - q, spin);
      }
      // exact: E(q) = q E(1), so q² U + E_xc(q) − q (U + E_xc(1)) = 0
      double charge = q * q * repulsion + hydrogen(q, 0) - q * (repulsion + whole);
      if (chargeWhere.isEmpty() || !(Math.abs(charge) <= Math.abs(worstCharge))) {
        worstCharge = charge;
        chargeWhere = text("E(%.2g) - %.2g E(1) = %.5f", q, q, charge);
      }
    }
    add(
        "fractional_spin",
        "H, q electrons of one spin, 1 - q of the other: same energy",
        worstSpin,
        1e-3,
        spinWhere);
    add(
        "fractional_charge",
        "H with q electrons: q times the energy",
        worstCharge,
        1e-3,
        chargeWhere);
  }

  private void symmetry() {
    double one = new ExponentialDensity(1, 0.7, 0.2).energy(functional);
    double other = new ExponentialDensity(1, 0.2, 0.7).energy(functional);
    add(
        "spin_symmetry",
        "spins exchanged: same energy",
        one - other,
        1e-10,
        text("E_xc = %.8f", one));
  }

  private void rotation() {
    ExponentialDensity first = new ExponentialDensity(1, 1, 0.4);
    ExponentialDensity second = new ExponentialDensity(1.5, 0.3, 1);
    double one =
        new TwoCentreDensity(first, second, 2, TwoCentreDensity.standardFrame()).energy(functional);
    double other =
        new TwoCentreDensity(first, second, 2, TwoCentreDensity.turnedFrame()).energy(functional);
    add(
        "rotation",
        "two centres turned in space: same energy",
        one - other,
        1e-10,
        text("E_xc = %.8f", one));
  }

  private void sizeConsistency() {
    ExponentialDensity ion = new ExponentialDensity(1, 1, 0.5);
    double single = ion.energy(functional);
    double both =
        new TwoCentreDensity(ion, ion, FAR, TwoCentreDensity.standardFrame()).energy(functional);
    add(
        "size_consistency",
        "two copies 40 bohr apart: twice the energy",
        both - 2 * single,
        1e-8,
        text("E_xc = %.8f", single));
  }

  private void scaling() {
    ExponentialDensity helium = new ExponentialDensity(1.6875, 1, 1);
    if (exchange != null && !rangeSeparated) {
      double off = helium.scalingSlope(exchange) - helium.energy(exchange);
      add(
          "exchange_virial",
          "virial relation of exchange: dE_x[n_gamma]/dgamma = E_x",
          off,
          1e-8,
          text("E_x = %.6f", helium.energy(exchange)));
    }
    if (correlation != null) {
      double dense = helium.scaled(100).energy(correlation);
      double denser = helium.scaled(10000).energy(correlation);
      add(
          "high_density_limit",
          "E_c[n_gamma] tends to a constant at high density",
          denser - dense,
          5e-3,
          text("E_c = %.5f at gamma = 100, %.5f at 10,000", dense, denser));
      double thin = helium.scaled(2e-4).energy(correlation) / 2e-4;
      double thinner = helium.scaled(1e-4).energy(correlation) / 1e-4;
      add(
          "low_density_limit",
          "E_c[n_gamma] is proportional to gamma at low density",
          thin == thinner ? 0 : thinner / thin - 1,
          0.1,
          text("E_c/gamma = %.5f at gamma = 2e-4, %.5f at 1e-4", thin, thinner));
    }
  }
}
