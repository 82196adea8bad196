package rung.learn.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.learn.data.Datum;
import rung.observable.Measurement;
import rung.observable.Observable;
import rung.observable.ObservedState;
import rung.parallel.Workers;

/** What some data measure on the systems of a pool. */
public final class Targets {
  private final Map<Datum, List<Target>> targets;

  private Targets(Map<Datum, List<Target>> targets) {
    this.targets = targets;
  }

  /**
   * An observable of a system, for a datum.
   *
   * @param datum whose it is
   * @param slot which of the datum's systems
   * @param system index of that system in the pool
   */
  public record Target(Datum datum, int slot, int system, Observable observable) {
    public boolean sees(Observable.Aspect aspect) {
      return observable.sees().contains(aspect);
    }

    public Taken measure(ObservedState at, Workers workers) {
      return new Taken(this, observable.measure(at, workers));
    }
  }

  /** A target that was measured. */
  public record Taken(Target target, Measurement measurement) {
    /** The same without numbers. */
    public Taken missing() {
      return new Taken(target, measurement.missing());
    }
  }

  /**
   * Refuses references that do not belong to their systems, before any work.
   *
   * @return what the user should know of them, one line each
   */
  public static List<String> check(List<Datum> data) {
    return data.stream().flatMap(datum -> datum.check().stream()).toList();
  }

  /** Makes every observable on its system. */
  public static Targets prepare(List<Datum> data, SystemPool pool, Workers workers) {
    List<Integer> systems = pool.of(data);
    List<Map<Datum, List<Target>>> parts =
        OverSystems.map(
            workers,
            systems.size(),
            k -> pool.cost(systems.get(k)),
            k -> prepare(data, pool, systems.get(k), workers));
    Map<Datum, List<Target>> targets = new LinkedHashMap<>();
    for (Datum datum : data) {
      List<Target> all = new ArrayList<>();
      parts.forEach(part -> all.addAll(part.getOrDefault(datum, List.of())));
      all.sort((a, b) -> Integer.compare(a.slot(), b.slot()));
      targets.put(datum, List.copyOf(all));
    }
    return new Targets(targets);
  }

  private static Map<Datum, List<Target>> prepare(
      List<Datum> data, SystemPool pool, int system, Workers workers) {
    Map<Datum, List<Target>> targets = new LinkedHashMap<>();
    for (SystemTask.Wanted wanted : SystemPool.wanted(pool.named(system), data)) {
      Datum datum = wanted.datum();
      Observable observable = datum.observable(pool.system(system), workers);
      targets
          .computeIfAbsent(datum, d -> new ArrayList<>())
          .add(new Target(datum, wanted.slot(), system, observable));
    }
    return targets;
  }

  /** The target that a task asks for. */
  public Target of(SystemTask.Wanted wanted) {
    return of(List.of(wanted.datum())).get(wanted.slot());
  }

  /** The targets of some of the data, in their order. */
  public List<Target> of(List<Datum> batch) {
    List<Target> all = new ArrayList<>();
    for (Datum datum : batch) {
      List<Target> own = targets.get(datum);
      if (own == null) {
        throw new IllegalArgumentException("not prepared: " + datum.id());
      }
      all.addAll(own);
    }
    return all;
  }

  /** The targets of some of the data on one system, in their order. */
  public List<Target> on(int system, List<Datum> batch) {
    return of(batch).stream().filter(t -> t.system() == system).toList();
  }
}
