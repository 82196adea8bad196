package rung.cli.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import rung.learn.CourseMark;
import rung.learn.RunResults;
import rung.learn.data.DataSource;
import rung.learn.train.Metrics;
import rung.learn.train.StepReport;
import rung.system.InputException;
import rung.system.InputText;
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
    RunResults results =
        RunResults.fromJson(new DataSource.InFile(evaluation).read(), evaluation.toString());
    byte[] course = InputText.bytes(metrics);
    List<StepReport> steps = Metrics.read(metrics.toString(), course);
    requireSameRun(results, course, metrics);
    String title = "Rung: " + results.facts().getOrDefault("configuration", run.toString());
    Path report = run.resolve("report.html");
    WholeFile.write(report, HtmlReport.of(title, results, LearningCurve.of(steps)));
    return report;
  }

  private static void requireSameRun(RunResults results, byte[] course, Path metrics) {
    CourseMark told = results.course();
    CourseMark found = CourseMark.of(course);
    if (told != null && !told.equals(found)) {
      throw new InputException(
          told.steps() == found.steps()
              ? "the file has other figures than the run that evaluation.json tells of"
              : String.format(
                  Locale.ROOT,
                  "the file has %d steps, the run that evaluation.json tells of has %d",
                  found.steps(),
                  told.steps()),
          metrics.toString(),
          "restore both files of one run; or write them anew with ./rung train CONFIG --force");
    }
  }
}
