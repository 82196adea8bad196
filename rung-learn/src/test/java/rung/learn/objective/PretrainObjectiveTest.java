package rung.learn.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.functional.neural.Rung;
import rung.neural.Activation;
import rung.neural.model.ModelSpec;
import rung.neural.optimizer.AdamOptimizer;
import rung.neural.optimizer.ParameterOptimizer;
import rung.parallel.Workers;

class PretrainObjectiveTest {
  private static Functional start() {
    return new ModelSpec.Neural(Rung.META_GGA, "r2scan", List.of(16), Activation.TANH).create(3);
  }

  @Test
  void theLossIsZeroAtTheParent() {
    PretrainObjective objective =
        new PretrainObjective(Functionals.parse("r2scan"), start(), 1, Workers.single());
    Objective.Outcome outcome = objective.evaluate(start(), List.of());
    assertThat(outcome.loss().total()).isCloseTo(0, within(1e-24));
  }

  @Test
  void theGradientMatchesFiniteDifferences() {
    Functional start = start();
    PretrainObjective objective =
        new PretrainObjective(Functionals.parse("pbe"), start, 1, Workers.single());
    double[] theta = start.parameters().values().clone();
    for (int p = 0; p < theta.length; p++) {
      theta[p] += 0.2 * Math.sin(p);
    }
    double[] gradient = objective.evaluate(start.withParameters(theta), List.of()).gradient();
    double h = 1e-4;
    for (int p = 0; p < theta.length; p += 17) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[p] += h;
      down[p] -= h;
      double quotient =
          (objective.evaluate(start.withParameters(up), List.of()).loss().total()
                  - objective.evaluate(start.withParameters(down), List.of()).loss().total())
              / (2 * h);
      assertThat(gradient[p])
          .isCloseTo(quotient, within(1e-6 * Math.max(1e-2, Math.abs(quotient))));
    }
  }

  @Test
  void trainingComesNearTheParentAndOneThreadOrTwoGiveTheSameBits() {
    Functional start = start();
    double[][] ends = new double[2][];
    double first = 0;
    double last = 0;
    for (int threads = 1; threads <= 2; threads++) {
      double[] theta = start.parameters().values().clone();
      AdamOptimizer adam = new AdamOptimizer(AdamOptimizer.Decay.DECOUPLED, 0);
      try (Workers workers = Workers.of(threads)) {
        PretrainObjective objective =
            new PretrainObjective(Functionals.parse("tpss"), start, 1, workers);
        first = objective.evaluate(start, List.of()).loss().total();
        for (int step = 0; step < 40; step++) {
          theta =
              adam.step(
                  theta,
                  at -> {
                    Objective.Outcome out = objective.evaluate(start.withParameters(at), List.of());
                    return new ParameterOptimizer.Slope(out.loss().total(), out.gradient());
                  },
                  1e-2);
        }
        last = objective.evaluate(start.withParameters(theta), List.of()).loss().total();
        assertThat(objective.report(start.withParameters(theta)).get(0)).contains("tpss");
      }
      ends[threads - 1] = theta;
    }
    assertThat(ends[0]).isEqualTo(ends[1]);
    assertThat(last).isLessThan(0.5 * first);
  }
}
