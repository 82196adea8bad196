package rung.learn.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rung.learn.data.Datum;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ScfSolution;

/**
 * A system's SCF in one step and what the batch measures on it.
 *
 * @param index in the pool
 * @param climb how the SCF ended
 * @param densities the batch's density errors on this system
 */
record SolvedSystem(
    int index,
    ConvergenceLadder.Climb climb,
    Map<Datum.Density, DensityTarget.Measured> densities) {

  ScfSolution solution() {
    return climb.solution();
  }

  static SolvedSystem measure(
      int index,
      ConvergenceLadder.Climb climb,
      List<Datum> batch,
      SystemPool pool,
      DensityTargets targets,
      Workers workers) {
    Map<Datum.Density, DensityTarget.Measured> densities = new LinkedHashMap<>();
    for (Datum datum : batch) {
      if (datum instanceof Datum.Density density && pool.index(density.system()) == index) {
        densities.put(density, targets.of(density).measure(climb.solution().density(), workers));
      }
    }
    return new SolvedSystem(index, climb, densities);
  }

  /** The loss of a batch from its solved systems. */
  static Loss.Value loss(Loss loss, List<Datum> batch, SystemPool pool, List<SolvedSystem> solved) {
    Map<Integer, SolvedSystem> byIndex = new TreeMap<>();
    solved.forEach(s -> byIndex.put(s.index(), s));
    return loss.of(
        batch,
        named -> get(byIndex, pool.index(named)).solution().energy(),
        density -> get(get(byIndex, pool.index(density.system())).densities(), density).value());
  }

  /** ∂L/∂E of this system. */
  double energySeed(Loss.Value value, SystemPool pool) {
    double seed = 0;
    for (Loss.Share share : value.shares()) {
      if (share.datum() instanceof Datum.Reaction reaction) {
        for (Datum.Term term : reaction.terms()) {
          if (pool.index(term.system()) == index) {
            seed += share.slope() * term.coefficient();
          }
        }
      }
    }
    return seed;
  }

  /** ∂L/∂D_σ of this system, null if the batch measures nothing but energies on it. */
  @Nullable List<Matrix> densitySeed(Loss.Value value) {
    @Nullable List<Matrix> seed = null;
    for (Loss.Share share : value.shares()) {
      if (share.datum() instanceof Datum.Density density && densities.containsKey(density)) {
        List<Matrix> derivative = get(densities, density).derivative();
        if (seed == null) {
          seed = derivative.stream().map(d -> d.times(share.slope())).toList();
        } else {
          for (int s = 0; s < seed.size(); s++) {
            seed.get(s).addScaled(share.slope(), derivative.get(s));
          }
        }
      }
    }
    return seed;
  }

  private static <K, V> V get(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("not measured: " + key);
    }
    return value;
  }
}
