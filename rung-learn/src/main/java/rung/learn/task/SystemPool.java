package rung.learn.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rung.basis.Basis;
import rung.learn.data.Datum;
import rung.learn.data.NamedSystem;
import rung.molecular.KohnShamSystem;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.system.InputException;
import rung.system.Molecule;

/** The systems of some data, each built once however many data and sets name it. */
public final class SystemPool {
  private final SystemSettings settings;
  private final Map<Molecule, Integer> index;
  private final List<NamedSystem> names;
  private final List<KohnShamSystem> systems;

  private SystemPool(
      SystemSettings settings,
      Map<Molecule, Integer> index,
      List<NamedSystem> names,
      List<KohnShamSystem> systems) {
    this.settings = settings;
    this.index = index;
    this.names = names;
    this.systems = systems;
  }

  /** Builds the systems of {@code data}. */
  public static SystemPool build(
      List<Datum> data, SystemSettings settings, Workers workers, Progress progress) {
    List<NamedSystem> names = distinct(data);
    Map<Molecule, Integer> index = new LinkedHashMap<>();
    names.forEach(n -> index.put(n.molecule(), index.size()));
    names.forEach(n -> check(n, settings));
    Progress.Counter counter = progress.begin("integrals and grids", names.size());
    List<KohnShamSystem> systems =
        OverSystems.map(
            workers,
            names.size(),
            i -> (double) names.get(i).molecule().electrons(),
            i -> {
              KohnShamSystem system = build(names.get(i), settings, workers);
              counter.done(names.get(i).name());
              return system;
            });
    return new SystemPool(settings, index, names, systems);
  }

  /** The systems that some data name, each once, in the order of first mention. */
  public static List<NamedSystem> distinct(List<Datum> data) {
    Map<Molecule, NamedSystem> distinct = new LinkedHashMap<>();
    for (Datum datum : data) {
      for (NamedSystem system : datum.systems()) {
        distinct.putIfAbsent(system.molecule(), system);
      }
    }
    return new ArrayList<>(distinct.values());
  }

  /** Refuses a system whose elements the basis sets lack, before any work. */
  public static void check(NamedSystem system, SystemSettings settings) {
    try {
      Basis.of(system.molecule(), settings.basis());
      if (settings.auxiliary() != null) {
        Basis.of(system.molecule(), settings.auxiliary());
      }
    } catch (InputException e) {
      throw new InputException(
          "system '" + system.name() + "': " + e.what(), e.where(), e.remedy());
    }
  }

  /** Builds one; a refusal names the system. */
  static KohnShamSystem build(NamedSystem system, SystemSettings settings, Workers workers) {
    try {
      return KohnShamSystem.build(system.molecule(), settings, workers);
    } catch (InputException e) {
      throw new InputException(
          "system '" + system.name() + "': " + e.what(), e.where(), e.remedy());
    }
  }

  /** Number of systems. */
  public int size() {
    return systems.size();
  }

  /** Index of a system, which must be one of the data's. */
  public int index(NamedSystem system) {
    Integer found = index.get(system.molecule());
    if (found == null) {
      throw new IllegalArgumentException("no such system: " + system.name());
    }
    return found;
  }

  /** The system. */
  public KohnShamSystem system(int i) {
    return systems.get(i);
  }

  /** Its name, in the set that names it first. */
  public String name(int i) {
    return names.get(i).name();
  }

  /** The molecule, with the name that it has in the set that names it first. */
  public NamedSystem named(int i) {
    return names.get(i);
  }

  /** The settings of every system. */
  public SystemSettings settings() {
    return settings;
  }

  /** What some data measure on a system, in their order. */
  public static List<SystemTask.Wanted> wanted(NamedSystem system, List<Datum> data) {
    List<SystemTask.Wanted> wanted = new ArrayList<>();
    for (Datum datum : data) {
      List<NamedSystem> own = datum.systems();
      for (int slot = 0; slot < own.size(); slot++) {
        if (own.get(slot).molecule().equals(system.molecule())) {
          wanted.add(new SystemTask.Wanted(datum, slot));
        }
      }
    }
    return wanted;
  }

  /** Estimate of the work on a system, in arbitrary units. */
  public double cost(int i) {
    double nao = systems.get(i).basis().size();
    return nao * nao * systems.get(i).spins() * systems.get(i).grid().size();
  }

  /** Indices of the systems of some data, ascending. */
  public List<Integer> of(List<Datum> data) {
    TreeSet<Integer> needed = new TreeSet<>();
    for (Datum datum : data) {
      datum.systems().forEach(s -> needed.add(index(s)));
    }
    return List.copyOf(needed);
  }
}
