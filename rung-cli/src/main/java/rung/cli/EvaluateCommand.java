package rung.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rung.cli.output.ErrorTable;
import rung.cli.output.Json;
import rung.cli.output.Notes;
import rung.cli.output.Watcher;
import rung.functional.Functional;
import rung.learn.config.ScfOptions;
import rung.learn.data.DataSet;
import rung.learn.data.DataSetReader;
import rung.learn.data.DataSource;
import rung.learn.data.Datum;
import rung.learn.evaluate.Evaluation;
import rung.learn.evaluate.Evaluator;
import rung.neural.model.FunctionalResolver;
import rung.parallel.Workers;

/** {@code ./rung evaluate}: errors of functionals on a data set. */
@CommandLine.Command(name = "evaluate", description = "Measures functionals on the data of a set.")
public final class EvaluateCommand implements Command {
  @Parameters(
      paramLabel = "NAME|MODEL",
      arity = "1..*",
      description = "Functionals: names or model directories.")
  private List<String> functionals = List.of();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "SET",
      description = "Data set: a YAML file, or embedded:NAME.")
  private String data = "";

  @Option(
      names = "--include",
      paramLabel = "ID",
      split = ",",
      description = "Only these data of the set.")
  private List<String> include = List.of();

  @CommandLine.Mixin private MethodOptions method = new MethodOptions();

  @Option(
      names = "--max-iterations",
      defaultValue = "100",
      description = "Largest number of SCF iterations (default: ${DEFAULT-VALUE}).")
  private int maxIterations = 100;

  @Option(
      names = "--solver",
      paramLabel = "NAMES",
      defaultValue = "usual",
      description = "Solvers in their order, as of scf (default: ${DEFAULT-VALUE}).")
  private String solvers = "usual";

  @Option(
      names = "--stability",
      paramLabel = "off|check|follow",
      defaultValue = "off",
      description =
          "Whether solutions are tested for being minima, as of scf (default: ${DEFAULT-VALUE}).")
  private String stability = "off";

  @Option(
      names = {"--occupation", "--smearing"},
      paramLabel = "POLICY",
      defaultValue = "aufbau",
      description =
          "How electrons are given to orbitals, as of scf; smeared, energies are free energies"
              + " (default: ${DEFAULT-VALUE}).")
  private String occupation = "aufbau";

  @Option(
      names = "--guess",
      paramLabel = "GUESS",
      defaultValue = "atomic",
      description = "Where SCFs begin, as of scf (default: ${DEFAULT-VALUE}).")
  private String guess = "atomic";

  @CommandLine.Mixin private RunOptions run = new RunOptions();

  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Limits.atLeastOne(maxIterations, "--max-iterations");
    DataSet set = DataSetReader.read(DataSource.of(data, Path.of("").toAbsolutePath(), "--data"));
    List<Datum> chosen = include.isEmpty() ? set.data() : set.select(include, "--include");
    List<Functional> named = new ArrayList<>();
    for (String name : functionals) {
      named.add(FunctionalResolver.resolve(name));
    }
    List<String> notes = Notes.of(named);
    if (spec != null) {
      Notes.print(spec.commandLine().getErr(), run.json(), notes);
    }
    ScfOptions scf =
        new ScfOptions(maxIterations, 1e-8, 1e-5, true)
            .with(solvers, stability, occupation, guess, "command line");
    long begin = System.nanoTime();
    Evaluation evaluation;
    try (Workers workers = Workers.of(run.threads());
        Watcher watcher = new Watcher()) {
      evaluation =
          new Evaluator(method.settings(named), scf.recipe(), workers, watcher)
              .evaluate(chosen, named);
    }
    if (spec != null) {
      PrintWriter out = spec.commandLine().getOut();
      if (run.json()) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("set", set.name());
        object.putAll(ErrorTable.json(evaluation));
        object.put(Notes.KEY, Stream.concat(notes.stream(), evaluation.notes().stream()).toList());
        object.put("seconds", 1e-9 * (System.nanoTime() - begin));
        Json.print(out, object);
      } else {
        ErrorTable.print(out, set.name() + ", errors", evaluation);
      }
    }
    boolean failed =
        evaluation.rows().stream()
            .flatMap(r -> r.results().stream())
            .anyMatch(Evaluation.Result::failed);
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
