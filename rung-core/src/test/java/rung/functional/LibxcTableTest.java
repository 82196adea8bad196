package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every analytic functional against libxc's regression tables, within the budgets that libxc
 * declares.
 */
class LibxcTableTest {
  private static final double VALUE_BUDGET = 5e-8;
  private static final double DERIVATIVE_BUDGET = 5e-5;

  /** Columns of a point: ρ_α, ρ_β, σ_αα, σ_αβ, σ_ββ. */
  private static final Map<String, double[]> POINTS = new HashMap<>();

  /** Rows of a functional and a polarisation: point, then ε and the derivatives. */
  private static final Map<String, List<String[]>> ROWS = new HashMap<>();

  static {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    LibxcTableTest.class.getResourceAsStream("/oracle/libxc.csv")),
                StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(LibxcTableTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(String line) {
    String[] fields = line.split(",", -1);
    if (fields[0].equals("point")) {
      POINTS.put(fields[1], numbers(fields, 2, 7));
    } else if (fields[0].equals("value")) {
      ROWS.computeIfAbsent(fields[1] + " " + fields[2], key -> new ArrayList<>()).add(fields);
    }
  }

  private static double[] numbers(String[] fields, int from, int to) {
    return Arrays.stream(fields, from, to).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "lda_x",
    "lda_c_pw",
    "lda_c_pw_mod",
    "lda_c_vwn",
    "lda_c_vwn_rpa",
    "gga_x_pbe",
    "gga_c_pbe"
  })
  void energiesAndDerivativesAgreeWithLibxc(String name) {
    for (int spins = 1; spins <= 2; spins++) {
      Functional functional = Functionals.parse(name);
      FeatureLayout layout = functional.layout(spins);
      for (String system : List.of("H", "Li", "BrOH")) {
        List<String[]> rows =
            ROWS.get(name + (spins == 1 ? " unpol" : " pol")).stream()
                .filter(row -> row[3].matches(system + "[0-9]+"))
                .toList();
        assertThat(rows).isNotEmpty();
        Features features = features(layout, rows);
        double[] e = functional.energyDensity(features);
        double[][] derivative = functional.evaluate(features).derivative();
        double[] perParticle = new double[rows.size()];
        for (int p = 0; p < rows.size(); p++) {
          perParticle[p] = e[p] / total(features, p);
        }
        compare(name + " " + system + " exc", rows, 4, perParticle, VALUE_BUDGET);
        for (int c = 0; c < layout.channels(); c++) {
          compare(
              name + " " + system + " channel " + c + " spins " + spins,
              rows,
              5 + c,
              derivative[c],
              DERIVATIVE_BUDGET);
        }
      }
    }
  }

  private static double total(Features features, int p) {
    double[][] v = features.values();
    return features.layout().spins() == 1 ? v[0][p] : v[0][p] + v[1][p];
  }

  private static Features features(FeatureLayout layout, List<String[]> rows) {
    int n = rows.size();
    double[][] values = new double[layout.channels()][n];
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    for (int p = 0; p < n; p++) {
      double[] x = Objects.requireNonNull(POINTS.get(rows.get(p)[3]));
      double[] own = layout.spins() == 2 ? x : new double[] {x[0] + x[1], x[2] + 2 * x[3] + x[4]};
      for (int c = 0; c < layout.channels(); c++) {
        values[c][p] = own[c];
      }
    }
    return new Features(layout, n, values, weights);
  }

  private static void compare(
      String what, List<String[]> rows, int column, double[] actual, double budget) {
    double difference = 0;
    double scale = 0;
    String worst = "";
    for (int p = 0; p < rows.size(); p++) {
      double expected = Double.parseDouble(rows.get(p)[column]);
      scale = Math.max(scale, Math.abs(expected));
      if (!(Math.abs(actual[p] - expected) <= difference)) {
        difference = Math.abs(actual[p] - expected);
        worst = rows.get(p)[3] + ": " + actual[p] + " instead of " + expected;
      }
    }
    assertThat(difference / (1 + scale)).as("%s, %s", what, worst).isLessThanOrEqualTo(budget);
  }
}
