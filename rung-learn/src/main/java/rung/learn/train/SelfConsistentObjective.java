package rung.learn.train;

import java.util.ArrayList;
import java.util.List;
import rung.functional.Functional;
import rung.learn.data.Datum;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.ImplicitGradient;
import rung.response.LinearSolver;
import rung.response.Seeds;
import rung.scf.ScfSolution;

/** The loss at self-consistent densities; its gradient goes through the fixed point. */
public final class SelfConsistentObjective implements Objective {
  private final SystemPool pool;
  private final Targets targets;
  private final Loss loss;
  private final ConvergenceLadder ladder;
  private final LinearSolver linearSolver;
  private final WarmStart warmStart;
  private final Workers workers;

  /** The objective on the systems of {@code pool}. */
  public SelfConsistentObjective(
      SystemPool pool,
      Targets targets,
      Loss loss,
      ConvergenceLadder ladder,
      LinearSolver linearSolver,
      WarmStart warmStart,
      Workers workers) {
    this.pool = pool;
    this.targets = targets;
    this.loss = loss;
    this.ladder = ladder;
    this.linearSolver = linearSolver;
    this.warmStart = warmStart;
    this.workers = workers;
  }

  @Override
  public Outcome evaluate(Functional functional, List<Datum> batch) {
    Solved solved = solve(functional, batch);
    return differentiate(solved, solved.value(), functional.parameters().size());
  }

  /**
   * A batch's systems, solved.
   *
   * @param systems in the order of the pool
   * @param value the loss
   * @param work the SCFs' work
   */
  record Solved(List<SolvedSystem> systems, Loss.Value value, Work work) {}

  /** Solves the systems of a batch and measures the loss. */
  Solved solve(Functional functional, List<Datum> batch) {
    List<Integer> needed = pool.of(batch);
    List<SolvedSystem> solved =
        OverSystems.map(
            workers,
            needed.size(),
            k -> pool.cost(needed.get(k)),
            k -> {
              int i = needed.get(k);
              ConvergenceLadder.Climb climb =
                  ladder.solve(pool.system(i), functional, warmStart.of(i), workers);
              return SolvedSystem.measure(i, climb, targets.on(i, batch), workers);
            });
    for (SolvedSystem system : solved) {
      if (system.solution().converged()) {
        warmStart.keep(system.index(), system.solution().density());
      }
    }
    Measurements measured =
        new Measurements(solved.stream().flatMap(s -> s.taken().stream()).toList());
    return new Solved(solved, loss.of(batch, measured::values), work(solved, List.of()));
  }

  /** The gradient of a loss, or of a part of it, at solved systems. */
  Outcome differentiate(Solved solved, Loss.Value value, int parameters) {
    List<AdjointReport> reports = new ArrayList<>();
    double[] gradient = gradient(value, parameters, solved.systems(), reports);
    return new Outcome(value, gradient, work(solved.systems(), reports));
  }

  private double[] gradient(
      Loss.Value value, int parameters, List<SolvedSystem> solved, List<AdjointReport> reports) {
    List<double[]> parts =
        OverSystems.map(
            workers,
            solved.size(),
            k -> pool.cost(solved.get(k).index()),
            k -> new double[parameters]);
    reports.addAll(
        OverSystems.map(
            workers,
            solved.size(),
            k -> pool.cost(solved.get(k).index()),
            k -> addGradient(value, solved.get(k), parts.get(k))));
    double[] gradient = new double[parameters];
    for (double[] part : parts) {
      for (int p = 0; p < parameters; p++) {
        gradient[p] += part[p];
      }
    }
    return gradient;
  }

  private AdjointReport addGradient(Loss.Value value, SolvedSystem system, double[] part) {
    ScfSolution solution = system.solution();
    Seeds seeds = system.seeds(value);
    return ImplicitGradient.add(
        solution, seeds.energy(), seeds.density(), linearSolver, workers, part);
  }

  private Work work(List<SolvedSystem> solved, List<AdjointReport> reports) {
    int iterations = 0;
    int retried = 0;
    List<String> unconverged = new ArrayList<>();
    for (SolvedSystem system : solved) {
      iterations += system.climb().iterations();
      retried += system.climb().attempts() > 1 ? 1 : 0;
      if (!system.solution().converged()) {
        unconverged.add(pool.name(system.index()));
      }
    }
    int adjoint = reports.stream().mapToInt(AdjointReport::iterations).sum();
    int unsolved =
        (int) reports.stream().filter(r -> r.solves() > 0 && !r.adjointConverged()).count();
    int projected = reports.stream().mapToInt(AdjointReport::projectedModes).sum();
    return new Work(iterations, adjoint, unconverged, retried, unsolved, projected);
  }
}
