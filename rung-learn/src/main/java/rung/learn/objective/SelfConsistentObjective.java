package rung.learn.objective;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.functional.Functional;
import rung.learn.config.ScfRecipe;
import rung.learn.data.Datum;
import rung.learn.task.MeasuredValues;
import rung.learn.task.SystemAnswer;
import rung.learn.task.SystemGradient;
import rung.learn.task.SystemPool;
import rung.learn.task.SystemRunner;
import rung.learn.task.SystemTask;
import rung.learn.task.WarmStart;
import rung.response.AdjointReport;

/** The loss at self-consistent densities; its gradient goes through the fixed point. */
public final class SelfConsistentObjective implements Objective {
  private final SystemPool pool;
  private final Loss loss;
  private final ScfRecipe recipe;
  private final WarmStart warmStart;
  private final SystemRunner runner;

  /** The objective on the systems of {@code pool}. */
  public SelfConsistentObjective(
      SystemPool pool, Loss loss, ScfRecipe recipe, WarmStart warmStart, SystemRunner runner) {
    this.pool = pool;
    this.loss = loss;
    this.recipe = recipe;
    this.warmStart = warmStart;
    this.runner = runner;
  }

  @Override
  public Outcome evaluate(Functional functional, List<Datum> batch) {
    Solved solved = solve(functional, batch);
    return differentiate(solved, solved.value(), functional.parameters().size());
  }

  /**
   * A batch's systems, solved.
   *
   * @param answers in the order of the pool
   * @param value the loss
   * @param work the SCFs' work
   */
  public record Solved(List<SystemAnswer> answers, Loss.Value value, Work work) {}

  /** Solves the systems of a batch and measures the loss. */
  public Solved solve(Functional functional, List<Datum> batch) {
    List<Integer> needed = pool.of(batch);
    List<SystemTask> tasks = new ArrayList<>();
    for (int i : needed) {
      tasks.add(
          new SystemTask(
              pool.named(i),
              pool.settings(),
              List.of(functional),
              recipe,
              warmStart.of(i),
              SystemPool.wanted(pool.named(i), batch),
              false));
    }
    List<SystemAnswer> answers = runner.solve(tasks, List::getFirst);
    for (int k = 0; k < answers.size(); k++) {
      if (answers.get(k).converged()) {
        warmStart.keep(needed.get(k), answers.get(k).density());
      }
    }
    Loss.Value value = loss.of(batch, MeasuredValues.of(answers)::of);
    return new Solved(answers, value, work(answers, List.of()));
  }

  /** The gradient of a loss, or of a part of it, at solved systems. */
  public Outcome differentiate(Solved solved, Loss.Value value, int parameters) {
    Map<Datum, Loss.Share> shares = new HashMap<>();
    value.shares().forEach(share -> shares.put(share.datum(), share));
    List<List<double[]>> slopes =
        solved.answers().stream().map(answer -> slopes(answer, shares)).toList();
    List<SystemGradient> parts = runner.differentiate(solved.answers(), slopes);
    double[] gradient = new double[parameters];
    for (SystemGradient part : parts) {
      for (int p = 0; p < parameters; p++) {
        gradient[p] += part.values()[p];
      }
    }
    List<AdjointReport> reports = parts.stream().map(SystemGradient::report).toList();
    return new Outcome(value, gradient, work(solved.answers(), reports));
  }

  private static List<double[]> slopes(SystemAnswer answer, Map<Datum, Loss.Share> shares) {
    List<double[]> slopes = new ArrayList<>();
    for (SystemTask.Wanted wanted : answer.task().wanted()) {
      Loss.Share share = shares.get(wanted.datum());
      slopes.add(share == null ? new double[0] : share.slopes().get(wanted.slot()));
    }
    return slopes;
  }

  private static Work work(List<SystemAnswer> answers, List<AdjointReport> reports) {
    int iterations = 0;
    int retried = 0;
    List<String> unconverged = new ArrayList<>();
    for (SystemAnswer answer : answers) {
      iterations += answer.iterations();
      retried += answer.attempts() > 1 ? 1 : 0;
      if (!answer.converged()) {
        unconverged.add(answer.task().system().name());
      }
    }
    int adjoint = reports.stream().mapToInt(AdjointReport::iterations).sum();
    int unsolved =
        (int) reports.stream().filter(r -> r.solves() > 0 && !r.adjointConverged()).count();
    int projected = reports.stream().mapToInt(AdjointReport::projectedModes).sum();
    return new Work(iterations, adjoint, unconverged, retried, unsolved, projected);
  }
}
