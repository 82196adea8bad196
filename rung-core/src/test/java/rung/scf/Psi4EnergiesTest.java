package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.observable.DipoleMoment;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.term.EnergyParts;

/**
 * Energies with exact Coulomb integrals on unpruned 99 × 590 grids against Psi4 (recorded by {@code
 * scripts/oracles/psi4_scf.py}). Two programs agree to 5e-8 hartree there, to 7e-7 for SO2; what is
 * not stationary follows the density to first order. Budgets stand in the table.
 */
public class Psi4EnergiesTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-6));

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_scf.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsPsi4s(OracleRow row) {
    try (Workers workers = Workers.of(2)) {
      KohnShamSystem system =
          KohnShamSystem.build(
              molecule(row),
              new SystemSettings(
                  BasisLibrary.load(row.get("basis")),
                  null,
                  GridSpec.parse("99,590"),
                  row.get("reference").equals("rks") ? Reference.RKS : Reference.UKS,
                  4L << 30),
              workers);
      assertThat(system.basis().size()).isEqualTo(Integer.parseInt(row.get("nbf")));
      ScfSolution solution =
          TIGHT.solve(system, Functionals.parse(row.get("functional")), null, workers);
      assertThat(solution.converged()).isTrue();
      row.agrees("energy", solution.energy());
      EnergyParts parts = solution.state().parts();
      row.agrees("coulomb", parts.of("coulomb"));
      row.agrees("xc", parts.of("xc"));
      row.agrees("s_squared", solution.spinSquared());
      DipoleMoment dipole = DipoleMoment.of(system, solution.density());
      // Psi4's origin is that of the coordinates.
      double moved = system.molecule().charge() * dipole.origin()[2];
      row.agrees("dipole_z", dipole.components()[2] + moved);
      Orbitals alpha = solution.orbitals().get(0);
      row.agrees("homo_alpha", alpha.energies()[alpha.occupied() - 1]);
    }
  }

  /** The molecule of a row. */
  public static Molecule molecule(OracleRow row) {
    List<Atom> atoms = new ArrayList<>();
    for (String line : row.get("geometry").split(";")) {
      String[] word = line.trim().split("\\s+");
      atoms.add(
          new Atom(
              Element.ofSymbol(word[0], "table"),
              Double.parseDouble(word[1]),
              Double.parseDouble(word[2]),
              Double.parseDouble(word[3]),
              false));
    }
    return new Molecule(
        atoms, Integer.parseInt(row.get("charge")), Integer.parseInt(row.get("spin")));
  }
}
