package rung.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import rung.functional.Parameters;
import rung.parallel.Workers;

class MultilayerPerceptronTest {
  static Stream<Arguments> shapesAndSizes() {
    List<Arguments> cases = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (int points : new int[] {1, 13, 207, 702}) {
        int inputs = 1 + (activation.ordinal() + points) % 4;
        cases.add(Arguments.of(activation, inputs, points));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("shapesAndSizes")
  void valuesAndBothDerivativesAgreeWithAutograd(Activation activation, int inputs, int points) {
    MultilayerPerceptron network = trained(inputs, List.of(32, 17, 8), activation);
    double[][] u = rows(inputs, points, 7);
    double[] value = new double[points];
    double[][] first = new double[inputs][points];
    double[][] second = new double[inputs * (inputs + 1) / 2][points];
    network.evaluate(points, u, value, first, second);
    AutogradPerceptron.Result oracle = new AutogradPerceptron(network).evaluate(u);
    for (int p = 0; p < points; p++) {
      assertClose(value[p], oracle.value()[p]);
      for (int i = 0; i < inputs; i++) {
        assertClose(first[i][p], oracle.first()[i * points + p]);
        for (int j = 0; j <= i; j++) {
          assertClose(second[i * (i + 1) / 2 + j][p], oracle.second()[i][j * points + p]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapesAndSizes")
  void parameterGradientsAgreeWithAutograd(Activation activation, int inputs, int points) {
    MultilayerPerceptron network = trained(inputs, List.of(9, 32), activation);
    double[][] u = rows(inputs, points, 8);
    double[] seed = rows(1, points, 9)[0];
    double[] tangentSeed = rows(1, points, 10)[0];
    double[][] tangent = rows(inputs, points, 11);
    AutogradPerceptron oracle = new AutogradPerceptron(network);
    double[] plain = new double[network.parameters().size()];
    network.addParameterGradient(points, u, seed, null, null, plain);
    assertClose(plain, oracle.parameterGradient(u, seed, null, null));
    double[] both = new double[plain.length];
    network.addParameterGradient(points, u, seed, tangentSeed, tangent, both);
    assertClose(both, oracle.parameterGradient(u, seed, tangentSeed, tangent));
  }

  @ParameterizedTest
  @EnumSource
  void derivativesAgreeWithFiniteDifferences(Activation activation) {
    MultilayerPerceptron network = trained(2, List.of(16, 16, 16), activation);
    double h = 1e-3;
    double[][] centre = {{0.3}, {-0.7}};
    double[][] first = new double[2][1];
    network.evaluate(1, centre, new double[1], first, null);
    for (int i = 0; i < 2; i++) {
      double[] shifted = new double[4];
      for (int k = 0; k < 4; k++) {
        double[][] u = {centre[0].clone(), centre[1].clone()};
        u[i][0] += new double[] {-2, -1, 1, 2}[k] * h;
        double[] value = new double[1];
        network.evaluate(1, u, value, null, null);
        shifted[k] = value[0];
      }
      double quotient = (shifted[0] - 8 * shifted[1] + 8 * shifted[2] - shifted[3]) / (12 * h);
      assertThat(first[i][0]).isCloseTo(quotient, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  @Test
  void newNetworkReturnsZeroEverywhereWithZeroDerivatives() {
    Architecture architecture = new Architecture(3, List.of(32, 32, 32), Activation.SILU);
    MultilayerPerceptron network = MultilayerPerceptron.create(architecture, 1);
    double[][] u = rows(3, 300, 1);
    double[] value = new double[300];
    double[][] first = new double[3][300];
    network.evaluate(300, u, value, first, null);
    assertThat(value).containsOnly(0.0);
    assertThat(first[2]).containsOnly(0.0);
  }

  @Test
  void initialWeightsFollowTheSeedAndGlorotsBound() {
    Architecture architecture = new Architecture(2, List.of(32, 32), Activation.TANH);
    double[] theta = architecture.initial(5);
    assertThat(architecture.initial(5)).containsExactly(theta);
    assertThat(architecture.initial(6)).isNotEqualTo(theta);
    double bound = Math.sqrt(6.0 / 34);
    for (int i = 0; i < 64; i++) {
      assertThat(Math.abs(theta[i])).isLessThan(bound);
    }
    // SplitMix64 with seed 1234567 starts with this number (Rosetta Code, "Pseudo-random
    // numbers/Splitmix64").
    assertThat(new SplitMix64(1234567).nextLong()).isEqualTo(6457827717110365317L);
  }

  @Test
  void parametersAreNamedSlicesOfOneVector() {
    MultilayerPerceptron network = trained(2, List.of(3), Activation.TANH);
    Parameters parameters = network.parameters();
    assertThat(parameters.slices())
        .containsExactly(
            new Parameters.Slice("layer0.weight", 6),
            new Parameters.Slice("layer0.bias", 3),
            new Parameters.Slice("layer1.weight", 3),
            new Parameters.Slice("layer1.bias", 1));
    double[] other = parameters.values().clone();
    other[12] += 1;
    double[] before = new double[1];
    double[] after = new double[1];
    network.evaluate(1, new double[][] {{0.1}, {0.2}}, before, null, null);
    network.withParameters(other).evaluate(1, new double[][] {{0.1}, {0.2}}, after, null, null);
    assertThat(after[0] - before[0]).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-15));
  }

  @ParameterizedTest
  @EnumSource
  void farOutsideTheUsualRangeEverythingStaysFinite(Activation activation) {
    double[] z = {-1e50, -1e6, -800, -50, -1e-300, 0, 1e-300, 50, 800, 1e50};
    double[] slope = new double[z.length];
    double[] curvature = new double[z.length];
    activation.apply(z.length, 0, z, slope, curvature);
    for (int i = 0; i < z.length; i++) {
      assertThat(z[i]).isFinite();
      assertThat(slope[i]).isFinite().isBetween(-0.2, 1.2);
      assertThat(curvature[i]).isFinite();
    }
  }

  @Test
  void twoThreadsGiveTheBitsOfOne() {
    MultilayerPerceptron network = trained(3, List.of(32, 32, 32), Activation.TANH);
    double[][] u = rows(3, 1000, 3);
    double[] seed = rows(1, 1000, 4)[0];
    List<double[]> serial = Workers.single().map(40, i -> work(network, u, seed));
    try (Workers workers = Workers.of(2)) {
      List<double[]> parallel = workers.map(40, i -> work(network, u, seed));
      for (int i = 0; i < 40; i++) {
        assertThat(parallel.get(i)).containsExactly(serial.get(i));
      }
    }
  }

  private static double[] work(MultilayerPerceptron network, double[][] u, double[] seed) {
    double[] value = new double[1000];
    double[][] first = new double[3][1000];
    double[] gradient = new double[network.parameters().size()];
    network.evaluate(1000, u, value, first, null);
    network.addParameterGradient(1000, u, seed, seed, u, gradient);
    double[] all = new double[2000 + gradient.length];
    System.arraycopy(value, 0, all, 0, 1000);
    System.arraycopy(first[2], 0, all, 1000, 1000);
    System.arraycopy(gradient, 0, all, 2000, gradient.length);
    return all;
  }

  static MultilayerPerceptron trained(int inputs, List<Integer> hidden, Activation activation) {
    Architecture architecture = new Architecture(inputs, hidden, activation);
    double[] theta = architecture.initial(42);
    SplitMix64 random = new SplitMix64(43);
    for (int i = theta.length - architecture.in(hidden.size()) - 1; i < theta.length; i++) {
      theta[i] = 2 * random.nextDouble() - 1;
    }
    return MultilayerPerceptron.of(architecture, theta);
  }

  static double[][] rows(int rows, int points, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] values = new double[rows][points];
    for (double[] row : values) {
      for (int p = 0; p < points; p++) {
        row[p] = 4 * random.nextDouble() - 2;
      }
    }
    return values;
  }

  private static void assertClose(double[] actual, double[] expected) {
    double scale = 0;
    for (double e : expected) {
      scale = Math.max(scale, Math.abs(e));
    }
    for (int i = 0; i < actual.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).isLessThan(1e-13 * (1 + scale));
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(Math.abs(actual - expected)).isLessThan(1e-13 * (1 + Math.abs(expected)));
  }
}
