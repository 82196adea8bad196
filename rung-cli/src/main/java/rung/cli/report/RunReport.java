package rung.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import rung.learn.RunResults;
import rung.system.InputException;

/** Writes report.html of a run directory from the figures that the run keeps. */
public final class RunReport {
  private RunReport() {}

  /** Writes the page and returns its path. */
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
    try {
      RunResults results = RunResults.fromJson(Files.readString(evaluation), evaluation.toString());
      LearningCurve curve = LearningCurve.read(metrics.toString(), Files.readAllLines(metrics));
      String title = "Rung: " + results.facts().getOrDefault("configuration", run.toString());
      Path unfinished = run.resolve("report.html.unfinished");
      Files.writeString(unfinished, HtmlReport.of(title, results, curve));
      Path report = run.resolve("report.html");
      Files.move(
          unfinished, report, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report of " + run, e);
    }
  }
}
