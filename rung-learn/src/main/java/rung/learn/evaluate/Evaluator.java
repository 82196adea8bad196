package rung.learn.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rung.functional.Functional;
import rung.learn.config.ScfRecipe;
import rung.learn.config.StabiliseOptions;
import rung.learn.data.Datum;
import rung.learn.task.BuiltSystems;
import rung.learn.task.MeasuredValues;
import rung.learn.task.Progress;
import rung.learn.task.Settings;
import rung.learn.task.SystemAnswer;
import rung.learn.task.SystemPool;
import rung.learn.task.SystemRunner;
import rung.learn.task.SystemTask;
import rung.learn.task.ThreadRunner;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.system.Molecule;

/**
 * Measures functionals on data: every system is built, solved with each functional in turn, and let
 * go again, so that memory does not grow with the set.
 */
public final class Evaluator {
  private final SystemSettings settings;
  private final ScfRecipe recipe;
  private final Workers workers;
  private final Progress progress;

  /** An evaluator with these settings for every system. */
  public Evaluator(SystemSettings settings, ScfRecipe recipe, Workers workers, Progress progress) {
    this.settings = settings;
    this.recipe = recipe;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * What is kept of a system.
   *
   * @param converged whether the SCF did, for each functional
   * @param values of the task's observables, for each functional
   * @param floors of these
   * @param notes what was not finite
   */
  private record Measured(
      SystemTask task,
      List<Boolean> converged,
      List<List<double[]>> values,
      List<Double> floors,
      List<String> notes) {
    static Measured of(List<SystemAnswer> answers) {
      return new Measured(
          answers.getFirst().task(),
          answers.stream().map(SystemAnswer::converged).toList(),
          answers.stream().map(SystemAnswer::values).toList(),
          answers.getFirst().floors(),
          answers.stream().flatMap(answer -> note(answer).stream()).distinct().toList());
    }

    private static Optional<String> note(SystemAnswer answer) {
      return Optional.ofNullable(answer.notFinite())
          .map(found -> answer.task().system().name() + ": " + found.message());
    }
  }

  /**
   * Errors of all functionals on all data; later functionals start from the densities of earlier
   * ones.
   */
  public Evaluation evaluate(List<Datum> data, List<Functional> functionals) {
    List<SystemTask> tasks =
        SystemPool.distinct(data).stream()
            .map(
                system ->
                    new SystemTask(
                        system,
                        settings,
                        functionals,
                        recipe,
                        null,
                        SystemPool.wanted(system, data),
                        StabiliseOptions.NONE,
                        true))
            .toList();
    Progress.Counter counter = progress.begin("evaluation", tasks.size());
    SystemRunner runner = new ThreadRunner(BuiltSystems.anew(), Settings.LINEAR_SOLVER, workers);
    List<Measured> measured =
        runner.solve(
            tasks,
            answers -> {
              counter.done(answers.getFirst().task().system().name());
              return Measured.of(answers);
            });
    List<MeasuredValues> values = new ArrayList<>();
    List<Set<Molecule>> failed = new ArrayList<>();
    for (int f = 0; f < functionals.size(); f++) {
      values.add(new MeasuredValues());
      failed.add(new HashSet<>());
      for (Measured system : measured) {
        values.get(f).put(system.task(), system.values().get(f));
        if (!system.converged().get(f)) {
          failed.get(f).add(system.task().system().molecule());
        }
      }
    }
    Map<Datum, Double> floors = floors(measured);
    List<Evaluation.Row> rows = new ArrayList<>();
    for (Datum datum : data) {
      List<Evaluation.Result> results = new ArrayList<>();
      for (int f = 0; f < functionals.size(); f++) {
        Set<Molecule> bad = failed.get(f);
        results.add(
            result(
                datum.error(values.get(f).of(datum)),
                datum.quantity().penalty(),
                datum.systems().stream().anyMatch(s -> bad.contains(s.molecule()))));
      }
      double floor = floors.getOrDefault(datum, 0.0);
      rows.add(
          new Evaluation.Row(
              datum.id(),
              datum.type(),
              datum.reference(),
              datum.quantity().unit(),
              floor,
              results));
    }
    return new Evaluation(
        functionals.stream().map(Functional::name).toList(),
        rows,
        measured.stream().flatMap(system -> system.notes().stream()).toList());
  }

  private static Map<Datum, Double> floors(List<Measured> measured) {
    Map<Datum, Double> floors = new HashMap<>();
    for (Measured system : measured) {
      for (int k = 0; k < system.floors().size(); k++) {
        floors.merge(system.task().wanted().get(k).datum(), system.floors().get(k), Math::max);
      }
    }
    return floors;
  }

  /** An error, or the penalty of a failure where it is no number. */
  public static Evaluation.Result result(double error, double penalty, boolean failed) {
    boolean number = Double.isFinite(error);
    return new Evaluation.Result(number ? error : penalty, failed || !number);
  }
}
