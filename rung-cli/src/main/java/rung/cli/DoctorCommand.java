package rung.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import rung.cli.output.Json;
import rung.functional.Functional;
import rung.molecular.KohnShamSystem;
import rung.neural.model.FunctionalResolver;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.StabilityPolicy;
import rung.scf.solver.Convergence;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.file.GeometryFile;

/** {@code ./rung doctor}: checks what Rung stands on, or why an SCF is hard. */
@CommandLine.Command(
    name = "doctor",
    description = {
      "Checks the JDK, the native libraries, memory, threads and the start-up cache.",
      "With a geometry: why its SCF is hard, and what to try."
    })
public final class DoctorCommand implements Command {
  @CommandLine.Parameters(paramLabel = "FILE", arity = "0..1", description = "Geometry, as of scf.")
  private @Nullable Path file;

  @CommandLine.Option(
      names = "--xc",
      paramLabel = "NAME|MODEL",
      defaultValue = "pbe",
      description = "Functional (default: ${DEFAULT-VALUE}).")
  private String xc = "pbe";

  @CommandLine.Option(names = "--charge", description = "Total charge, as of scf.")
  private @Nullable Integer charge;

  @CommandLine.Option(names = "--spin", description = "2S, as of scf.")
  private @Nullable Integer spin;

  @CommandLine.Mixin private MethodOptions method = new MethodOptions();

  @CommandLine.Mixin private RunOptions run = new RunOptions();

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Path geometry = file;
    return geometry == null ? machine() : system(geometry);
  }

  private int system(Path file) {
    ChargeAndSpin said = ChargeAndSpin.of(charge, spin, "command line");
    Geometry geometry = GeometryFile.read(file, said, null);
    Functional functional = FunctionalResolver.resolve(xc);
    ScfLadder ladder = ScfLadder.of(new Convergence(100, 1e-9, 1e-6)).with(StabilityPolicy.FOLLOW);
    try (Workers workers = Workers.of(run.threads())) {
      KohnShamSystem system =
          KohnShamSystem.build(geometry.molecule(), method.settings(List.of(functional)), workers);
      ScfSolution solution = ladder.solve(system, functional, null, workers);
      SystemDiagnosis diagnosis = SystemDiagnosis.of(system, solution, workers);
      if (spec != null) {
        PrintWriter out = spec.commandLine().getOut();
        if (run.json()) {
          Json.print(out, diagnosis.json());
        } else {
          diagnosis.lines().forEach(out::println);
        }
      }
      return solution.converged() ? ExitCode.DONE : ExitCode.FAILED;
    }
  }

  private int machine() {
    List<Diagnosis> diagnoses = Diagnosis.all();
    boolean sound = diagnoses.stream().allMatch(Diagnosis::sound);
    if (spec != null) {
      if (run.json()) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("sound", sound);
        diagnoses.forEach(
            d -> object.put(d.subject(), Map.of("sound", d.sound(), "finding", d.finding())));
        Json.print(spec.commandLine().getOut(), object);
      } else {
        for (Diagnosis d : diagnoses) {
          spec.commandLine()
              .getOut()
              .printf(
                  Locale.ROOT,
                  "%-5s %-13s %s%n",
                  d.sound() ? "ok" : "FAULT",
                  d.subject(),
                  d.finding());
        }
      }
    }
    return sound ? ExitCode.DONE : ExitCode.FAILED;
  }
}
