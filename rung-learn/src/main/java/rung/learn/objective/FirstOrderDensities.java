package rung.learn.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.learn.task.OverSystems;
import rung.learn.task.Settings;
import rung.learn.task.SystemPool;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.response.AdjointReport;
import rung.response.FirstOrderDensity;
import rung.scf.ScfSolution;

/**
 * Densities where no SCF is run: those of a functional to first order around those of the base. A
 * system whose base did not converge keeps its last density and has no gradient.
 */
final class FirstOrderDensities {
  private final SystemPool pool;
  private final Map<Integer, Density> fixed = new LinkedHashMap<>();
  private final Map<Integer, FirstOrderDensity> responses = new LinkedHashMap<>();
  private final Workers workers;

  /**
   * Linearises systems.
   *
   * @param solutions of the base functional, by index in the pool
   */
  FirstOrderDensities(SystemPool pool, Map<Integer, ScfSolution> solutions, Workers workers) {
    this.pool = pool;
    this.workers = workers;
    solutions.forEach(
        (i, solution) -> {
          fixed.put(i, solution.density());
          if (solution.converged()) {
            responses.put(i, new FirstOrderDensity(solution, Settings.LINEAR_SOLVER, workers));
          }
        });
  }

  /** The density of a functional on one of the systems. */
  FirstOrderDensity.Moved at(Functional functional, int system) {
    FirstOrderDensity response = responses.get(system);
    Density density = fixed.get(system);
    if (density == null) {
      throw new IllegalArgumentException("no fixed density of " + pool.name(system));
    }
    return response == null
        ? new FirstOrderDensity.Moved(density, 0, true)
        : response.at(functional);
  }

  /**
   * Adds the gradient of a loss in these densities.
   *
   * @param seeds ∂L/∂D_σ by system, in the order in which the gradients are added
   * @return how they were obtained, by system
   */
  Map<Integer, AdjointReport> addGradient(
      Functional functional, Map<Integer, List<Matrix>> seeds, double[] gradient) {
    List<Integer> systems = seeds.keySet().stream().filter(responses::containsKey).toList();
    List<double[]> parts = systems.stream().map(i -> new double[gradient.length]).toList();
    List<AdjointReport> reports =
        OverSystems.map(
            workers,
            systems.size(),
            k -> pool.cost(systems.get(k)),
            k -> addGradient(functional, systems.get(k), seeds, parts.get(k)));
    for (double[] part : parts) {
      for (int p = 0; p < part.length; p++) {
        gradient[p] += part[p];
      }
    }
    Map<Integer, AdjointReport> bySystem = new LinkedHashMap<>();
    for (int k = 0; k < reports.size(); k++) {
      bySystem.put(systems.get(k), reports.get(k));
    }
    return bySystem;
  }

  private AdjointReport addGradient(
      Functional functional, int system, Map<Integer, List<Matrix>> seeds, double[] part) {
    FirstOrderDensity response = responses.get(system);
    List<Matrix> seed = seeds.get(system);
    if (response == null || seed == null) {
      throw new IllegalArgumentException("no response of " + pool.name(system));
    }
    return response.addParameterGradient(functional, seed, part);
  }
}
