package rung.cli.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.functional.NotFinite;
import rung.molecular.KohnShamSystem;
import rung.observable.DipoleMoment;
import rung.orbital.Smearing;
import rung.scf.ScfSolution;
import rung.scf.ScfStep;
import rung.scf.Stability;
import rung.scf.solver.Outcome;
import rung.system.Geometry;
import rung.system.Molecule;
import rung.system.Units;

/** What {@code ./rung scf} tells of a solution; atomic units. */
public final class ScfResult {
  private static final List<String> ALWAYS =
      List.of("nuclear", "one_electron", "coulomb", "exchange", "xc", "nonlocal", "dispersion");

  /** How a reader calls the parts of the energy. */
  private static final Map<String, String> SPOKEN =
      Map.of(
          "nuclear", "nuclear repulsion",
          "one_electron", "one-electron",
          "coulomb", "Coulomb",
          "exchange", "exact exchange",
          "nonlocal", "non-local correlation",
          "dispersion", "dispersion (D3)",
          "field", "electric field",
          "entropy", "-TS");

  private ScfResult() {}

  /** The JSON object of {@code --json}. */
  public static Map<String, Object> of(
      Geometry geometry, KohnShamSystem system, ScfSolution solution, double seconds) {
    Map<String, Double> components = new LinkedHashMap<>();
    // Scripts rely on these, whether or not a functional has them.
    ALWAYS.forEach(label -> components.put(label, 0.0));
    components.putAll(solution.state().parts().byLabel());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("energy", solution.energy());
    if (solution.problem().occupation() instanceof Smearing smearing) {
      result.put("smearing_width", smearing.width());
      result.put("free_energy", solution.energy());
      result.put("internal_energy", internal(solution));
      result.put("occupations", solution.orbitals().stream().map(o -> o.occupations()).toList());
    }
    result.put("occupation", solution.problem().occupation().name());
    result.put("converged", solution.converged());
    result.put("outcome", solution.outcome().name().toLowerCase(Locale.ROOT));
    result.put("iterations", solution.iterations());
    result.put("attempts", solution.attempts());
    result.put("solvers", solvers(solution));
    result.put("stability", stability(solution));
    result.put("components", components);
    result.put("electrons_on_grid", solution.state().electronsOnGrid());
    DipoleMoment dipole = DipoleMoment.of(system, solution.density());
    result.put("dipole", dipole.components());
    result.put("dipole_origin", DipoleMoment.ORIGIN);
    result.put("dipole_origin_bohr", dipole.origin());
    result.put("orbital_energies", solution.orbitals().stream().map(o -> o.energies()).toList());
    result.put("occupied", solution.orbitals().stream().map(o -> o.occupied()).toList());
    result.put("s_squared", solution.spinSquared());
    result.put("orbital_gradient", solution.orbitalGradient());
    result.put("energy_change", solution.energyChange());
    result.put("functional", solution.functional().name());
    result.put("basis", system.basis().name());
    result.put("basis_functions", system.basis().size());
    result.put("auxiliary", system.auxiliaryName());
    result.put("grid_points", system.grid().size());
    result.put("charge", system.molecule().charge());
    result.put("charge_from", geometry.electrons().chargeFrom());
    result.put("spin", system.molecule().spin());
    result.put("multiplicity", system.molecule().spin() + 1);
    result.put("multiplicity_from", geometry.electrons().spinFrom());
    List<String> notes = new ArrayList<>(geometry.notes());
    notes.addAll(solution.functional().notes());
    notes.addAll(notes(solution));
    result.put(Notes.KEY, notes);
    result.put("seconds", seconds);
    return result;
  }

  /** What came of the SCF beside its figures, a line each. */
  private static List<String> notes(ScfSolution solution) {
    List<String> notes = new ArrayList<>(solution.notes());
    NotFinite found = solution.notFinite();
    if (found != null) {
      String where =
          solution.outcome() == Outcome.NOT_FINITE
              ? ""
              : solution.converged() && solution.stability() == null
                  ? "the stability of the solution is unknown: "
                  : "on the way, ";
      notes.add(where + found.message());
    }
    notes.addAll(solution.functional().warnings());
    return notes;
  }

