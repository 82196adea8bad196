package rung.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pair sums against their definition, at awkward sizes. */
class VanDerWaalsPairsTest {
  private final SplittableRandom random = new SplittableRandom(8);

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 256})
  void sumsEqualTheirDefinition(int n) {
    VanDerWaalsPairs.Points block = points(n);
    VanDerWaalsPairs.Points all = points(5);
    double[] q = values(5, -1);
    double[] charge = values(5, -1);
    double[] omega = values(5, -1);
    double[] kappa = values(5, -1);
    double[][] sums = new double[9][n];
    for (int j = 0; j < 5; j++) {
      VanDerWaalsPairs.addPotentials(block, n, all, j, q[j], sums[0], sums[1], sums[2]);
      VanDerWaalsPairs.addCurvatures(block, n, all, j, q[j], sums[3], sums[4], sums[5]);
      VanDerWaalsPairs.addResponses(
          block, n, all, j, charge[j], omega[j], kappa[j], sums[6], sums[7], sums[8]);
    }
    for (int i = 0; i < n; i++) {
      double[] expected = new double[9];
      for (int j = 0; j < 5; j++) {
        double[] phi = VanDerWaalsPairs.plain(block, i, all, j);
        double r2 = phi[5];
        double change = r2 * omega[j] + kappa[j];
        double slope = charge[j] * phi[1] + change * phi[4];
        double[] terms = {
          q[j] * phi[0],
          q[j] * phi[1],
          q[j] * r2 * phi[1],
          q[j] * phi[3],
          q[j] * r2 * phi[3],
          q[j] * r2 * r2 * phi[3],
          charge[j] * phi[0] + change * phi[2],
          slope,
          r2 * slope
        };
        for (int k = 0; k < terms.length; k++) {
          expected[k] += terms[k];
        }
      }
      for (int k = 0; k < expected.length; k++) {
        assertThat(sums[k][i]).isCloseTo(expected[k], offset(1e-11 * (1 + Math.abs(expected[k]))));
      }
    }
  }

  private VanDerWaalsPairs.Points points(int n) {
    return new VanDerWaalsPairs.Points(
        values(n, -3), values(n, -3), values(n, -3), values(n, 0.3), values(n, 0.3));
  }

  private double[] values(int n, double from) {
    return random.doubles(n, from, 3).toArray();
  }
}
