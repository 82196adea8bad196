package rung.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rung.cli.output.Json;
import rung.cli.output.Watcher;
import rung.learn.Trainees;
import rung.learn.config.TrainingConfig;
import rung.learn.config.TrainingConfigReader;
import rung.learn.train.GradientCheck;
import rung.learn.train.Training;
import rung.parallel.Workers;
import rung.system.InputException;

/** {@code ./rung gradcheck}: the loss gradient against finite differences of reconverged SCFs. */
@CommandLine.Command(
    name = "gradcheck",
    description =
        "Compares the loss gradient of a configuration with finite differences of reconverged SCFs.")
public final class GradcheckCommand implements Command {
  @Parameters(paramLabel = "CONFIG", description = "Training configuration, YAML.")
  private Path config = Path.of("");

  @Option(
      names = "--directions",
      defaultValue = "2",
      description = "Random directions of the parameters (default: ${DEFAULT-VALUE}).")
  private int directions = 2;

  @Option(
      names = "--step",
      defaultValue = "1e-2",
      description =
          "Step along a unit direction, each parameter in units of its magnitude (default: ${DEFAULT-VALUE}).")
  private double step = 1e-2;

  @Option(
      names = "--displacement",
      defaultValue = "0.05",
      description =
          "Size of a random displacement of the initial parameters (default: ${DEFAULT-VALUE}).")
  private double displacement = 0.05;

  @Option(
      names = "--tolerance",
      defaultValue = "1e-6",
      description = "Largest relative difference (default: ${DEFAULT-VALUE}).")
  private double tolerance = 1e-6;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of displacement and directions (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @CommandLine.Mixin private RunOptions run = new RunOptions();

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (directions < 1) {
      throw new InputException(directions + " directions", "--directions", "give 1 or more");
    }
    if (!(step > 0 && step < 1)) {
      throw new InputException("a step of " + step, "--step", "give one above 0 and below 1");
    }
    TrainingConfig read = TrainingConfigReader.read(config);
    GradientCheck.Report report;
    int count = run.threads(read.threads());
    try (Workers workers = Workers.of(count);
        Watcher watcher = new Watcher()) {
      Training training = Training.prepare(read, Trainees.of(read.functional()), workers, watcher);
      report = new GradientCheck(directions, step, displacement, seed).run(training, watcher);
    }
    boolean passed = report.passed(tolerance);
    if (spec != null) {
      print(spec.commandLine().getOut(), report, passed);
    }
    return passed ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void print(PrintWriter out, GradientCheck.Report report, boolean passed) {
    if (run.json()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("passed", passed);
      object.put("largest_relative_difference", report.largest());
      object.put("tolerance", tolerance);
      object.put("step", step);
      object.put("orbital_gradient_tolerance", GradientCheck.ORBITAL_GRADIENT);
      object.put("unconverged", report.unconverged());
      object.put("not_finite", report.leftOut());
      object.put("adjoints_solved", report.adjointsSolved());
      List<Object> all = new ArrayList<>();
      report.directions().forEach(lines -> all.add(lines));
      object.put("directions", all);
      Json.print(out, object);
      return;
    }
    for (int d = 0; d < report.directions().size(); d++) {
      out.printf(Locale.ROOT, "direction %d%n", d + 1);
      out.printf(
          Locale.ROOT, "%-28s %20s %20s %12s%n", "datum", "analytic", "quotient", "relative");
      for (GradientCheck.Line line : report.directions().get(d)) {
        out.printf(
            Locale.ROOT,
            "%-28s %20.12e %20.12e %12.2e%n",
            line.datum(),
            line.analytic(),
            line.quotient(),
            line.relative());
      }
    }
    if (!report.unconverged().isEmpty()) {
      out.println("not converged: " + String.join(", ", report.unconverged()));
    }
    report
        .leftOut()
        .forEach(one -> out.println("not finite: " + one.system() + ": " + one.reason()));
    if (!report.adjointsSolved()) {
      out.println("a linear solve of the adjoint equations missed its tolerance");
    }
    out.printf(
        Locale.ROOT,
        "largest relative difference %.2e, tolerance %.0e: %s%n",
        report.largest(),
        tolerance,
        passed ? "passed" : "FAILED");
  }
}
