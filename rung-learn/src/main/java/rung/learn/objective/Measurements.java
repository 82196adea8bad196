package rung.learn.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.learn.data.Datum;
import rung.learn.task.Targets;
import rung.linalg.Matrix;
import rung.observable.Observable;
import rung.response.Seeds;

/** What was measured for some data, put in the order of the data. */
final class Measurements {
  private final Map<Datum, List<Targets.Taken>> taken = new LinkedHashMap<>();

  /** Those of some or all systems. */
  Measurements(List<Targets.Taken> all) {
    for (Targets.Taken one : all) {
      taken.computeIfAbsent(one.target().datum(), d -> new ArrayList<>()).add(one);
    }
    taken.values().forEach(own -> own.sort((a, b) -> Integer.compare(slot(a), slot(b))));
  }

  private static int slot(Targets.Taken one) {
    return one.target().slot();
  }

  /** Values of a datum's observable, for each of its systems. */
  List<double[]> values(Datum datum) {
    return of(datum).stream().map(one -> one.measurement().values()).toList();
  }

  /** ∂L/∂E by system, in the order of the shares; of the targets that see the energy. */
  Map<Integer, Double> energySeeds(Loss.Value value) {
    Map<Integer, Double> energies = new LinkedHashMap<>();
    seeds(value, Observable.Aspect.ENERGY).forEach((i, seeds) -> energies.put(i, seeds.energy()));
    return energies;
  }

  /** ∂L/∂D_σ by system, in the order of the shares; of the targets that see the density. */
  Map<Integer, List<Matrix>> densitySeeds(Loss.Value value) {
    Map<Integer, List<Matrix>> densities = new LinkedHashMap<>();
    seeds(value, Observable.Aspect.DENSITY)
        .forEach(
            (i, seeds) -> {
              if (seeds.density() != null) {
                densities.put(i, seeds.density());
              }
            });
    return densities;
  }

  private Map<Integer, Seeds> seeds(Loss.Value value, Observable.Aspect aspect) {
    Map<Integer, Seeds> seeds = new LinkedHashMap<>();
    for (Loss.Share share : value.shares()) {
      for (Targets.Taken one : of(share.datum())) {
        // A datum that is left out has no slopes.
        boolean counts = share.slopes().get(slot(one)).length > 0;
        if (counts && one.target().sees(aspect)) {
          seeds.merge(one.target().system(), pullBack(one, share), Seeds::plus);
        }
      }
    }
    return seeds;
  }

  private static Seeds pullBack(Targets.Taken one, Loss.Share share) {
    return one.measurement().pullBack(share.slopes().get(slot(one)));
  }

  private List<Targets.Taken> of(Datum datum) {
    return taken.getOrDefault(datum, List.of());
  }
}
