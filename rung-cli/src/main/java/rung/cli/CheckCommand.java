package rung.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rung.check.Certificate;
import rung.check.Finding;
import rung.cli.output.Json;
import rung.cli.output.Notes;
import rung.cli.report.CheckReport;
import rung.functional.Functional;
import rung.neural.model.FunctionalResolver;
import rung.neural.model.Model;
import rung.neural.model.ModelDirectory;
import rung.parallel.Workers;
import rung.system.OutputException;
import rung.system.WholeFile;

/** {@code ./rung check}: exact constraints on a functional; a model keeps what was found. */
@CommandLine.Command(
    name = "check",
    description = {
      "Tests a functional against exact constraints: local conditions, norms, limits.",
      "A model directory keeps the result as its certificate."
    })
public final class CheckCommand implements Command {
  @Parameters(
      paramLabel = "NAME|MODEL",
      description = "Functional: names joined as 0.5*lda_x+lda_c_pw, or a model directory.")
  private String name = "";

  @Option(
      names = "--reference-differences",
      description =
          "Show also the violation fractions as published ones were made, by finite differences.")
  private boolean references;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the findings and pictures of F_xc.")
  private @Nullable Path report;

  @CommandLine.Mixin private RunOptions run = new RunOptions();

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (report != null) {
      // Before the work, which takes seconds to minutes.
      WholeFile.requirePlace(report);
    }
    Optional<Path> directory = FunctionalResolver.modelDirectory(name);
    Optional<Model> model = directory.map(ModelDirectory::load);
    Functional functional =
        model.isPresent() ? model.get().functional() : FunctionalResolver.resolve(name);
    List<String> notes = functional.notes();
    if (spec != null) {
      Notes.print(spec.commandLine().getErr(), run.json(), notes);
    }
    Certificate certificate;
    try (Workers workers = Workers.of(run.threads())) {
      certificate = Certificate.of(functional, references, workers);
    }
    // Printed first: what cannot be kept is not to be lost.
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      if (run.json()) {
        Map<String, Object> object = new LinkedHashMap<>(certificate.facts());
        object.put(Notes.KEY, notes);
        Json.print(out, object);
      } else {
        print(out, certificate);
      }
    }
    if (report != null) {
      CheckReport.write(report, functional, certificate);
    }
    if (model.isPresent() && directory.isPresent()) {
      keep(directory.get(), model.get().withCertificate(certificate.facts()));
    }
    return certificate.passed() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static void keep(Path directory, Model checked) {
    try {
      ModelDirectory.saveDescription(directory, checked);
    } catch (OutputException e) {
      throw e.withRemedy("the findings stand, but the model does not keep them as its certificate");
    }
  }

  private static void print(PrintWriter out, Certificate certificate) {
    out.println(certificate.functional());
    for (Certificate.Section section : certificate.sections()) {
      out.printf(Locale.ROOT, "%n%s%n", section.title());
      boolean grid = !section.id().equals("norms");
      for (Finding finding : section.findings()) {
        out.printf(
            Locale.ROOT,
            "  %-4s  %-60s %s  largest violation %.3g (%s)%n",
            finding.passed() ? "pass" : "FAIL",
            finding.tested(),
            grid ? String.format(Locale.ROOT, "%9.6f of points violate,", finding.fraction()) : "",
            finding.violation(),
            finding.where());
      }
    }
    List<Finding> all =
        certificate.sections().stream().flatMap(s -> s.findings().stream()).toList();
    if (!certificate.leftOut().isEmpty()) {
      out.printf(Locale.ROOT, "%nLeft out%n");
      certificate.leftOut().forEach(line -> out.println("  " + line));
    }
    out.printf(
        Locale.ROOT,
        "%n%d of %d checks passed%n",
        all.stream().filter(Finding::passed).count(),
        all.size());
  }
}
