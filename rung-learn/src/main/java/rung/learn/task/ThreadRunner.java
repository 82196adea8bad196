package rung.learn.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.observable.Measurement;
import rung.observable.Observable;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.ImplicitGradient;
import rung.response.LinearSolver;
import rung.response.Seeds;
import rung.scf.ScfSolution;

/** Does the work on systems in the threads of this process. */
public final class ThreadRunner implements SystemRunner {
  private final BuiltSystems built;
  private final LinearSolver linearSolver;
  private final Workers workers;

  public ThreadRunner(BuiltSystems built, LinearSolver linearSolver, Workers workers) {
    this.built = built;
    this.linearSolver = linearSolver;
    this.workers = workers;
  }

  /** A solution and its measurements, in the order of the task. */
  private record Kept(ScfSolution solution, List<Measurement> measurements)
      implements SystemAnswer.KeptState {}

  @Override
  public <R> List<R> solve(List<SystemTask> tasks, Function<List<SystemAnswer>, R> receive) {
    return OverSystems.map(
        workers,
        tasks.size(),
        k -> built.cost(tasks.get(k)),
        k -> receive.apply(solve(tasks.get(k))));
  }

  private List<SystemAnswer> solve(SystemTask task) {
    BuiltSystems.Built parts = built.of(task, workers);
    List<Observable> observables = task.wanted().stream().map(parts::observable).toList();
    List<Double> floors =
        task.floors() ? observables.stream().map(o -> o.floor(workers)).toList() : List.of();
    List<SystemAnswer> answers = new ArrayList<>();
    @Nullable Density start = task.start();
    for (Functional functional : task.functionals()) {
      ScfSolution solution = task.recipe().solve(parts.system(), functional, start, workers);
      ObservedState state = ObservedState.of(solution);
      List<Measurement> measurements =
          observables.stream()
              .map(o -> o.measure(state, workers))
              .map(measured -> solution.state().finite() ? measured : measured.missing())
              .toList();
      answers.add(
          new SystemAnswer(
              task,
              functional,
              ScfEnd.of(solution),
              measurements.stream().map(Measurement::values).toList(),
              floors,
              solution.converged() ? null : solution.notFinite(),
              new Kept(solution, measurements)));
      start = solution.converged() ? solution.density() : start;
    }
    return answers;
  }

  @Override
  public List<SystemGradient> differentiate(
      List<SystemAnswer> answers, List<List<double[]>> slopes) {
    return OverSystems.map(
        workers,
        answers.size(),
        k -> built.cost(answers.get(k).task()),
        k -> differentiate(answers.get(k), slopes.get(k)));
  }

  private SystemGradient differentiate(SystemAnswer answer, List<double[]> slopes) {
    Kept kept = kept(answer);
    Seeds seeds = Seeds.NONE;
    for (int k = 0; k < slopes.size(); k++) {
      if (slopes.get(k).length > 0) {
        seeds = seeds.plus(kept.measurements().get(k).pullBack(slopes.get(k)));
      }
    }
    Stabilisers stabilisers = new Stabilisers(kept.solution(), answer.task().stabilise());
    double[] gradient = new double[answer.functional().parameters().size()];
    AdjointReport report =
        ImplicitGradient.add(
            kept.solution(), seeds.plus(stabilisers.seeds()), linearSolver, workers, gradient);
    stabilisers.addGradient(workers, gradient);
    return new SystemGradient(gradient, stabilisers.shares(), report);
  }

  private Kept kept(SystemAnswer answer) {
    if (answer.state() instanceof Kept kept) {
      return kept;
    }
    return kept(solve(answer.task().from(answer.end().density(), answer.functional())).getFirst());
  }
}
