package rung.learn.objective;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import rung.discretisation.Density;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.NotFinite;
import rung.learn.config.ScfRecipe;
import rung.learn.data.Datum;
import rung.learn.task.OverSystems;
import rung.learn.task.Progress;
import rung.learn.task.ScfEnd;
import rung.learn.task.SystemCourse;
import rung.learn.task.SystemPool;
import rung.learn.task.Targets;
import rung.learn.task.WarmStart;
import rung.linalg.Vectors;
import rung.molecular.KohnShamSystem;
import rung.observable.Observable;
import rung.observable.ObservedState;
import rung.orbital.Smearing;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.FirstOrderDensity;
import rung.scf.ScfSolution;
import rung.term.FrozenEnergy;
import rung.term.Hamiltonian;

/**
 * The loss near the self-consistent densities of another functional. Energies: E[θ] = (E − E_xc)[D]
 * + E_xc[D; θ] at the fixed D, E_xc with exact exchange, non-local correlation and dispersion; −TS
 * of fractional occupations stays what it is. Densities: to first order in the change of the
 * potential ({@link FirstOrderDensity}). A step costs no SCF. A system whose base did not converge
 * keeps its last density and is named in every step.
 */
public final class FixedDensityObjective implements Objective {
  private final SystemPool pool;
  private final Loss loss;
  private final Workers workers;
  private final Targets targets;
  private final FirstOrderDensities densities;
  private final Map<Integer, FixedSystem> systems = new LinkedHashMap<>();
  private final Map<Integer, SystemCourse> courses = new LinkedHashMap<>();

  /** A system at its fixed density. */
  private record FixedSystem(Density density, FrozenEnergy energy) {}

  /** What was measured at a system's first-order density, and what it took. */
  private record Responded(List<Targets.Taken> taken, int iterations, boolean finite) {}

  /** A piece of a system. */
  private record Task(int system, Features features) {}

  /**
   * Solves the systems of {@code data} with {@code base} and keeps their densities' features.
   *
   * @param trained the functional that will be trained; it decides which features are kept
   * @param warmStart receives the densities, for later self-consistent steps
   */
  public FixedDensityObjective(
      SystemPool pool,
      Targets targets,
      List<Datum> data,
      Functional base,
      Functional trained,
      ScfRecipe recipe,
      Loss loss,
      WarmStart warmStart,
      Workers workers,
      Progress progress) {
    this.pool = pool;
    this.targets = targets;
    this.loss = loss;
    this.workers = workers;
    List<Integer> needed = pool.of(data);
    Progress.Counter counter = progress.begin(base.name() + " densities", needed.size());
    List<ScfSolution> solutions =
        OverSystems.map(
            workers,
            needed.size(),
            k -> pool.cost(needed.get(k)),
            k -> {
              int i = needed.get(k);
              // Always from a fresh start, so that a resumed run meets the same bits.
              ScfSolution solution = recipe.solve(pool.system(i), base, null, workers);
              counter.done(pool.name(i));
              return solution;
            });
    List<FixedSystem> fixed =
        OverSystems.map(
            workers,
            needed.size(),
            k -> pool.cost(needed.get(k)),
            k -> fix(solutions.get(k), trained, workers));
    for (int k = 0; k < needed.size(); k++) {
      ScfEnd end = ScfEnd.of(solutions.get(k));
      systems.put(needed.get(k), fixed.get(k));
      warmStart.keep(needed.get(k), end);
      courses.put(needed.get(k), fixed(pool.name(needed.get(k)), end));
    }
    Map<Integer, ScfSolution> linearised = new LinkedHashMap<>();
    for (int i : seeing(Observable.Aspect.DENSITY, data)) {
      linearised.put(i, solutions.get(needed.indexOf(i)));
    }
    this.densities = new FirstOrderDensities(pool, linearised, workers);
  }

  /** A step at fixed densities builds no Fock matrix and climbs no ladder. */
  private static SystemCourse fixed(String name, ScfEnd end) {
    return new SystemCourse(name, end.converged(), 1, 0, null, null, null, false);
  }

  private static FixedSystem fix(ScfSolution solution, Functional trained, Workers workers) {
    Density density = solution.density();
    double entropy = solution.state().parts().of(Smearing.ENTROPY);
    return new FixedSystem(
        density,
        solution
            .problem()
            .hamiltonian()
            .with(trained)
            .freeze(density, workers)
            .plus(FrozenEnergy.constant(entropy)));
  }

  @Override
  public Outcome evaluate(Functional functional, LossScales scales, List<Datum> batch) {
    List<Task> tasks = new ArrayList<>();
    Map<Integer, Double> energies = energies(functional, batch, tasks);
    List<Integer> responding = seeing(Observable.Aspect.DENSITY, batch);
    List<Responded> responded =
        OverSystems.map(
            workers,
            responding.size(),
            k -> pool.cost(responding.get(k)),
            k -> respond(functional, responding.get(k), batch, energies));
    List<Targets.Taken> taken = new ArrayList<>();
    responded.forEach(r -> taken.addAll(r.taken()));
    Set<Integer> wrong = new TreeSet<>();
    energies.forEach(
        (i, energy) -> {
          if (!Double.isFinite(energy)) {
            wrong.add(i);
          }
        });
    for (int k = 0; k < responded.size(); k++) {
      if (!responded.get(k).finite()) {
        wrong.add(responding.get(k));
      }
    }
    for (Targets.Target target : targets.of(batch)) {
      if (!responding.contains(target.system())) {
        KohnShamSystem system = pool.system(target.system());
        Density density = fixed(target.system()).density();
        double energy = energies.getOrDefault(target.system(), Double.NaN);
        taken.add(target.measure(new ObservedState(system, energy, density), workers));
      }
    }
    Measurements measured = new Measurements(taken);
    Loss.Value value = scales.scale(loss.of(batch, measured::values, this::failed));
    double[] gradient = new double[functional.parameters().size()];
    wrong.addAll(addEnergyGradient(functional, measured.energySeeds(value), tasks, gradient));
    Map<Integer, AdjointReport> reports =
        densities.addGradient(functional, measured.densitySeeds(value), gradient);
    LeftOut.Collector leftOut = new LeftOut.Collector();
    wrong.forEach(i -> leftOut.add(pool.name(i), notFinite(functional, i)));
    reports.forEach((i, report) -> leftOut.add(pool.name(i), report.notFinite()));
    int iterations = responded.stream().mapToInt(Responded::iterations).sum();
    List<AdjointReport> all = List.copyOf(reports.values());
    return new Outcome(value, gradient, work(batch, iterations, all, leftOut.list()));
  }

