package rung.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rung.cli.output.Json;
import rung.cli.report.RunReport;

/** {@code ./rung report}: writes report.html of a run anew. */
@CommandLine.Command(
    name = "report",
    description = "Writes the report of a run from the figures that it keeps.")
public final class ReportCommand implements Command {
  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path run = Path.of("");

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path report = RunReport.write(run);
    if (spec != null) {
      if (json) {
        Json.print(spec.commandLine().getOut(), Map.of("report", report.toString()));
      } else {
        spec.commandLine().getOut().println(report);
      }
    }
    return ExitCode.DONE;
  }
}
