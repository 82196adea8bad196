package rung.learn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.functional.Features;
import rung.functional.Functional;
import rung.learn.data.Datum;
import rung.parallel.Workers;
import rung.response.FirstOrderDensity;
import rung.scf.DispersionTerm;
import rung.scf.FixedDensityExchange;
import rung.scf.FixedDensityNonLocal;
import rung.scf.KohnShamSystem;
import rung.scf.ScfSolution;
import rung.scf.XcIntegrator;

/**
 * The loss near the self-consistent densities of another functional. Energies: E[θ] = (E − E_xc)[D]
 * + E_xc[D; θ] at the fixed D, E_xc with exact exchange, non-local correlation and dispersion.
 * Densities: to first order in the change of the potential ({@link FirstOrderDensity}). A step
 * costs no SCF.
 */
public final class FixedDensityObjective implements Objective {
  /**
   * Grid points with fewer electrons than this are left out; a large molecule loses some 1e-9
   * hartree.
   */
  private static final double NEGLIGIBLE_ELECTRONS = 1e-13;

  private static final int POINTS_PER_TASK = 4096;

  private final SystemPool pool;
  private final Loss loss;
  private final Workers workers;
  private final FixedDensityTargets densities;
  private final Map<Integer, FixedSystem> systems = new LinkedHashMap<>();

  /**
   * A system at its fixed density.
   *
   * @param withoutXc E − E_xc, hartree
   * @param exchange exact exchange of the density
   * @param nonLocal non-local correlation of the density
   * @param system the geometry, for its dispersion
   * @param parts features, in pieces
   */
  private record FixedSystem(
      double withoutXc,
      FixedDensityExchange exchange,
      FixedDensityNonLocal nonLocal,
      KohnShamSystem system,
      List<Features> parts) {}

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
      DensityTargets targets,
      List<Datum> data,
      Functional base,
      Functional trained,
      ConvergenceLadder ladder,
      Loss loss,
      WarmStart warmStart,
      Workers workers,
      Progress progress) {
    this.pool = pool;
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
              ScfSolution solution = ladder.solve(pool.system(i), base, null, workers).solution();
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
      systems.put(needed.get(k), fixed.get(k));
      if (solutions.get(k).converged()) {
        warmStart.keep(needed.get(k), solutions.get(k).density());
      }
    }
    Map<Integer, ScfSolution> byIndex = new LinkedHashMap<>();
    for (int k = 0; k < needed.size(); k++) {
      byIndex.put(needed.get(k), solutions.get(k));
    }
    this.densities = FixedDensityTargets.of(pool, targets, data, byIndex, workers);
  }

  private static FixedSystem fix(ScfSolution solution, Functional trained, Workers workers) {
    Features all =
        new XcIntegrator(solution.system(), trained, workers).features(solution.density());
    return new FixedSystem(
        solution.state().components().withoutFunctional(),
        new FixedDensityExchange(solution.system(), solution.density()),
        new FixedDensityNonLocal(solution.system(), solution.density()),
        solution.system(),
        FeatureParts.of(all, NEGLIGIBLE_ELECTRONS, POINTS_PER_TASK));
  }

  @Override
  public Outcome evaluate(Functional functional, List<Datum> batch) {
    Map<Integer, Double> energies = new LinkedHashMap<>();
    List<Task> tasks = new ArrayList<>();
    for (int i : pool.of(batch.stream().filter(d -> !(d instanceof Datum.Density)).toList())) {
      FixedSystem system = fixed(i);
      double exchange = system.exchange().energy(functional, workers);
      double nonLocal = system.nonLocal().energy(functional, workers);
      double dispersion = new DispersionTerm(system.system(), functional).energy();
      energies.put(i, system.withoutXc() + exchange + nonLocal + dispersion);
      system.parts().forEach(part -> tasks.add(new Task(i, part)));
    }
    List<Double> parts =
        workers.map(tasks.size(), t -> energy(functional, tasks.get(t).features()));
    for (int t = 0; t < tasks.size(); t++) {
      energies.merge(tasks.get(t).system(), parts.get(t), Double::sum);
    }
    FixedDensityTargets.Moved moved = densities.at(functional, batch);
    Loss.Value value =
        loss.of(
            batch,
            named -> energies.getOrDefault(pool.index(named), Double.NaN),
            density -> moved.measured(density).value());
    double[] gradient = new double[functional.parameters().size()];
    addEnergyGradient(functional, value, tasks, gradient);
    return new Outcome(value, gradient, densities.addGradient(functional, moved, value, gradient));
  }

  private void addEnergyGradient(
      Functional functional, Loss.Value value, List<Task> tasks, double[] gradient) {
    Map<Integer, Double> seeds = seeds(value);
    List<double[]> gradients =
        workers.map(
            tasks.size(),
            t -> {
              double[] part = new double[gradient.length];
              double seed = seeds.getOrDefault(tasks.get(t).system(), 0.0);
              functional.addParameterGradient(tasks.get(t).features(), seed, null, part);
              return part;
            });
    for (double[] part : gradients) {
      for (int p = 0; p < part.length; p++) {
        gradient[p] += part[p];
      }
    }
    for (Map.Entry<Integer, Double> seed : seeds.entrySet()) {
      FixedSystem system = fixed(seed.getKey());
      system.exchange().addParameterGradient(functional, seed.getValue(), workers, gradient);
      system.nonLocal().addParameterGradient(functional, seed.getValue(), workers, gradient);
      new DispersionTerm(system.system(), functional)
          .addParameterGradient(seed.getValue(), gradient);
    }
  }

  private FixedSystem fixed(int i) {
    FixedSystem system = systems.get(i);
    if (system == null) {
      throw new IllegalArgumentException("no fixed density of " + pool.name(i));
    }
    return system;
  }

  private Map<Integer, Double> seeds(Loss.Value value) {
    Map<Integer, Double> seeds = new LinkedHashMap<>();
    for (Loss.Share share : value.shares()) {
      if (share.datum() instanceof Datum.Reaction reaction) {
        for (Datum.Term term : reaction.terms()) {
          seeds.merge(pool.index(term.system()), share.slope() * term.coefficient(), Double::sum);
        }
      }
    }
    return seeds;
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
