package rung.learn.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.molecular.KohnShamSystem;
import rung.molecular.SystemSettings;
import rung.observable.Observable;
import rung.observable.ObservedState;
import rung.parallel.Workers;
import rung.system.Molecule;

/**
 * Measures functionals on data: every system is built, solved with each functional in turn, and let
 * go again, so that memory does not grow with the set.
 */
public final class Evaluator {
  private final SystemSettings settings;
  private final ConvergenceLadder ladder;
  private final Workers workers;
  private final Progress progress;

  /** An evaluator with these settings for every system. */
  public Evaluator(
      SystemSettings settings, ConvergenceLadder ladder, Workers workers, Progress progress) {
    this.settings = settings;
    this.ladder = ladder;
    this.workers = workers;
    this.progress = progress;
  }

  /**
   * What was measured on one system.
   *
   * @param converged whether the SCF did, for each functional
   * @param values of each datum's observable, for each functional
   * @param floors of each datum's observable
   */
  private record Measured(
      List<Boolean> converged, Map<Datum, List<double[]>> values, Map<Datum, Double> floors) {}

  /**
   * Errors of all functionals on all data; later functionals start from the densities of earlier
   * ones.
   */
  public Evaluation evaluate(List<Datum> data, List<Functional> functionals) {
    List<NamedSystem> systems = SystemPool.distinct(data);
    Progress.Counter counter = progress.begin("evaluation", systems.size());
    List<Measured> measured =
        OverSystems.map(
            workers,
            systems.size(),
            i -> (double) systems.get(i).molecule().electrons(),
            i -> {
              Measured each = measure(systems.get(i), data, functionals);
              counter.done(systems.get(i).name());
              return each;
            });
    Map<Molecule, Measured> byMolecule = new LinkedHashMap<>();
    for (int i = 0; i < systems.size(); i++) {
      byMolecule.put(systems.get(i).molecule(), measured.get(i));
    }
    List<Evaluation.Row> rows = new ArrayList<>();
    for (Datum datum : data) {
      rows.add(row(datum, functionals.size(), byMolecule));
    }
    return new Evaluation(functionals.stream().map(Functional::name).toList(), rows);
  }

  private Measured measure(NamedSystem named, List<Datum> data, List<Functional> functionals) {
    KohnShamSystem system = SystemPool.build(named, settings, workers);
    Map<Datum, Observable> observables = new LinkedHashMap<>();
    Measured measured =
        new Measured(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Datum datum : data) {
      if (datum.systems().stream().anyMatch(s -> s.molecule().equals(named.molecule()))) {
        Observable observable = datum.observable(system, workers);
        observables.put(datum, observable);
        measured.values().put(datum, new ArrayList<>());
        measured.floors().put(datum, observable.floor(workers));
      }
    }
    @Nullable Density start = null;
    for (Functional functional : functionals) {
      ConvergenceLadder.Climb climb = ladder.solve(system, functional, start, workers);
      ObservedState state = ObservedState.of(climb.solution());
      observables.forEach(
          (datum, observable) ->
              measured
                  .values()
                  .getOrDefault(datum, List.of())
                  .add(observable.measure(state, workers).values()));
      measured.converged().add(climb.solution().converged());
      start = climb.solution().converged() ? climb.solution().density() : start;
    }
    return measured;
  }

  private static Evaluation.Row row(
      Datum datum, int functionals, Map<Molecule, Measured> byMolecule) {
    List<Measured> own = new ArrayList<>();
    for (NamedSystem system : datum.systems()) {
      own.add(get(byMolecule, system.molecule()));
    }
    List<Evaluation.Result> results = new ArrayList<>();
    for (int f = 0; f < functionals; f++) {
      int which = f;
      boolean failed = own.stream().anyMatch(m -> !m.converged().get(which));
      double error = datum.error(own.stream().map(m -> get(m.values(), datum).get(which)).toList());
      results.add(result(error, datum.quantity().penalty(), failed));
    }
    double floor = own.stream().mapToDouble(m -> get(m.floors(), datum)).max().orElse(0);
    return new Evaluation.Row(
        datum.id(), datum.type(), datum.reference(), datum.quantity().unit(), floor, results);
  }

  /** An error, or the penalty of a failure where it is no number. */
  static Evaluation.Result result(double error, double penalty, boolean failed) {
    boolean number = Double.isFinite(error);
    return new Evaluation.Result(number ? error : penalty, failed || !number);
  }

  private static <K, V> V get(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("not measured: " + key);
    }
    return value;
  }
}
