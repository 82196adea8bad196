package rung.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fused loops against their definitions, at awkward sizes. */
class OrbitalRowsTest {
  private final SplittableRandom random = new SplittableRandom(4);

  @ParameterizedTest
  @CsvSource({"1,1", "3,13", "7,207", "2,702", "24,256"})
  void contractionsAndWeightsEqualTheirDefinitions(int rows, int n) {
    double[] x = values(rows * n);
    double[] value = values(rows * n);
    double[][] gradient = {values(rows * n), values(rows * n), values(rows * n)};
    double[] a = values(n);
    double[][] b = {values(n), values(n), values(n)};
    double[][] sums = new double[4][n];
    double[] out = new double[rows * n];
    double[] plain = new double[rows * n];
    OrbitalRows loops = new OrbitalRows();
    loops.contract(rows, n, x, value, gradient, sums);
    loops.weight(rows, n, a, b, value, gradient, out);
    loops.weight(rows, n, a, new double[0][], value, gradient, plain);
    for (int g = 0; g < n; g++) {
      double[] expected = new double[4];
      for (int row = 0; row < rows; row++) {
        int i = row * n + g;
        expected[0] += x[i] * value[i];
        double weighted = a[g] * value[i];
        for (int k = 0; k < 3; k++) {
          expected[1 + k] += x[i] * gradient[k][i];
          weighted += b[k][g] * gradient[k][i];
        }
        assertThat(out[i]).isCloseTo(weighted, offset(1e-13));
        assertThat(plain[i]).isCloseTo(a[g] * value[i], offset(1e-15));
      }
      for (int k = 0; k < 4; k++) {
        assertThat(sums[k][g]).isCloseTo(expected[k], offset(1e-12));
      }
    }
  }

  private double[] values(int n) {
    return random.doubles(n, -1, 1).toArray();
  }
}
