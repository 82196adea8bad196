package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.observable.DipoleMoment;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.term.EnergyParts;

/**
 * Energies with exact Coulomb integrals on unpruned 99 × 590 grids against Psi4 (recorded by {@code
 * scripts/oracles/psi4_scf.py}). Two programs agree to 5e-8 hartree there, to 7e-7 for SO2.
 */
public class Psi4EnergiesTest {
  private static final double ENERGY_BUDGET = 1e-6;
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-6));

  static List<Map<String, String>> rows() {
    return OracleTable.rows("psi4_scf.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsPsi4s(Map<String, String> row) {
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
      assertThat(solution.energy()).isCloseTo(number(row, "energy"), offset(ENERGY_BUDGET));
      EnergyParts parts = solution.state().parts();
      // The parts are not stationary: they follow the density to first order.
      assertThat(parts.of("coulomb")).isCloseTo(number(row, "coulomb"), offset(2e-4));
      assertThat(parts.of("xc")).isCloseTo(number(row, "xc"), offset(1e-4));
      assertThat(solution.spinSquared()).isCloseTo(number(row, "s_squared"), offset(1e-5));
      DipoleMoment dipole = DipoleMoment.of(system, solution.density());
      // Psi4's origin is that of the coordinates.
      double moved = system.molecule().charge() * dipole.origin()[2];
      assertThat(dipole.components()[2] + moved).isCloseTo(number(row, "dipole_z"), offset(1e-4));
      Orbitals alpha = solution.orbitals().get(0);
      assertThat(alpha.energies()[alpha.occupied() - 1])
          .isCloseTo(number(row, "homo_alpha"), offset(1e-5));
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** The molecule of a row. */
  public static Molecule molecule(Map<String, String> row) {
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