  private NotFinite notFinite(Functional functional, int system) {
    return new Hamiltonian(pool.system(system), functional)
        .notFinite(fixed(system).density(), null, workers);
  }

  /** E[θ] at the fixed densities, by system; {@code tasks} receives the pieces of the systems. */
  private Map<Integer, Double> energies(
      Functional functional, List<Datum> batch, List<Task> tasks) {
    Map<Integer, Double> energies = new LinkedHashMap<>();
    for (int i : seeing(Observable.Aspect.ENERGY, batch)) {
      FrozenEnergy system = fixed(i).energy();
      energies.put(i, system.withoutPieces(functional, workers));
      system.pieces().forEach(piece -> tasks.add(new Task(i, piece)));
    }
    List<Double> parts =
        workers.map(tasks.size(), t -> energy(functional, tasks.get(t).features()));
    for (int t = 0; t < tasks.size(); t++) {
      energies.merge(tasks.get(t).system(), parts.get(t), Double::sum);
    }
    return energies;
  }

  private Responded respond(
      Functional functional, int system, List<Datum> batch, Map<Integer, Double> energies) {
    FirstOrderDensity.Moved moved = densities.at(functional, system);
    double energy = energies.getOrDefault(system, Double.NaN);
    ObservedState state = new ObservedState(pool.system(system), energy, moved.density());
    return new Responded(
        targets.on(system, batch).stream()
            .map(t -> t.measure(state, workers))
            .map(taken -> moved.finite() ? taken : taken.missing())
            .toList(),
        moved.iterations(),
        moved.finite());
  }

  private Work work(
      List<Datum> batch, int iterations, List<AdjointReport> reports, List<LeftOut> leftOut) {
    int solved = reports.stream().mapToInt(AdjointReport::iterations).sum();
    int unsolved = (int) reports.stream().filter(r -> !r.adjointConverged()).count();
    int projected = reports.stream().mapToInt(AdjointReport::projectedModes).sum();
    List<SystemCourse> all =
        pool.of(batch).stream().map(courses::get).filter(Objects::nonNull).toList();
    return new Work(0, iterations + solved, unsolved, projected, all, leftOut);
  }

  private boolean failed(Datum datum) {
    return pool.of(List.of(datum)).stream()
        .map(courses::get)
        .anyMatch(course -> course != null && !course.converged());
  }

  /** Systems on which the data look at something, ascending. */
  private List<Integer> seeing(Observable.Aspect aspect, List<Datum> data) {
    TreeSet<Integer> systems = new TreeSet<>();
    for (Targets.Target target : targets.of(data)) {
      if (target.sees(aspect)) {
        systems.add(target.system());
      }
    }
    return List.copyOf(systems);
  }

  /** Adds the gradients of the energies and returns the systems whose part is not finite. */
  private Set<Integer> addEnergyGradient(
      Functional functional, Map<Integer, Double> seeds, List<Task> tasks, double[] gradient) {
    List<double[]> gradients =
        workers.map(
            tasks.size(),
            t -> {
              double[] part = new double[gradient.length];
              double seed = seeds.getOrDefault(tasks.get(t).system(), 0.0);
              functional.addParameterGradient(tasks.get(t).features(), seed, null, part);
              return part;
            });
    Map<Integer, double[]> others = new LinkedHashMap<>();
    for (Map.Entry<Integer, Double> seed : seeds.entrySet()) {
      double[] own = new double[gradient.length];
      for (FrozenEnergy.Part part : fixed(seed.getKey()).energy().parts()) {
        part.addParameterGradient(functional, seed.getValue(), workers, own);
      }
      others.put(seed.getKey(), own);
    }
    Set<Integer> wrong = new HashSet<>();
    for (int t = 0; t < tasks.size(); t++) {
      if (!Vectors.finite(gradients.get(t))) {
        wrong.add(tasks.get(t).system());
      }
    }
    others.forEach(
        (i, own) -> {
          if (!Vectors.finite(own)) {
            wrong.add(i);
          }
        });
    for (int t = 0; t < tasks.size(); t++) {
      if (!wrong.contains(tasks.get(t).system())) {
        Vectors.addScaled(1, gradients.get(t), gradient);
      }
    }
    others.forEach(
        (i, own) -> {
          if (!wrong.contains(i)) {
            Vectors.addScaled(1, own, gradient);
          }
        });
    return wrong;
  }

  private FixedSystem fixed(int i) {
    FixedSystem system = systems.get(i);
    if (system == null) {
      throw new IllegalArgumentException("no fixed density of " + pool.name(i));
    }
    return system;
  }

  private static double energy(Functional functional, Features features) {
    double[] density = functional.energyDensity(features);
    double sum = 0;
    for (int g = 0; g < features.points(); g++) {
      sum += features.weights()[g] * density[g];
    }
    return sum;
  }
}
