package rung.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.cli.ExitCode;

/**
 * What {@code ./rung bench} tells of its cases, and whether they kept within their budgets.
 *
 * @param results in the order of the run
 */
record BenchTable(List<BenchResult> results) {
  BenchTable {
    results = List.copyOf(results);
  }

  static String heading() {
    return format(
        "%-34s %9s %9s %9s %9s %7s %6s  %s",
        "case, one thread, warm",
        "min s",
        "median s",
        "GFLOP/s",
        "eq.GFLOP",
        "budget",
        "",
        "what was done");
  }

  static String row(BenchResult result) {
    return format(
        "%-34s %9.4f %9.4f %9.1f %9.2f %7.0f %6s  %s; %d warm-ups, %d runs",
        result.name(),
        result.best(),
        result.median(),
        result.rate(),
        result.equivalentGigaflop(),
        result.budget(),
        result.missed() ? "MISSED" : "",
        result.facts(),
        result.warmUps(),
        result.seconds().length);
  }

  /** One line: which budgets were missed, and by how much. */
  String verdict() {
    List<BenchResult> missed = missed();
    if (missed.isEmpty()) {
      return results.size() == 1 ? "budget kept" : "all " + results.size() + " budgets kept";
    }
    return format("%d of %d budgets missed: ", missed.size(), results.size())
        + String.join(", ", missed.stream().map(BenchTable::excess).toList());
  }

  /** The results as one JSON object; names as in docs/benchmarks.md. */
  Map<String, Object> json() {
    return Map.of("cases", results.stream().map(BenchTable::json).toList());
  }

  /** A missed budget is a failure only where budgets count. */
  int exitCode(boolean strict) {
    return strict && !missed().isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
  }

  private List<BenchResult> missed() {
    return results.stream().filter(BenchResult::missed).toList();
  }

  private static String excess(BenchResult result) {
    return format("%s (%.4g of %.4g)", result.name(), result.equivalentGigaflop(), result.budget());
  }

  private static Map<String, Object> json(BenchResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", result.name());
    map.put("seconds", result.seconds());
    map.put("matrix_product_gflops", result.rate());
    map.put("equivalent_gflop", result.equivalentGigaflop());
    map.put("budget", result.budget());
    map.put("missed", result.missed());
    map.put("warm_ups", result.warmUps());
    map.put("facts", result.facts());
    return map;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
