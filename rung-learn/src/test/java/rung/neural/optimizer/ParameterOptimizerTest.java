package rung.neural.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.InputException;

class ParameterOptimizerTest {
  static Stream<Supplier<ParameterOptimizer>> optimizers() {
    return Stream.of(
        () -> ParameterOptimizer.adam(0),
        () -> ParameterOptimizer.adam(0.01),
        () -> new AdamOptimizer(AdamOptimizer.Decay.L2, 0.01),
        () -> ParameterOptimizer.lbfgs(0),
        () -> ParameterOptimizer.lbfgs(0.01));
  }

  /** Rosenbrock's valley in pairs of variables. */
  private static ParameterOptimizer.Slope rosenbrock(double[] x) {
    double loss = 0;
    double[] gradient = new double[x.length];
    for (int i = 0; i + 1 < x.length; i += 2) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      loss += a * a + 10 * b * b;
      gradient[i] += -2 * a - 40 * b * x[i];
      gradient[i + 1] += 20 * b;
    }
    return new ParameterOptimizer.Slope(loss, gradient);
  }

  private static double rate(int step) {
    return 0.05 / (1 + 0.1 * step);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void resumedRunsGiveTheBitsOfAnUndisturbedOne(Supplier<ParameterOptimizer> make) {
    int steps = 70;
    double[] begin = {-1.2, 1, 0.5, -0.3, 2};
    List<double[]> path = new ArrayList<>();
    List<Map<String, double[]>> states = new ArrayList<>();
    ParameterOptimizer whole = make.get();
    double[] x = begin;
    for (int i = 0; i < steps; i++) {
      states.add(whole.state());
      path.add(x);
      x = whole.step(x, ParameterOptimizerTest::rosenbrock, rate(i));
    }
    path.add(x);

    for (int from : new int[] {0, 1, 2, 23, 49, 50, 51, 69}) {
      ParameterOptimizer resumed = make.get();
      double[] y = path.get(from);
      resumed.restore(states.get(from), y.length);
      for (int i = from; i < steps; i++) {
        y = resumed.step(y, ParameterOptimizerTest::rosenbrock, rate(i));
      }
      assertThat(y).containsExactly(path.get(steps));
    }
  }

  /** Begins of paths with as many parameters: valleys that turn, and one long one. */
  private static double[] begin(int parameters) {
    return IntStream.range(0, parameters).mapToDouble(i -> Math.cos(3 * i) * 1.2).toArray();
  }

  private static double[] rates(int steps, double first) {
    return IntStream.range(0, steps).mapToDouble(i -> first * (1 - 0.3 * i / steps)).toArray();
  }

  @ParameterizedTest(name = "{0} parameters, decoupled {1}, decay {2}")
  @CsvSource({
    "1, true, 0",
    "4, true, 0.01",
    "5, false, 0",
    "40, false, 0.1",
    "1000, true, 0.1",
    "1001, false, 0.01"
  })
  void adamIsThatOfLibtorch(int parameters, boolean decoupled, double decay) {
    double[] rates = rates(60, 0.05);
    double[][] oracle =
        TorchOptimizer.adam(
            begin(parameters), decoupled, decay, rates, ParameterOptimizerTest::rosenbrock);
    AdamOptimizer adam =
        new AdamOptimizer(
            decoupled ? AdamOptimizer.Decay.DECOUPLED : AdamOptimizer.Decay.L2, decay);
    double[] x = begin(parameters);
    for (int k = 0; k < rates.length; k++) {
      x = adam.step(x, ParameterOptimizerTest::rosenbrock, rates[k]);
      assertThat(x).as("after step %d", k).isEqualTo(oracle[k]);
    }
  }

  @ParameterizedTest(name = "{0} parameters, learning rate {1}")
  @CsvSource({"2, 1", "4, 1", "5, 0.01", "8, 0.3", "40, 1", "40, 5", "200, 0.1", "3, 30"})
  void lbfgsIsThatOfLibtorch(int parameters, double rate) {
    double[] rates = rates(25, rate);
    double[][] oracle =
        TorchOptimizer.lbfgs(begin(parameters), rates, ParameterOptimizerTest::rosenbrock);
    ParameterOptimizer lbfgs = ParameterOptimizer.lbfgs(0);
    double[] x = begin(parameters);
    for (int k = 0; k < rates.length; k++) {
      x = lbfgs.step(x, ParameterOptimizerTest::rosenbrock, rates[k]);
      requireSame(x, oracle[k], k);
    }
  }

  private static void requireSame(double[] x, double[] oracle, int step) {
    for (int p = 0; p < x.length; p++) {
      assertThat(x[p])
          .as("parameter %d after step %d", p, step)
          .isCloseTo(oracle[p], Offset.offset(1e-10 * Math.max(1, Math.abs(oracle[p]))));
    }
  }

  @Test
  void firstAdamStepIsTheLearningRateAgainstTheGradientsSign() {
    ParameterOptimizer adam = ParameterOptimizer.adam(0.1);
    double[] after =
        adam.step(
            new double[] {1, -2}, x -> new ParameterOptimizer.Slope(0, new double[] {3, -4}), 0.01);
    // decoupled decay first, then the step of algorithm 1 with m̂ = g and v̂ = g²
    assertThat(after[0]).isCloseTo(1 * (1 - 0.001) - 0.01 * 3 / (3 + 1e-8), Offset.offset(1e-15));
    assertThat(after[1]).isCloseTo(-2 * (1 - 0.001) + 0.01 * 4 / (4 + 1e-8), Offset.offset(1e-15));
  }

  @Test
  void adamFollowsItsPublishedFormula() {
    double[] x = {0.3, -0.7};
    double[] m = new double[2];
    double[] v = new double[2];
    double[] y = x.clone();
    ParameterOptimizer adam = new AdamOptimizer(AdamOptimizer.Decay.L2, 0.1);
    for (int t = 1; t <= 20; t++) {
      y = adam.step(y, ParameterOptimizerTest::rosenbrock, rate(t));
      double[] g = rosenbrock(x).gradient();
      for (int i = 0; i < 2; i++) {
        g[i] += 0.1 * x[i];
        m[i] = 0.9 * m[i] + 0.1 * g[i];
        v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
        double mean = m[i] / (1 - Math.pow(0.9, t));
        double square = v[i] / (1 - Math.pow(0.999, t));
        x[i] -= rate(t) * mean / (Math.sqrt(square) + 1e-8);
      }
      assertThat(y).containsExactly(x, Offset.offset(1e-13));
    }
  }

  @Test
  void lbfgsFindsTheMinimumOfRosenbrocksValley() {
    ParameterOptimizer lbfgs = ParameterOptimizer.lbfgs(0);
    double[] x = {-1.2, 1, 0.5, -0.3};
    for (int i = 0; i < 40; i++) {
      x = lbfgs.step(x, ParameterOptimizerTest::rosenbrock, 1);
    }
    assertThat(x).containsExactly(new double[] {1, 1, 1, 1}, Offset.offset(1e-8));
  }

  @Test
  void lbfgsMeetsTheMinimumOfTheLossWithWeightDecay() {
    ParameterOptimizer lbfgs = ParameterOptimizer.lbfgs(0.5);
    double[] x = {3};
    for (int i = 0; i < 10; i++) {
      x =
          lbfgs.step(
              x,
              at ->
                  new ParameterOptimizer.Slope(
                      Math.pow(at[0] - 3, 2), new double[] {2 * (at[0] - 3)}),
              1);
    }
    // 2 (x − 3) + ½ x = 0
    assertThat(x[0]).isCloseTo(2.4, Offset.offset(1e-10));
  }

  @Test
  void failuresOfTheLossComeOutAsTheyWere() {
    ParameterOptimizer lbfgs = ParameterOptimizer.lbfgs(0);
    assertThatThrownBy(
            () ->
                lbfgs.step(
                    new double[] {1},
                    x -> {
                      throw new InputException("no", "here", "");
                    },
                    1))
        .isInstanceOf(InputException.class)
        .hasMessage("here: no");
  }

  static Stream<Arguments> foreignMemories() {
    double[] two = {1, 2};
    double[] three = {1, 2, 3};
    double[] step = {3};
    double[] none = {Double.NaN, 1};
    double[] empty = {};
    return Stream.of(
        arguments(true, Map.of("m", two)),
        arguments(true, Map.of("step", step, "exp_avg", two)),
        arguments(true, Map.of("step", step, "exp_avg", two, "exp_avg_sq", three)),
        arguments(true, Map.of("step", step, "exp_avg", three, "exp_avg_sq", three)),
        arguments(true, Map.of("step", two, "exp_avg", two, "exp_avg_sq", two)),
        arguments(true, adam(0, two, two)),
        arguments(true, adam(1.5, two, two)),
        arguments(true, adam(1e300, two, two)),
        arguments(true, adam(Double.NaN, two, two)),
        arguments(true, adam(3, none, two)),
        arguments(true, adam(3, two, new double[] {-1, 1})),
        arguments(true, lbfgs(1, two, two, two, empty)),
        arguments(false, Map.of("m", two)),
        arguments(false, adam(3, two, two)),
        arguments(false, lbfgs(0, two, two, two, empty)),
        arguments(false, lbfgs(1.5, two, two, two, empty)),
        arguments(false, lbfgs(51, two, two, two, empty)),
        arguments(false, lbfgs(Double.NaN, two, two, two, empty)),
        arguments(false, lbfgs(1, three, three, three, empty)),
        arguments(false, lbfgs(1, two, three, two, empty)),
        arguments(false, lbfgs(1, two, two, empty, empty)),
        arguments(false, lbfgs(1, none, two, two, empty)),
        arguments(false, lbfgs(1, two, none, two, empty)),
        arguments(false, lbfgs(1, two, two, none, empty)),
        arguments(false, lbfgs(2, two, two, two, three)),
        arguments(false, lbfgs(1, two, two, two, new double[] {1, 1, 1, 1})),
        arguments(false, lbfgs(2, two, two, two, new double[] {1, 1, -1, -1})),
        arguments(false, lbfgs(2, two, two, two, new double[] {1, 1, Double.NaN, 1})),
        arguments(false, lbfgs(40, two, two, two, new double[4 * 21])));
  }

  private static Map<String, double[]> adam(double step, double[] mean, double[] square) {
    return Map.of("step", new double[] {step}, "exp_avg", mean, "exp_avg_sq", square);
  }

  private static Map<String, double[]> lbfgs(
      double steps, double[] present, double[] moved, double[] gradient, double[] pairs) {
    return Map.of(
        "steps",
        new double[] {steps},
        "present",
        present,
        "moved",
        moved,
        "gradient",
        gradient,
        "pairs",
        pairs);
  }

  @ParameterizedTest
  @MethodSource("foreignMemories")
  void foreignMemoriesAreRefused(boolean adam, Map<String, double[]> memory) {
    ParameterOptimizer optimizer = adam ? ParameterOptimizer.adam(0) : ParameterOptimizer.lbfgs(0);
    assertThatThrownBy(() -> optimizer.restore(memory, 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the optimizer's memory");
  }
}
