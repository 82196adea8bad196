package rung.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadialRuleTest {
  @ParameterizedTest
  @CsvSource({"75, 0.9, 0.2", "75, 0.9, 1", "75, 0.9, 100", "99, 1.8, 0.02", "99, 0.8, 5000"})
  void integratesGaussians(int n, double xi, double exponent) {
    RadialRule rule = RadialRule.treutlerAhlrichs(n, xi);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += rule.weights()[i] * Math.exp(-exponent * rule.r()[i] * rule.r()[i]);
    }
    double exact = Math.sqrt(Math.PI) / (4 * Math.pow(exponent, 1.5));
    assertThat(sum / exact).isCloseTo(1, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 4, 16})
  void integratesExponentials(double decay) {
    RadialRule rule = RadialRule.treutlerAhlrichs(99, 0.9);
    double sum = 0;
    for (int i = 0; i < rule.size(); i++) {
      sum += rule.weights()[i] * Math.exp(-decay * rule.r()[i]);
    }
    assertThat(sum * Math.pow(decay, 3) / 2).isCloseTo(1, within(1e-8));
  }

  @Test
  void scalesWithXi() {
    RadialRule one = RadialRule.treutlerAhlrichs(50, 1);
    RadialRule two = RadialRule.treutlerAhlrichs(50, 2);
    for (int i = 0; i < 50; i++) {
      assertThat(two.r()[i]).isCloseTo(2 * one.r()[i], within(1e-12 * two.r()[i]));
      assertThat(two.weights()[i])
          .isCloseTo(8 * one.weights()[i], within(1e-12 * two.weights()[i]));
    }
  }

  @Test
  void radiiAscend() {
    assertThat(RadialRule.treutlerAhlrichs(60, 1.1).r()).isSorted().doesNotHaveDuplicates();
  }
}
