package rung.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.functional.Dispersion;
import rung.functional.ExactExchange;
import rung.functional.NonLocalFunctional;
import rung.observable.DipoleMoment;
import rung.scf.EnergyComponents;
import rung.scf.KohnShamSystem;
import rung.scf.ScfSolution;
import rung.system.Geometry;
import rung.system.Molecule;
import rung.system.Units;

/** What {@code ./rung scf} tells of a solution; atomic units. */
final class ScfResult {
  private ScfResult() {}

  /** The JSON object of {@code --json}. */
  static Map<String, Object> of(Geometry geometry, ScfSolution solution, double seconds) {
    KohnShamSystem system = solution.system();
    EnergyComponents parts = solution.state().components();
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("nuclear", parts.nuclear());
    components.put("one_electron", parts.oneElectron());
    components.put("coulomb", parts.coulomb());
    components.put("exchange", parts.exchange());
    components.put("xc", parts.xc());
    components.put("nonlocal", parts.nonLocal());
    components.put("dispersion", parts.dispersion());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("energy", solution.energy());
    result.put("converged", solution.converged());
    result.put("iterations", solution.iterations());
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
    notes.addAll(solution.functional().warnings());
    result.put(Notes.KEY, notes);
    result.put("seconds", seconds);
    return result;
  }

  /** The same for a reader. */
  static void print(PrintWriter out, Geometry geometry, ScfSolution solution, double seconds) {
    KohnShamSystem system = solution.system();
    EnergyComponents parts = solution.state().components();
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
        solution.converged()
            ? "converged in %d iterations, orbital gradient %.1e"
            : "NOT CONVERGED after %d iterations, orbital gradient %.1e",
        solution.iterations(),
        solution.orbitalGradient());
    line(out, "");
    line(out, "  energy             %20.10f hartree", solution.energy());
    line(out, "  nuclear repulsion  %20.10f", parts.nuclear());
    line(out, "  one-electron       %20.10f", parts.oneElectron());
    line(out, "  Coulomb            %20.10f", parts.coulomb());
    if (solution.functional().part(ExactExchange.class).isPresent()) {
      line(out, "  exact exchange     %20.10f", parts.exchange());
    }
    line(out, "  xc                 %20.10f", parts.xc());
    if (solution.functional().part(NonLocalFunctional.class).isPresent()) {
      line(out, "  non-local (VV10)   %20.10f", parts.nonLocal());
    }
    if (solution.functional().part(Dispersion.class).isPresent()) {
      line(out, "  dispersion (D3)    %20.10f", parts.dispersion());
    }
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
    line(out, "  %.2f s", seconds);
    solution.functional().warnings().forEach(warning -> line(out, "note: %s", warning));
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
