package rung.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rung.learn.RunResults;
import rung.system.InputException;
import rung.system.WholeFile;

/** Writes report.html of a run directory from the figures that the run keeps. */
public final class RunReport {
  private RunReport() {}

  /**
   * Writes the page and returns its path.
   *
   * @throws rung.system.OutputException if it cannot be written
   */
  public static Path write(Path run) {
    System.setProperty("java.awt.headless", "true");
    Path evaluation = run.resolve("evaluation.json");
    Path metrics = run.resolve("metrics.jsonl");
    if (!Files.isRegularFile(evaluation) || !Files.isRegularFile(metrics)) {
      throw new InputException(
          "there is no finished run here",
          run.toString(),
          "give a run directory; finish it with ./rung train CONFIG --resume");
    }
    Path report = run.resolve("report.html");
    WholeFile.write(report, page(run, evaluation, metrics));
    return report;
  }

  private static String page(Path run, Path evaluation, Path metrics) {
    try {
      RunResults results = RunResults.fromJson(Files.readString(evaluation), evaluation.toString());
      LearningCurve curve = LearningCurve.read(metrics.toString(), Files.readAllLines(metrics));
      String title = "Rung: " + results.facts().getOrDefault("configuration", run.toString());
      return HtmlReport.of(title, results, curve);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + run, e);
    }
  }
}
