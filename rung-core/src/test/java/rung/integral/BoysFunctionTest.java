package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rung.internal.kernel.BoysKernel;

class BoysFunctionTest {
  private static final double BUDGET = 1e-14;

  @Test
  void equalsTheTableToTheDeclaredBudget() {
    OracleTable table = OracleTable.read("boys");
    assertThat(table.rows()).hasSizeGreaterThan(50);
    for (String[] row : table.rows()) {
      double x = Double.parseDouble(row[0]);
      for (int top = 0; top < row.length - 1; top++) {
        double[] values = BoysFunction.values(top, x);
        for (int m = 0; m <= top; m++) {
          double expected = Double.parseDouble(row[m + 1]);
          if (expected > Double.MIN_NORMAL) {
            assertThat(values[m] / expected).as("F_%d(%s)", m, x).isCloseTo(1, within(BUDGET));
          }
        }
      }
    }
  }

  @Test
  void joinsTheAsymptoticFormSmoothly() {
    for (int m = 0; m <= BoysFunction.MAX_ORDER; m++) {
      double below = BoysFunction.values(m, Math.nextDown(BoysKernel.LIMIT))[m];
      double above = BoysFunction.values(m, BoysKernel.LIMIT)[m];
      assertThat(above / below).isCloseTo(1, within(BUDGET));
    }
  }

  @Test
  void recursionHoldsBetweenNeighbouringOrders() {
    for (double x = 0.01; x < 120; x *= 1.07) {
      double[] f = BoysFunction.values(BoysFunction.MAX_ORDER, x);
      for (int m = 0; m < BoysFunction.MAX_ORDER; m++) {
        double own = BoysFunction.values(m, x)[m];
        assertThat(own / f[m]).as("F_%d(%s)", m, x).isCloseTo(1, within(BUDGET));
      }
    }
  }

  @Test
  void valueAtZeroIsTheInverseOddNumber() {
    double[] f = BoysFunction.values(28, 0);
    assertThat(f).containsExactly(expectedAtZero(), within(1e-16));
  }

  private static double[] expectedAtZero() {
    double[] expected = new double[29];
    Arrays.setAll(expected, m -> 1.0 / (2 * m + 1));
    return expected;
  }
}
