package rung.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LebedevRuleTest {
  static Stream<Integer> sizes() {
    return LebedevRule.sizes().stream();
  }

  @Test
  void coversTheRulesFrom6To1202Points() {
    assertThat(LebedevRule.sizes())
        .containsExactly(
            6, 14, 26, 38, 50, 74, 86, 110, 146, 170, 194, 230, 266, 302, 350, 434, 590, 770, 974,
            1202);
    assertThat(LebedevRule.positiveSizes())
        .doesNotContainAnyElementsOf(List.of(74, 230, 266))
        .hasSize(17);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void pointsLieOnTheUnitSphereAndWeightsSumToOne(int size) {
    LebedevRule rule = LebedevRule.of(size);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double x = rule.x()[i];
      double y = rule.y()[i];
      double z = rule.z()[i];
      assertThat(x * x + y * y + z * z).isCloseTo(1, within(1e-15));
      sum += rule.weights()[i];
    }
    assertThat(sum).isCloseTo(1, within(1e-14));
  }

  /** Exact: (i−1)!! (j−1)!! (k−1)!! / (i+j+k+1)!! for even powers, else zero. */
  @ParameterizedTest
  @MethodSource("sizes")
  void integratesEveryMonomialUpToItsDegree(int size) {
    LebedevRule rule = LebedevRule.of(size);
    double[][] x = powers(rule.x(), rule.degree());
    double[][] y = powers(rule.y(), rule.degree());
    double[][] z = powers(rule.z(), rule.degree());
    for (int i = 0; i <= rule.degree(); i++) {
      for (int j = 0; i + j <= rule.degree(); j++) {
        for (int k = 0; i + j + k <= rule.degree(); k++) {
          double sum = 0;
          for (int p = 0; p < size; p++) {
            sum += rule.weights()[p] * x[i][p] * y[j][p] * z[k][p];
          }
          if (Math.abs(sum - exact(i, j, k)) > 1e-14) {
            assertThat(sum).as("x^%d y^%d z^%d", i, j, k).isCloseTo(exact(i, j, k), within(1e-14));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void failsForHigherDegree(int size) {
    LebedevRule rule = LebedevRule.of(size);
    int power = rule.degree() + 1;
    double sum = 0;
    double worst = 0;
    for (int j = 0; j <= power; j += 2) {
      sum = 0;
      for (int p = 0; p < size; p++) {
        sum += rule.weights()[p] * Math.pow(rule.x()[p], power - j) * Math.pow(rule.y()[p], j);
      }
      worst = Math.max(worst, Math.abs(sum / exact(power - j, j, 0) - 1));
    }
    assertThat(worst).isGreaterThan(1e-12);
  }

  private static double[][] powers(double[] base, int highest) {
    double[][] result = new double[highest + 1][base.length];
    for (int p = 0; p < base.length; p++) {
      double power = 1;
      for (int k = 0; k <= highest; k++) {
        result[k][p] = power;
        power *= base[p];
      }
    }
    return result;
  }

  private static double exact(int i, int j, int k) {
    if (i % 2 + j % 2 + k % 2 > 0) {
      return 0;
    }
    // (i−1)!! (j−1)!! (k−1)!! / (i+j+k+1)!!, multiplied alternately to stay in range.
    double value = 1;
    int total = 3;
    for (int power : new int[] {i, j, k}) {
      for (int f = 1; f < power; f += 2, total += 2) {
        value *= (double) f / total;
      }
    }
    return value;
  }
}
