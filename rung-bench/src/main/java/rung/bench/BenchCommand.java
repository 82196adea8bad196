package rung.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import rung.cli.Command;
import rung.cli.ExitCode;
import rung.cli.Json;
import rung.system.InputException;

/**
 * {@code ./rung bench}: times the main parts, warm, on one thread, against the machine's yardstick.
 */
@CommandLine.Command(
    name = "bench",
    description =
        "Times integrals, SCF and training on one thread; equivalent GFLOP = seconds x the same run's"
            + " matrix-product rate.")
public final class BenchCommand implements Command {
  @CommandLine.Option(names = "--only", description = "Only cases whose name contains this.")
  private String only = "";

  @CommandLine.Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    List<BenchCase> cases =
        BenchCases.all().stream().filter(one -> one.name().contains(only)).toList();
    if (cases.isEmpty()) {
      throw new InputException(
          "no case contains '" + only + "'",
          "--only",
          "choose from "
              + String.join(", ", BenchCases.all().stream().map(BenchCase::name).toList()));
    }
    if (spec == null) {
      return ExitCode.INTERNAL;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      line(
          out,
          "%-34s %9s %9s %9s %9s %7s  %s",
          "case, one thread, warm",
          "min s",
          "median s",
          "GFLOP/s",
          "eq.GFLOP",
          "budget",
          "what was done");
    }
    List<Map<String, Object>> results = new ArrayList<>();
    for (BenchCase one : cases) {
      if (out.checkError()) {
        // Nobody would read the rest.
        return ExitCode.FAILED;
      }
      BenchResult result = BenchResult.measure(one);
      results.add(asMap(result));
      if (!json) {
        line(
            out,
            "%-34s %9.4f %9.4f %9.1f %9.2f %7.0f  %s; %d warm-ups, %d runs",
            result.name(),
            result.best(),
            result.median(),
            result.rate(),
            result.equivalentGigaflop(),
            result.budget(),
            result.facts(),
            result.warmUps(),
            result.seconds().length);
        out.flush();
      }
    }
    if (json) {
      Json.print(out, Map.of("cases", results));
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> asMap(BenchResult result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", result.name());
    map.put("seconds", result.seconds());
    map.put("matrix_product_gflops", result.rate());
    map.put("equivalent_gflop", result.equivalentGigaflop());
    map.put("budget", result.budget());
    map.put("warm_ups", result.warmUps());
    map.put("facts", result.facts());
    return map;
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
