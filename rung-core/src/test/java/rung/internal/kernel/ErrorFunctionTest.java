package rung.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The error function against mpmath's values. */
class ErrorFunctionTest {
  @Test
  void agreesWithTheTableWithinTwoUlps() throws IOException {
    List<String> lines;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ErrorFunctionTest.class.getResourceAsStream("/oracle/erf.csv")),
                StandardCharsets.UTF_8))) {
      lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
    double[] x = lines.stream().mapToDouble(s -> Double.parseDouble(s.split(",")[0])).toArray();
    double[] y = new double[x.length];
    ErrorFunction.erf(x, y, x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = Double.parseDouble(lines.get(i).split(",")[1]);
      assertThat(Math.abs(y[i] - expected) / Math.ulp(expected))
          .as("erf(%s)", x[i])
          .isLessThan(2.1);
    }
  }

  @Test
  void isOddAndEndsAtOne() {
    double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1e300, -3, 3};
    double[] y = new double[x.length];
    ErrorFunction.erf(x, y, x.length);
    assertThat(y[0]).isEqualTo(1);
    assertThat(y[1]).isEqualTo(-1);
    assertThat(y[2]).isNaN();
    assertThat(y[3]).isEqualTo(1);
    assertThat(y[4]).isEqualTo(-y[5]);
  }
}
