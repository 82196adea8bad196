package rung.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.FeaturePoints;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.learn.FreedFunctional;
import rung.neural.Activation;
import rung.neural.model.ModelSpec;
import rung.neural.optimizer.AdamOptimizer;
import rung.neural.optimizer.ParameterOptimizer;
import rung.parallel.Workers;
import rung.system.InputException;

class PenaltiesTest {
  private static final int POINTS = 700;

  /** A functional away from its base, so that it violates what there is to violate. */
  private static Functional functional(String name) {
    Functional start =
        switch (name) {
          case "neural-gga" -> neural(NeuralPreset.GGA, "pbe");
          case "neural-mgga" -> neural(NeuralPreset.META_GGA, "r2scan");
          case "freed pbe" -> freed("pbe", n -> !n.equals("gga_x_pbe.kappa"));
          case "freed pbe0" -> freed("pbe0", n -> n.endsWith(".a") || n.endsWith("beta"));
          default -> Functionals.parse(name);
        };
    double[] theta = start.parameters().values().clone();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += 0.7 * Math.sin(1 + p) * (name.startsWith("neural") ? 1 : 0.3 * theta[p]);
    }
    return start.withParameters(theta);
  }

  private static Functional neural(NeuralPreset preset, String base) {
    return new ModelSpec.Neural(
            preset.design(base, NeuralConstraints.NONE, TrainedConstants.NONE),
            List.of(7, 6),
            Activation.SILU)
        .create(3);
  }

  private static Functional freed(String expression, Predicate<String> chosen) {
    return FreedFunctional.of(Functionals.parse(expression), chosen);
  }

  private static Map<String, Double> everything(Functional functional) {
    Map<String, Double> weights = new LinkedHashMap<>();
    Penalties.names().forEach(name -> weights.put(name, 1.0 + weights.size()));
    if (functional.correlationPart().isEmpty()) {
      weights.remove(NormPenalty.ONE_ELECTRON_CORRELATION);
    }
    return weights;
  }

  @ParameterizedTest
  @ValueSource(strings = {"neural-gga", "neural-mgga", "freed pbe", "freed pbe0", "b3lyp"})
  void theGradientOfEachConditionMatchesFiniteDifferences(String name) {
    Functional functional = functional(name);
    double[] theta = functional.parameters().values();
    everything(functional)
        .forEach(
            (id, weight) -> {
              Penalties penalties =
                  new Penalties(functional, Map.of(id, weight), 40, 4, Workers.single());
              double[] gradient = penalties.at(functional).gradient();
              // U_c's own difference along r_s asks for more; others cross where a violation begins
              double step = id.equals("uc_monotonicity") ? 1e-4 : 1e-5;
              double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
              for (int p = 0; p < theta.length; p += Math.max(1, theta.length / 12)) {
                double h = step * Math.max(0.1, Math.abs(theta[p]));
                double quotient =
                    (8 * (total(penalties, functional, p, h) - total(penalties, functional, p, -h))
                            - total(penalties, functional, p, 2 * h)
                            + total(penalties, functional, p, -2 * h))
                        / (12 * h);
                assertThat(gradient[p])
                    .as("%s, parameter %d", id, p)
                    .isCloseTo(quotient, within(1e-6 * Math.max(norm, 1e-3)));
              }
            });
  }

  private static double total(Penalties penalties, Functional functional, int p, double step) {
    double[] theta = functional.parameters().values().clone();
    theta[p] += step;
    return penalties.at(functional.withParameters(theta)).total();
  }

  /** The checker's own violations, second derivatives exact. */
  @ParameterizedTest
  @ValueSource(strings = {"neural-mgga", "freed pbe0"})
  void thePenaltyIsTheMeanSquareOfWhatTheCheckerFinds(String name) {
    Functional functional = functional(name);
    Penalties penalties =
        new Penalties(functional, everything(functional), POINTS, 9, Workers.single());
    Map<String, Double> shares = penalties.at(functional).shares();
    FeaturePoints points = FeaturePoints.sample(POINTS, 9);
    XcParts parts = XcParts.of(functional);
    double[] fx = parts.exchange(points);
    EnhancementFactor fc = parts.correlation(points, fx);
    FeaturePoints far = points.at(1e3);
    double[] infinity = parts.correlationValues(far, parts.exchange(far));
    double bound = LocalConditions.bound(functional);
    for (LocalCondition condition : LocalCondition.values()) {
      double sum = 0;
      for (int p = 0; p < POINTS; p++) {
        double v =
            condition.violation(
                points.radius()[p],
                fx[p],
                fc.value()[p],
                fc.slope()[p],
                fc.curvature()[p],
                infinity[p],
                bound);
        sum += Math.pow(Math.max(0, v), 2);
      }
      double mean = (1 + condition.ordinal()) * sum / POINTS;
      assertThat(shares.get(condition.id))
          .as(condition.id)
          .isCloseTo(mean, within(2e-5 * mean + 1e-14));
    }
  }

  @Test
  void whatHoldsCostsNothing() {
    Functional scan = Functionals.parse("scan");
    Map<String, Double> shares =
        new Penalties(scan, everything(scan), POINTS, 1, Workers.single()).at(scan).shares();
    assertThat(shares.get("ec_non_positivity")).isZero();
    assertThat(shares.get("lieb_oxford_exc")).isZero();
    assertThat(shares.get(NormPenalty.UNIFORM_GAS)).isLessThan(1e-12);
    assertThat(shares.get(NormPenalty.ONE_ELECTRON_CORRELATION)).isLessThan(1e-10);
    // the exact exchange of a hybrid is part of its uniform gas
    Functional pbe0 = Functionals.parse("pbe0");
    assertThat(
            new Penalties(pbe0, Map.of(NormPenalty.UNIFORM_GAS, 1.0), 50, 1, Workers.single())
                .at(pbe0)
                .total())
        .isLessThan(1e-12);
  }

  @Test
  void descentOnThePenaltyRemovesViolationsAndThreadsDoNotChangeTheBits() {
    Functional start = functional("neural-mgga");
    Map<String, Double> weights = Map.of("ec_non_positivity", 1.0);
    double[][] ends = new double[2][];
    for (int threads = 1; threads <= 2; threads++) {
      double[] theta = start.parameters().values();
      AdamOptimizer adam = new AdamOptimizer(AdamOptimizer.Decay.DECOUPLED, 0);
      try (Workers workers = Workers.of(threads)) {
        Penalties penalties = new Penalties(start, weights, 1100, 2, workers);
        for (int step = 0; step < 60; step++) {
          theta =
              adam.step(
                  theta,
                  at -> {
                    Penalties.Value value = penalties.at(start.withParameters(at));
                    return new ParameterOptimizer.Slope(value.total(), value.gradient());
                  },
                  2e-2);
        }
      }
      ends[threads - 1] = theta;
    }
    assertThat(ends[0]).isEqualTo(ends[1]);
    // other points than those of the penalty
    Penalties elsewhere = new Penalties(start, weights, 2000, 77, Workers.single());
    double before = elsewhere.at(start).total();
    assertThat(before).isGreaterThan(1e-5);
    assertThat(elsewhere.at(start.withParameters(ends[0])).total()).isLessThan(0.05 * before);
  }

  @Test
  void whatCannotBeStatedIsRefused() {
    refuses("lh07t-svwn", NormPenalty.ONE_ELECTRON_CORRELATION, "cannot be told from exchange");
    refuses("hse06", NormPenalty.UNIFORM_GAS, "range-separated");
    refuses("0.5*hse06+0.5*lh07t-svwn", LocalCondition.SCALING.id, "depends on r_s by its range");
    refuses("lh-lc-svwn", LocalCondition.SCALING.id, "scale with the density");
  }

  private static void refuses(String name, String condition, String says) {
    Functional functional = Functionals.parse(name);
    assertThatThrownBy(
            () -> new Penalties(functional, Map.of(condition, 1.0), 10, 1, Workers.single()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(says);
  }
}
