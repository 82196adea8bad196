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
import rung.parallel.Workers;
import rung.system.Molecule;
import rung.system.Units;

/**
 * Measures functionals on data: every system is built, solved with each functional in turn, and let
 * go again, so that memory does not grow with the set.
 */
public final class Evaluator {
  /** Error that is booked for a datum whose SCF ended without even a number. */
  public static final double PENALTY_KCAL_PER_MOL = 1000;

  /**
   * The same for a density, bohr⁻³: more than a density of nothing would leave of Σ w (ρ − ρ_ref)²
   * / N.
   */
  public static final double PENALTY_DENSITY = 100;

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

  /** What one functional gives on one system. */
  private record Measured(
      double energy, boolean converged, Map<Datum.Density, DensityTarget.Measured> densities) {}

  /**
   * Errors of all functionals on all data; later functionals start from the densities of earlier
   * ones.
   */
  public Evaluation evaluate(List<Datum> data, List<Functional> functionals) {
    List<NamedSystem> systems = SystemPool.distinct(data);
    Map<Molecule, Integer> index = new LinkedHashMap<>();
    systems.forEach(s -> index.put(s.molecule(), index.size()));
    Progress.Counter counter = progress.begin("evaluation", systems.size());
    List<List<Measured>> measured =
        OverSystems.map(
            workers,
            systems.size(),
            i -> (double) systems.get(i).molecule().electrons(),
            i -> {
              List<Measured> each = measure(systems.get(i), data, functionals);
              counter.done(systems.get(i).name());
              return each;
            });
    List<Evaluation.Row> rows = new ArrayList<>();
    for (Datum datum : data) {
      rows.add(row(datum, functionals.size(), index, measured));
    }
    return new Evaluation(functionals.stream().map(Functional::name).toList(), rows);
  }

  private List<Measured> measure(
      NamedSystem named, List<Datum> data, List<Functional> functionals) {
    KohnShamSystem system = SystemPool.build(named, settings, workers);
    Map<Datum.Density, DensityTarget> targets = new LinkedHashMap<>();
    for (Datum datum : data) {
      if (datum instanceof Datum.Density density
          && density.system().molecule().equals(named.molecule())) {
        targets.put(density, DensityTarget.prepare(density, system, workers));
      }
    }
    List<Measured> measured = new ArrayList<>();
    @Nullable Density start = null;
    for (Functional functional : functionals) {
      ConvergenceLadder.Climb climb = ladder.solve(system, functional, start, workers);
      Density density = climb.solution().density();
      boolean converged = climb.solution().converged();
      Map<Datum.Density, DensityTarget.Measured> densities = new LinkedHashMap<>();
      targets.forEach((datum, target) -> densities.put(datum, target.measure(density, workers)));
      measured.add(new Measured(climb.solution().energy(), converged, densities));
      start = converged ? density : start;
    }
    return measured;
  }

  private static Evaluation.Row row(
      Datum datum, int functionals, Map<Molecule, Integer> index, List<List<Measured>> measured) {
    List<Evaluation.Result> results = new ArrayList<>();
    double floor = 0;
    for (int f = 0; f < functionals; f++) {
      int which = f;
      boolean failed =
          datum.systems().stream().anyMatch(s -> !at(index, measured, s, which).converged());
      switch (datum) {
        case Datum.Reaction reaction -> {
          double error =
              Loss.errorKcalPerMol(reaction, s -> at(index, measured, s, which).energy());
          results.add(result(error, PENALTY_KCAL_PER_MOL, failed));
        }
        case Datum.Density density -> {
          DensityTarget.Measured value =
              at(index, measured, density.system(), which).densities().get(density);
          if (value == null) {
            throw new IllegalStateException("density was not measured: " + density.id());
          }
          floor = value.floor();
          results.add(result(value.value(), PENALTY_DENSITY, failed));
        }
      }
    }
    return switch (datum) {
      case Datum.Reaction r ->
          new Evaluation.Row(
              r.id(),
              r.type(),
              r.valueHartree() * Units.KCAL_PER_MOL_PER_HARTREE,
              "kcal/mol",
              0,
              results);
      case Datum.Density d -> new Evaluation.Row(d.id(), d.type(), 0, "bohr^-3", floor, results);
    };
  }

  /** An error, or the penalty of a failure where it is no number. */
  static Evaluation.Result result(double error, double penalty, boolean failed) {
    boolean number = Double.isFinite(error);
    return new Evaluation.Result(number ? error : penalty, failed || !number);
  }

  private static Measured at(
      Map<Molecule, Integer> index, List<List<Measured>> measured, NamedSystem system, int which) {
    Integer i = index.get(system.molecule());
    if (i == null) {
      throw new IllegalArgumentException("no such system: " + system.name());
    }
    return measured.get(i).get(which);
  }
}
