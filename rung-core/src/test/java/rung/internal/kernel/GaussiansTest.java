package rung.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussiansTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 702})
  void equalsTheSimpleTwinToTwoUlp(int n) {
    SplittableRandom random = new SplittableRandom(n);
    for (double exponent : new double[] {1e-3, 0.7, 31.4, 2e5}) {
      double[] squares = random.doubles(n, 0, 300).toArray();
      squares[0] = 0;
      double[] fast = new double[n];
      double[] simple = new double[n];
      Gaussians.evaluate(squares, exponent, fast, new double[n], n);
      Gaussians.simple(squares, exponent, simple, n);
      for (int i = 0; i < n; i++) {
        double budget = Math.max(2 * Math.ulp(simple[i]), Double.MIN_NORMAL);
        assertThat(Math.abs(fast[i] - simple[i])).isLessThanOrEqualTo(budget);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {709, 745, 746, 1e6, 1e12})
  void isZeroBelowTheSmallestNormalNumber(double argument) {
    double[] out = {Double.NaN};
    Gaussians.evaluate(new double[] {argument}, 1, out, new double[1], 1);
    assertThat(out[0]).isZero();
  }
}
