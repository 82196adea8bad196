package rung.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlopeBoundedNetworkTest {
  private static final int POINTS = 500;
  private static final double BOUND = 1.5;

  private static SlopeBoundedNetwork network(Activation activation, double size) {
    MultilayerPerceptron plain =
        MultilayerPerceptron.create(new Architecture(3, List.of(7, 5), activation), 4);
    double[] theta = plain.parameters().values().clone();
    SplitMix64 random = new SplitMix64(9);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += size * (random.nextDouble() - 0.5);
    }
    return SlopeBoundedNetwork.of(plain.withParameters(theta), BOUND);
  }

  private static double[][] points() {
    SplitMix64 random = new SplitMix64(2);
    double[][] u = new double[3][POINTS];
    for (double[] row : u) {
      for (int p = 0; p < POINTS; p++) {
        row[p] = 4 * random.nextDouble() - 2;
      }
    }
    return u;
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void theGradientStaysWithinTheBoundForAnyWeights(Activation activation) {
    for (double size : new double[] {0.1, 3, 1000}) {
      double[][] slope = new double[3][POINTS];
      network(activation, size).evaluate(POINTS, points(), new double[POINTS], slope, null);
      for (int p = 0; p < POINTS; p++) {
        double norm =
            Math.sqrt(
                slope[0][p] * slope[0][p] + slope[1][p] * slope[1][p] + slope[2][p] * slope[2][p]);
        assertThat(norm).isLessThanOrEqualTo(BOUND);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void theParameterGradientMatchesFiniteDifferences(Activation activation) {
    SlopeBoundedNetwork network = network(activation, 2);
    double[][] u = points();
    double[] theta = network.parameters().values();
    double[] seed = new double[POINTS];
    java.util.Arrays.fill(seed, 0.01);
    double[] gradient = new double[theta.length];
    network.addParameterGradient(POINTS, u, seed, seed, u, gradient);
    double h = 1e-5;
    for (int i = 0; i < theta.length; i++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[i] += h;
      down[i] -= h;
      double expected =
          (sum(network.withParameters(up), u) - sum(network.withParameters(down), u)) / (2 * h);
      assertThat(gradient[i]).isCloseTo(expected, within(1e-7));
    }
  }

  /** 0.01 Σ_p g + Σ_i u_i ∂g/∂u_i. */
  private static double sum(SlopeBoundedNetwork network, double[][] u) {
    double[] value = new double[POINTS];
    double[][] slope = new double[3][POINTS];
    network.evaluate(POINTS, u, value, slope, null);
    double sum = 0;
    for (int p = 0; p < POINTS; p++) {
      sum += value[p] + slope[0][p] * u[0][p] + slope[1][p] * u[1][p] + slope[2][p] * u[2][p];
    }
    return 0.01 * sum;
  }
}
