package rung.check;

import java.util.Arrays;
import java.util.Map;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.FeaturePoints;
import rung.check.probe.UniformGas;
import rung.functional.ExactExchange;
import rung.functional.Functional;

/**
 * Squared violations of an equation between enhancement factors: Σ_p (F_p + a H_p − W_p)²/S_p², a
 * the fraction of exact exchange.
 */
final class NormPenalty implements Penalty {
  /** F_xc of the uniform gas, with the exact exchange of a hybrid, relative to PW92. */
  static final String UNIFORM_GAS = "uniform_gas";

  /** F_c = 0 where there is one spin in one orbital. */
  static final String ONE_ELECTRON_CORRELATION = "one_electron_correlation";

  private final String id;
  private final FactorProbe probe;
  private final double[] hybrid;
  private final double[] wanted;
  private final double[] scale;

  private NormPenalty(
      String id, FactorProbe probe, double[] hybrid, double[] wanted, double[] scale) {
    this.id = id;
    this.probe = probe;
    this.hybrid = hybrid;
    this.wanted = wanted;
    this.scale = scale;
  }

  static NormPenalty uniformGas(Functional functional, FeaturePoints points) {
    TrainablePart whole = new TrainablePart(functional, functional);
    double[] pw92 = EnhancementFactor.values(UniformGas.whole(), points.flat());
    return new NormPenalty(
        UNIFORM_GAS,
        new FactorProbe(whole, points.radius(), UniformGas.features(functional, points)),
        EnhancementFactor.values(UniformGas.exchange(), points.flat()),
        pw92,
        pw92);
  }

  static NormPenalty oneElectronCorrelation(
      Functional functional, Functional correlation, FeaturePoints points) {
    double[] ones = new double[points.size()];
    Arrays.fill(ones, 1);
    double[] zero = new double[points.size()];
    TrainablePart part = new TrainablePart(functional, correlation);
    return new NormPenalty(
        ONE_ELECTRON_CORRELATION, new FactorProbe(part, points.oneElectron()), zero, zero, ones);
  }

  @Override
  public Map<String, Double> add(
      Functional functional, Map<String, Double> factors, double[] gradient) {
    double[] theta = functional.parameters().values();
    double fraction = ExactExchange.of(functional).fullRange();
    double factor = factors.getOrDefault(id, 0.0);
    double[] f = probe.values(theta);
    double[] seeds = new double[f.length];
    double sum = 0;
    double[] share = new double[3];
    for (int p = 0; p < f.length; p++) {
      double off = (f[p] + fraction * hybrid[p] - wanted[p]) / scale[p];
      sum += off * off;
      seeds[p] = 2 * factor * off / scale[p];
      share[0] += seeds[p] * hybrid[p];
    }
    probe.addGradient(theta, seeds, new double[f.length], gradient);
    functional
        .part(ExactExchange.class)
        .ifPresent(exact -> functional.pullBack(exact, share, gradient));
    return Map.of(id, sum);
  }
}
