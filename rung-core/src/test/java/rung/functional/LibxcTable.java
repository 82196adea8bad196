package rung.functional;

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
import java.util.TreeMap;
import rung.functional.named.Functionals;

/**
 * Recorded values of libxc and how far a functional is from them, as max|Δ| / (1 + max|value|) over
 * the points of one system, the worst of systems, polarisations and derivatives.
 */
final class LibxcTable {
  /** What libxc allows itself for energies per particle. */
  static final double VALUE_BUDGET = 5e-8;

  /** The same for first derivatives. */
  static final double DERIVATIVE_BUDGET = 5e-5;

  private static final List<String> SYSTEMS = List.of("H", "Li", "BrOH");

  /** A deviation with a word on where it is. */
  record Deviation(double size, String where) {
    Deviation worse(Deviation other) {
      return other.size > size || Double.isNaN(other.size) ? other : this;
    }
  }

  /** Deviations of energies and of first derivatives. */
  record Agreement(Deviation value, Deviation derivative) {}

  /** Columns of a point: ρ_α, ρ_β, σ_αα, σ_αβ, σ_ββ, ∇²ρ_α, ∇²ρ_β, τ_α, τ_β. */
  private final Map<String, double[]> points = new HashMap<>();

  /** Rows of a functional and a polarisation: point, then ε and the derivatives. */
  private final Map<String, List<String[]>> rows = new TreeMap<>();

  LibxcTable(String... resources) {
    for (String resource : resources) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(LibxcTable.class.getResourceAsStream(resource)),
                  StandardCharsets.UTF_8))) {
        reader.lines().filter(line -> !line.startsWith("#")).forEach(this::read);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(String line) {
    String[] fields = line.split(",", -1);
    if (fields[0].equals("point")) {
      points.put(
          fields[1],
          Arrays.stream(fields, 2, fields.length).mapToDouble(Double::parseDouble).toArray());
    } else if (fields[0].equals("value")) {
      rows.computeIfAbsent(fields[1] + " " + fields[2], key -> new ArrayList<>()).add(fields);
    }
  }

  List<String> names() {
    return rows.keySet().stream().map(key -> key.split(" ")[0]).distinct().toList();
  }

  Agreement agreement(Functional functional) {
    Deviation value = new Deviation(0, "");
    Deviation slope = new Deviation(0, "");
    for (int spins = 1; spins <= 2; spins++) {
      FeatureLayout layout = functional.layout(spins);
      List<String[]> all = rows.get(functional.name() + (spins == 1 ? " unpol" : " pol"));
      for (String system : SYSTEMS) {
        List<String[]> own = all.stream().filter(row -> row[3].matches(system + "[0-9]+")).toList();
        Features features = features(layout, own);
        double[] e = functional.energyDensity(features);
        double[][] derivative = functional.evaluate(features).derivative();
        double[] perParticle = new double[own.size()];
        for (int p = 0; p < own.size(); p++) {
          perParticle[p] = e[p] / total(features, p);
        }
        value = value.worse(compare("exc, spins " + spins, own, 4, perParticle));
        for (int c = 0; c < layout.channels(); c++) {
          String what = "channel " + c + ", spins " + spins;
          slope = slope.worse(compare(what, own, 5 + c, derivative[c]));
        }
      }
    }
    return new Agreement(value, slope);
  }

  private static double total(Features features, int p) {
    double[][] v = features.values();
    return features.layout().spins() == 1 ? v[0][p] : v[0][p] + v[1][p];
  }

  private Features features(FeatureLayout layout, List<String[]> rows) {
    int n = rows.size();
    double[][] values = new double[layout.channels()][n];
    double[] weights = new double[n];
    Arrays.fill(weights, 1);
    for (int p = 0; p < n; p++) {
      double[] x = Objects.requireNonNull(points.get(rows.get(p)[3]));
      double[] own =
          layout.spins() == 2
              ? new double[] {x[0], x[1], x[2], x[3], x[4], x[7], x[8]}
              : new double[] {x[0] + x[1], x[2] + 2 * x[3] + x[4], x[7] + x[8]};
      for (int c = 0; c < layout.channels(); c++) {
        values[c][p] = own[c];
      }
    }
    return new Features(layout, n, values, weights);
  }

  private static Deviation compare(String what, List<String[]> rows, int column, double[] actual) {
    if (!rows.isEmpty() && rows.get(0).length <= column) {
      return new Deviation(0, "");
    }
    double scale = 1;
    for (String[] row : rows) {
      scale = Math.max(scale, 1 + Math.abs(Double.parseDouble(row[column])));
    }
    Deviation worst = new Deviation(0, "");
    for (int p = 0; p < rows.size(); p++) {
      String[] row = rows.get(p);
      double expected = Double.parseDouble(row[column]);
      String where = "%s, %s: %s, libxc %s".formatted(what, row[3], actual[p], expected);
      worst = worst.worse(new Deviation(Math.abs(actual[p] - expected) / scale, where));
    }
    return worst;
  }

  /** Prints the table of {@code docs/functionals.md}. */
  public static void main(String[] resources) {
    LibxcTable table = new LibxcTable(resources);
    for (String name : table.names()) {
      Agreement agreement = table.agreement(Functionals.parse(name));
      System.out.printf(
          "| `%s` | %.0e | %.0e |%n", name, agreement.value.size, agreement.derivative.size);
    }
  }
}
