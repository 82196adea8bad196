package rung.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import rung.cli.Command;
import rung.cli.ExitCode;
import rung.cli.output.Json;
import rung.system.InputException;

/**
 * {@code ./rung bench}: times the main parts, warm, on one thread, against the machine's yardstick,
 * and compares them with their budgets.
 */
@CommandLine.Command(
    name = "bench",
    description =
        "Times integrals, SCF and training on one thread; equivalent GFLOP = seconds x the same run's"
            + " matrix-product rate.")
public final class BenchCommand implements Command {
  @CommandLine.Option(names = "--only", description = "Only cases whose name contains this.")
  private String only = "";

  @CommandLine.Option(names = "--strict", description = "Exit with 1 if a budget is missed.")
  private boolean strict;

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
      out.println(BenchTable.heading());
    }
    List<BenchResult> results = new ArrayList<>();
    for (BenchCase one : cases) {
      if (out.checkError()) {
        // Nobody would read the rest.
        return ExitCode.FAILED;
      }
      BenchResult result = BenchResult.measure(one);
      results.add(result);
      if (!json) {
        out.println(BenchTable.row(result));
        out.flush();
      }
    }
    BenchTable table = new BenchTable(results);
    if (json) {
      Json.print(out, table.json());
    } else {
      out.println(table.verdict());
    }
    return table.exitCode(strict);
  }
}
