package rung.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rung.cli.output.ErrorTable;
import rung.cli.output.Json;
import rung.cli.output.Watcher;
import rung.cli.report.RunReport;
import rung.learn.LearnedConstant;
import rung.learn.RunResults;
import rung.learn.TrainingSession;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.run.RunFolder;
import rung.parallel.Workers;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.OutputException;

/** {@code ./rung train}: trains a functional and measures it on held-out data. */
@CommandLine.Command(
    name = "train",
    description = "Trains a functional as a configuration says, and measures it on held-out data.")
public final class TrainCommand implements Command {
  @Parameters(
      paramLabel = "CONFIG",
      description = "Training configuration, YAML; - for the standard input.")
  private Path config = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run directory (default: runs/ and the configuration's name).")
  private @Nullable Path out;

  @Option(names = "--resume", description = "Go on with the run that is in the directory.")
  private boolean resume;

  @Option(names = "--force", description = "Replace the run that is in the directory.")
  private boolean force;

  @CommandLine.Mixin private RunOptions run = new RunOptions();

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (resume && force) {
      throw new InputException("--resume and --force exclude each other", "", "give one of them");
    }
    TrainingConfig read = TrainingConfigReader.read(config);
    Path folder = out == null ? named(config) : out;
    RunFolder.Existing existing =
        resume
            ? RunFolder.Existing.RESUME
            : force ? RunFolder.Existing.REPLACE : RunFolder.Existing.REFUSE;
    RunResults results;
    Path report;
    int count = run.threads(read.threads());
    try (Workers workers = Workers.of(count);
        Watcher watcher = new Watcher()) {
      results = new TrainingSession(read, workers, watcher).run(folder, existing);
      report = RunReport.write(folder);
    } catch (OutputException e) {
      throw e.remedy().isEmpty() ? e.withRemedy(GoingOn.remedy(config, folder)) : e;
    }
    if (spec != null) {
      print(spec.commandLine().getOut(), folder, report, results);
    }
    return results.converged() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void print(PrintWriter printer, Path folder, Path report, RunResults results) {
    if (run.json()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("run", folder.toString());
      object.put("model", folder.resolve("model").toString());
      object.put("report", report.toString());
      object.put("converged", results.converged());
      object.put("facts", results.facts());
      object.put("constants", results.learned());
      object.put("train", ErrorTable.json(results.train()));
      object.put("holdout", ErrorTable.json(results.holdout()));
      Json.print(printer, object);
    } else {
      ErrorTable.print(printer, "Trained on", results.train());
      ErrorTable.print(printer, "Held out", results.holdout());
      printConstants(printer, results.learned());
      printer.printf(Locale.ROOT, "%nmodel   %s%nreport  %s%n", folder.resolve("model"), report);
    }
  }

  private static void printConstants(PrintWriter printer, List<LearnedConstant> constants) {
    if (!constants.isEmpty()) {
      printer.printf(Locale.ROOT, "%nLearned%n%-40s %14s %14s%n", "constant", "before", "after");
    }
    for (LearnedConstant c : constants) {
      printer.printf(Locale.ROOT, "%-40s %14.6f %14.6f%n", c.name(), c.before(), c.after());
    }
  }

  /** runs/ and the name of the configuration; what comes through a pipe has none. */
  private static Path named(Path config) {
    if (InputText.isStandardInput(config) || !Files.isRegularFile(config)) {
      throw new InputException(
          "a configuration from a pipe has no name",
          "--out",
          "give a run directory with --out DIR");
    }
    return Path.of("runs", String.valueOf(config.getFileName()).replaceFirst("\\.ya?ml$", ""));
  }
}
