package rung.learn.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.learn.data.Datum;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.FirstOrderDensity;
import rung.scf.ScfSolution;

/**
 * Reference densities where no SCF is run: the density of a functional to first order around that
 * of the base. A system whose base did not converge keeps its last density and has no gradient.
 */
final class FixedDensityTargets {
  private final SystemPool pool;
  private final DensityTargets targets;
  private final Map<Integer, Density> fixed = new LinkedHashMap<>();
  private final Map<Integer, FirstOrderDensity> responses = new LinkedHashMap<>();
  private final Workers workers;

  private FixedDensityTargets(SystemPool pool, DensityTargets targets, Workers workers) {
    this.pool = pool;
    this.targets = targets;
    this.workers = workers;
  }

  /**
   * Linearises the systems with density data.
   *
   * @param solutions of the base functional, by index in the pool
   */
  static FixedDensityTargets of(
      SystemPool pool,
      DensityTargets targets,
      List<Datum> data,
      Map<Integer, ScfSolution> solutions,
      Workers workers) {
    FixedDensityTargets all = new FixedDensityTargets(pool, targets, workers);
    for (int i : all.systems(data)) {
      ScfSolution solution = solutions.get(i);
      if (solution == null) {
        throw new IllegalArgumentException("not solved: " + pool.name(i));
      }
      all.fixed.put(i, solution.density());
      if (solution.converged()) {
        all.responses.put(i, new FirstOrderDensity(solution, Settings.LINEAR_SOLVER, workers));
      }
    }
    return all;
  }

  /**
   * The density data of a batch.
   *
   * @param measured errors
   * @param iterations products with the orbital Hessian
   */
  record Moved(Map<Datum.Density, DensityTarget.Measured> measured, int iterations) {
    DensityTarget.Measured measured(Datum.Density datum) {
      DensityTarget.Measured found = measured.get(datum);
      if (found == null) {
        throw new IllegalArgumentException("not measured: " + datum.id());
      }
      return found;
    }
  }

  /** Errors of a functional's densities. */
  Moved at(Functional functional, List<Datum> batch) {
    List<Integer> systems = systems(batch);
    List<Moved> parts =
        OverSystems.map(
            workers,
            systems.size(),
            k -> pool.cost(systems.get(k)),
            k -> at(functional, batch, systems.get(k)));
    Map<Datum.Density, DensityTarget.Measured> measured = new LinkedHashMap<>();
    int iterations = 0;
    for (Moved part : parts) {
      measured.putAll(part.measured());
      iterations += part.iterations();
    }
    return new Moved(measured, iterations);
  }

  private Moved at(Functional functional, List<Datum> batch, int system) {
    FirstOrderDensity response = responses.get(system);
    FirstOrderDensity.Moved moved =
        response == null
            ? new FirstOrderDensity.Moved(fixedDensity(system), 0)
            : response.at(functional);
    Map<Datum.Density, DensityTarget.Measured> measured = new LinkedHashMap<>();
    for (Datum datum : batch) {
      if (datum instanceof Datum.Density density && pool.index(density.system()) == system) {
        measured.put(density, targets.of(density).measure(moved.density(), workers));
      }
    }
    return new Moved(measured, moved.iterations());
  }

  /** Adds the gradient of the density data's shares in the loss; returns what all of it took. */
  Objective.Work addGradient(
      Functional functional, Moved moved, Loss.Value value, double[] gradient) {
    List<Loss.Share> shares =
        value.shares().stream()
            .filter(s -> s.datum() instanceof Datum.Density && responses.containsKey(systemOf(s)))
            .toList();
    List<double[]> parts = new ArrayList<>();
    shares.forEach(s -> parts.add(new double[gradient.length]));
    List<AdjointReport> reports =
        OverSystems.map(
            workers,
            shares.size(),
            k -> pool.cost(systemOf(shares.get(k))),
            k -> addGradient(functional, moved, shares.get(k), parts.get(k)));
    for (double[] part : parts) {
      for (int p = 0; p < part.length; p++) {
        gradient[p] += part[p];
      }
    }
    List<String> unconverged =
        systems(moved.measured().keySet()).stream()
            .filter(i -> !responses.containsKey(i))
            .map(pool::name)
            .toList();
    int iterations = reports.stream().mapToInt(AdjointReport::iterations).sum();
    int unsolved = (int) reports.stream().filter(r -> !r.adjointConverged()).count();
    int projected = reports.stream().mapToInt(AdjointReport::projectedModes).sum();
    return new Objective.Work(
        0, moved.iterations() + iterations, unconverged, 0, unsolved, projected);
  }

  private AdjointReport addGradient(
      Functional functional, Moved moved, Loss.Share share, double[] part) {
    FirstOrderDensity response = responses.get(systemOf(share));
    if (response == null || !(share.datum() instanceof Datum.Density density)) {
      throw new IllegalArgumentException("no response for " + share.datum().id());
    }
    List<Matrix> seed =
        moved.measured(density).derivative().stream().map(d -> d.times(share.slope())).toList();
    return response.addParameterGradient(functional, seed, part);
  }

  private int systemOf(Loss.Share share) {
    return pool.index(share.datum().systems().getFirst());
  }

  private List<Integer> systems(Collection<? extends Datum> data) {
    TreeSet<Integer> systems = new TreeSet<>();
    for (Datum datum : data) {
      if (datum instanceof Datum.Density density) {
        systems.add(pool.index(density.system()));
      }
    }
    return List.copyOf(systems);
  }

  private Density fixedDensity(int system) {
    Density density = fixed.get(system);
    if (density == null) {
      throw new IllegalArgumentException("no fixed density of " + pool.name(system));
    }
    return density;
  }
}
