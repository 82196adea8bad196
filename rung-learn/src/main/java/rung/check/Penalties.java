package rung.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.check.probe.FeaturePoints;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.parallel.Workers;
import rung.system.InputException;

/**
 * Exact conditions, and what steadies a training and needs no system, as a term of a loss: Σ_c
 * weight_c · mean over sampled points of violation_c². Points are drawn once, so the term is a
 * smooth function of θ without a state of its own.
 */
public final class Penalties {
  /** Mean squared second differences of F_xc: no condition, a stabilising loss. */
  public static final String ROUGHNESS = RoughnessPenalty.ID;

  /** Σ w² of the networks' weights: no condition, a stabilising loss. */
  public static final String WEIGHTS = WeightPenalty.ID;

  private static final int PART = 512;

  private final Map<String, Double> factors;
  private final List<Penalty> parts = new ArrayList<>();
  private final Workers workers;

  /**
   * @param functional what will be trained
   * @param weights by the conditions' names, of {@link #names}
   * @param points number of sampled points (r_s, s, ζ, α)
   * @param seed same seed, same points
   * @throws InputException if a condition cannot be stated for the functional
   */
  public Penalties(
      Functional functional, Map<String, Double> weights, int points, long seed, Workers workers) {
    this.workers = workers;
    this.factors = new LinkedHashMap<>();
    weights.forEach((id, weight) -> factors.put(id, id.equals(WEIGHTS) ? weight : weight / points));
    if (weights.containsKey(WEIGHTS)) {
      parts.add(new WeightPenalty());
    }
    if (weights.keySet().stream().anyMatch(id -> !id.equals(WEIGHTS))) {
      require(functional, weights);
    }
    List<LocalCondition> local =
        Arrays.stream(LocalCondition.values()).filter(c -> weights.containsKey(c.id)).toList();
    boolean sampled = factors.keySet().stream().anyMatch(id -> !id.equals(WEIGHTS));
    FeaturePoints sample = FeaturePoints.sample(sampled ? points : 0, seed);
    for (int from = 0; from < sample.size(); from += PART) {
      FeaturePoints part = sample.slice(from, Math.min(sample.size(), from + PART));
      if (!local.isEmpty()) {
        parts.add(new LocalPenalty(functional, local, part));
      }
      if (weights.containsKey(ROUGHNESS)) {
        parts.add(new RoughnessPenalty(functional, part));
      }
      if (weights.containsKey(NormPenalty.UNIFORM_GAS)) {
        parts.add(NormPenalty.uniformGas(functional, part));
      }
      if (weights.containsKey(NormPenalty.ONE_ELECTRON_CORRELATION)) {
        parts.add(NormPenalty.oneElectronCorrelation(functional, correlation(functional), part));
      }
    }
  }

  /** Whether there are none. */
  public boolean none() {
    return parts.isEmpty();
  }

  /** Conditions that can be penalised. */
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(LocalCondition.values()).forEach(c -> names.add(c.id));
    names.add(NormPenalty.UNIFORM_GAS);
    names.add(NormPenalty.ONE_ELECTRON_CORRELATION);
    return names;
  }

  private static void require(Functional functional, Map<String, Double> weights) {
    CheckScope.require(functional, "penalties");
    boolean local = Arrays.stream(LocalCondition.values()).anyMatch(c -> weights.containsKey(c.id));
    if (local && !CheckScope.localConditions(functional)) {
      throw new InputException(
          "exchange of '"
              + functional.name()
              + "' depends on r_s by its range and cannot be told from correlation",
          "penalties",
          "the local conditions cannot be stated for it");
    }
    if (weights.containsKey(NormPenalty.UNIFORM_GAS)
        && ExactExchange.of(functional).longRange() != 0) {
      throw new InputException(
          "the uniform gas is not known for range-separated exchange", "penalties", "remove it");
    }
  }

  private static Functional correlation(Functional functional) {
    return functional
        .correlationPart()
        .orElseThrow(
            () ->
                new InputException(
                    "correlation of '" + functional.name() + "' cannot be told from exchange",
                    "penalties",
                    "leave out " + NormPenalty.ONE_ELECTRON_CORRELATION));
  }

  /**
   * The term.
   *
   * @param shares weight times mean squared violation, by condition
   * @param total their sum
   * @param gradient ∂total/∂θ
   */
  public record Value(Map<String, Double> shares, double total, double[] gradient) {}

  /** The term at the functional's parameters. */
  public Value at(Functional functional) {
    int parameters = functional.parameters().size();
    List<double[]> gradients = new ArrayList<>();
    parts.forEach(part -> gradients.add(new double[parameters]));
    List<Map<String, Double>> sums =
        workers.map(parts.size(), k -> parts.get(k).add(functional, factors, gradients.get(k)));
    Map<String, Double> shares = new LinkedHashMap<>();
    factors.keySet().forEach(id -> shares.put(id, 0.0));
    double[] gradient = new double[parameters];
    for (int k = 0; k < parts.size(); k++) {
      sums.get(k)
          .forEach((id, sum) -> shares.merge(id, sum * factors.getOrDefault(id, 0.0), Double::sum));
      for (int p = 0; p < parameters; p++) {
        gradient[p] += gradients.get(k)[p];
      }
    }
    double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Value(shares, total, gradient);
  }
}