  /** Fock matrices by the solver that asked for them, in the order in which they began. */
  private static Map<String, Integer> solvers(ScfSolution solution) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    solution.history().forEach(step -> counts.merge(step.solver().name(), 1, Integer::sum));
    return counts;
  }

  private static @Nullable Map<String, Object> stability(ScfSolution solution) {
    Stability found = solution.stability();
    if (found == null) {
      return null;
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("stable", found.stable());
    object.put("lowest_curvature", found.internal());
    object.put("lowest_curvature_unrestricted", found.external());
    return object;
  }

  private static void print(PrintWriter out, @Nullable Stability found) {
    if (found == null) {
      return;
    }
    if (Double.isInfinite(found.internal())) {
      return; // no orbital can turn
    }
    line(
        out,
        found.stable() ? "  lowest curvature   %12.6f" : "  lowest curvature   %12.6f: UNSTABLE",
        found.internal());
    Double external = found.external();
    if (external != null && found.breaksSpin()) {
      line(
          out,
          "note: different orbitals for different spins have a lower energy (curvature %.4f): try"
              + " --reference uks",
          external);
    }
  }

  /** A line of {@code --verbose}. */
  public static String line(ScfStep step) {
    return String.format(
        Locale.ROOT,
        "%3d  %-8s %s  %s",
        step.attempt(),
        step.solver().name(),
        figure("%20.10f", step.energy()),
        figure("%10.2e", step.gradient()));
  }

  /** A number as text; a dash where it is not finite. */
  private static String figure(String format, double value) {
    String text = String.format(Locale.ROOT, format, Double.isFinite(value) ? value : 0.0);
    return Double.isFinite(value) ? text : " ".repeat(text.length() - 1) + "-";
  }

  /** E without −TS. */
  private static double internal(ScfSolution solution) {
    return solution.energy() - solution.state().parts().of(Smearing.ENTROPY);
  }

  /** The same for a reader. */
  public static void print(
      PrintWriter out,
      Geometry geometry,
      KohnShamSystem system,
      ScfSolution solution,
      double seconds) {
    String auxiliary = system.auxiliaryName();
    line(
        out,
        "%s/%s, %d functions, %d grid points, %s",
        solution.functional().name(),
        system.basis().name(),
        system.basis().size(),
        system.grid().size(),
        auxiliary == null ? "four-centre integrals" : "fitted in " + auxiliary);
    electrons(out, geometry);
    line(
        out,
        switch (solution.outcome()) {
          case CONVERGED -> "converged in %d iterations, orbital gradient %.1e";
          case NOISE, FLAT ->
              "converged as far as the energy tells in %d iterations, orbital gradient %.1e: %s";
          case SADDLE -> "converged TO A SADDLE POINT in %d iterations, orbital gradient %.1e: %s";
          case EXHAUSTED, STALLED -> "NOT CONVERGED after %d iterations, orbital gradient %.1e: %s";
          case NOT_FINITE -> "NOT CONVERGED after %1$d iterations: %3$s";
        },
        solution.iterations(),
        solution.orbitalGradient(),
        solution.outcome().reason());
    line(out, "");
    boolean smeared = solution.problem().occupation() instanceof Smearing;
    String total = smeared ? "free energy" : "energy";
    line(out, "  %-18s %s hartree", total, figure("%20.10f", solution.energy()));
    solution
        .state()
        .parts()
        .byLabel()
        .forEach(
            (label, part) ->
                line(
                    out, "  %-18s %s", SPOKEN.getOrDefault(label, label), figure("%20.10f", part)));
    line(
        out,
        "  electrons on grid  %20.10f (of %d)",
        solution.state().electronsOnGrid(),
        system.molecule().electrons());
    double[] dipole = DipoleMoment.of(system, solution.density()).components();
    line(
        out,
        "  dipole             %12.6f %12.6f %12.6f e bohr, |mu| = %.4f debye",
        dipole[0],
        dipole[1],
        dipole[2],
        Units.DEBYE_PER_AU * Math.hypot(Math.hypot(dipole[0], dipole[1]), dipole[2]));
    if (system.molecule().charge() != 0) {
      line(out, "    of an ion, about the %s", DipoleMoment.ORIGIN);
    }
    line(out, "  <S^2>              %20.10f", solution.spinSquared());
    List<String> spins = solution.orbitals().size() == 1 ? List.of("") : List.of(" alpha", " beta");
    for (int s = 0; s < spins.size(); s++) {
      frontier(out, spins.get(s), solution.orbitals().get(s).energies(), system.occupied(s));
    }
    print(out, solution.stability());
    line(out, "  %.2f s", seconds);
    notes(solution).forEach(note -> line(out, "note: %s", note));
  }

  private static void electrons(PrintWriter out, Geometry geometry) {
    Molecule molecule = geometry.molecule();
    line(
        out,
        "%d electrons, charge %d (%s), 2S = %d, multiplicity %d (%s)",
        molecule.electrons(),
        molecule.charge(),
        geometry.electrons().chargeFrom(),
        molecule.spin(),
        molecule.spin() + 1,
        geometry.electrons().spinFrom());
    geometry.notes().forEach(note -> line(out, "note: %s", note));
  }

  private static void frontier(PrintWriter out, String spin, double[] energies, int occupied) {
    if (occupied > 0) {
      line(out, "  highest occupied%s %.6f", spin, energies[occupied - 1]);
    }
    if (occupied < energies.length) {
      line(out, "  lowest empty%s %.6f", spin, energies[occupied]);
    }
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
