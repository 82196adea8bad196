package rung.learn.objective;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rung.functional.Functional;
import rung.learn.config.ScfRecipe;
import rung.learn.config.StabiliseOptions;
import rung.learn.data.Datum;
import rung.learn.task.Jump;
import rung.learn.task.MeasuredValues;
import rung.learn.task.ScfEnd;
import rung.learn.task.SystemAnswer;
import rung.learn.task.SystemCourse;
import rung.learn.task.SystemGradient;
import rung.learn.task.SystemPool;
import rung.learn.task.SystemRunner;
import rung.learn.task.SystemTask;
import rung.learn.task.WarmStart;
import rung.response.AdjointReport;
import rung.system.Molecule;

/** The loss at self-consistent densities; its gradient goes through the fixed point. */
public final class SelfConsistentObjective implements Objective {
  private final SystemPool pool;
  private final Loss loss;
  private final ScfRecipe recipe;
  private final WarmStart warmStart;
  private final SystemRunner runner;
  private final StabiliseOptions stabilise;

  /**
   * The objective on the systems of {@code pool}.
   *
   * @param stabilise what is added to the loss, system by system
   */
  public SelfConsistentObjective(
      SystemPool pool,
      Loss loss,
      ScfRecipe recipe,
      WarmStart warmStart,
      SystemRunner runner,
      StabiliseOptions stabilise) {
    this.stabilise = stabilise;
    this.pool = pool;
    this.loss = loss;
    this.recipe = recipe;
    this.warmStart = warmStart;
    this.runner = runner;
  }

  @Override
  public Outcome evaluate(Functional functional, LossScales scales, List<Datum> batch) {
    Solved solved = solve(functional, batch);
    return differentiate(solved, scales.scale(solved.value()), functional.parameters().size());
  }

  /**
   * A batch's systems, solved.
   *
   * @param answers in the order of the pool
   * @param courses how the systems did
   * @param value the loss
   */
  public record Solved(List<SystemAnswer> answers, List<SystemCourse> courses, Loss.Value value) {
    /** The SCFs' work. */
    public Work work() {
      return work(courses, List.of());
    }

    /** By the SCFs, then by the adjoints. */
    private List<LeftOut> leftOut(List<AdjointReport> reports) {
      LeftOut.Collector leftOut = new LeftOut.Collector();
      for (SystemAnswer answer : answers) {
        leftOut.add(answer.task().system().name(), answer.notFinite());
      }
      for (int k = 0; k < reports.size(); k++) {
        leftOut.add(answers.get(k).task().system().name(), reports.get(k).notFinite());
      }
      return leftOut.list();
    }

    private Work work(List<SystemCourse> told, List<AdjointReport> reports) {
      int unsolved =
          (int) reports.stream().filter(r -> r.solves() > 0 && !r.adjointConverged()).count();
      return new Work(
          told.stream().mapToInt(SystemCourse::iterations).sum(),
          reports.stream().mapToInt(AdjointReport::iterations).sum(),
          unsolved,
          reports.stream().mapToInt(AdjointReport::projectedModes).sum(),
          told,
          leftOut(reports));
    }
  }

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
              stabilise.ofSystems(1.0 / needed.size()),
              false));
    }
    List<SystemAnswer> answers = runner.solve(tasks, List::getFirst);
    List<SystemCourse> courses = new ArrayList<>();
    Set<Molecule> failed = new HashSet<>();
    for (int k = 0; k < answers.size(); k++) {
      courses.add(follow(needed.get(k), answers.get(k).end()));
      if (!answers.get(k).converged()) {
        failed.add(answers.get(k).task().system().molecule());
      }
    }
    Loss.Value value =
        loss.of(
            batch,
            MeasuredValues.of(answers)::of,
            datum -> datum.systems().stream().anyMatch(s -> failed.contains(s.molecule())));
    return new Solved(answers, courses, value);
  }

  private SystemCourse follow(int system, ScfEnd end) {
    Jump jump = warmStart.jump(system, end, pool.system(system).overlap());
    warmStart.keep(system, end);
    return SystemCourse.of(pool.name(system), end, jump);
  }

  /** The gradient of a loss, or of a part of it, at solved systems. */
  public Outcome differentiate(Solved solved, Loss.Value value, int parameters) {
    Map<Datum, Loss.Share> shares = new HashMap<>();
    value.shares().forEach(share -> shares.put(share.datum(), share));
    List<List<double[]>> slopes =
        solved.answers().stream().map(answer -> slopes(answer, shares)).toList();
    List<SystemGradient> parts = runner.differentiate(solved.answers(), slopes);
    double[] gradient = new double[parameters];
    List<SystemCourse> courses = new ArrayList<>();
    Map<String, Double> added = new LinkedHashMap<>();
    for (int k = 0; k < parts.size(); k++) {
      courses.add(solved.courses().get(k).with(parts.get(k)));
      for (int p = 0; p < parameters && parts.get(k).isNumber(); p++) {
        gradient[p] += parts.get(k).values()[p];
      }
      if (parts.get(k).isNumber()) {
        parts.get(k).stabilisers().forEach((name, share) -> added.merge(name, share, Double::sum));
      }
    }
    List<AdjointReport> reports = parts.stream().map(SystemGradient::report).toList();
    return new Outcome(value, added, gradient, solved.work(courses, reports));
  }

  private static List<double[]> slopes(SystemAnswer answer, Map<Datum, Loss.Share> shares) {
    List<double[]> slopes = new ArrayList<>();
    for (SystemTask.Wanted wanted : answer.task().wanted()) {
      Loss.Share share = shares.get(wanted.datum());
      slopes.add(share == null ? new double[0] : share.slopes().get(wanted.slot()));
    }
    return slopes;
  }
}
