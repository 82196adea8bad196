package rung.learn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.learn.data.Datum;
import rung.parallel.Workers;

/** The reference densities of some data on the grids of their systems. */
public final class DensityTargets {
  private final Map<Datum.Density, DensityTarget> targets;

  private DensityTargets(Map<Datum.Density, DensityTarget> targets) {
    this.targets = targets;
  }

  /**
   * Refuses references that do not belong to their systems, before any work.
   *
   * @return a line for each file that departs from its format: how it was read
   */
  static List<String> check(List<Datum> data) {
    List<String> notes = new ArrayList<>();
    for (Datum datum : data) {
      if (datum instanceof Datum.Density density) {
        List<String> departures = DensityTarget.read(density).departures();
        if (!departures.isEmpty()) {
          notes.add(density.reference().name() + " is read with " + String.join("; ", departures));
        }
      }
    }
    return notes;
  }

  /** Reads every reference and evaluates it on its system's grid. */
  static DensityTargets prepare(List<Datum> data, SystemPool pool, Workers workers) {
    List<Datum.Density> densities = new ArrayList<>();
    for (Datum datum : data) {
      if (datum instanceof Datum.Density density) {
        densities.add(density);
      }
    }
    List<DensityTarget> prepared =
        OverSystems.map(
            workers,
            densities.size(),
            k -> pool.cost(pool.index(densities.get(k).system())),
            k ->
                DensityTarget.prepare(
                    densities.get(k), pool.system(pool.index(densities.get(k).system())), workers));
    Map<Datum.Density, DensityTarget> targets = new LinkedHashMap<>();
    for (int k = 0; k < densities.size(); k++) {
      targets.put(densities.get(k), prepared.get(k));
    }
    return new DensityTargets(targets);
  }

  /** The target of a datum, which must be one of those prepared. */
  DensityTarget of(Datum.Density datum) {
    DensityTarget target = targets.get(datum);
    if (target == null) {
      throw new IllegalArgumentException("no reference density for " + datum.id());
    }
    return target;
  }
}
