package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.Functional;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;

/**
 * Hybrids and meta-GGAs by name, four-centre Coulomb and exchange on unpruned 99 × 590 grids,
 * against Psi4 (recorded by {@code scripts/oracles/psi4_hybrids.py}). The rest is the difference of
 * the two programs' radial points; meta-GGAs converge ten times more slowly with them. Budgets
 * stand in the table.
 */
class Psi4HybridsTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-6));

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_hybrids.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsPsi4s(OracleRow row) {
    try (Workers workers = Workers.of(2)) {
      KohnShamSystem system =
          KohnShamSystem.build(
              Psi4EnergiesTest.molecule(row),
              new SystemSettings(
                  BasisLibrary.load(row.get("basis")),
                  null,
                  GridSpec.parse("99,590"),
                  Reference.AUTO,
                  SystemSettings.DEFAULT_MEMORY_BUDGET),
              workers);
      ScfSolution solution = TIGHT.solve(system, functional(row), null, workers);
      assertThat(solution.converged()).isTrue();
      row.agrees("energy", solution.energy());
      row.agrees("s_squared", solution.spinSquared());
      Orbitals alpha = solution.orbitals().get(0);
      row.agrees("homo_alpha", alpha.energies()[alpha.occupied() - 1]);
    }
  }

  private static Functional functional(OracleRow row) {
    if (!row.get("functional").equals("m06-2x")) {
      return Functionals.parse(row.get("functional"));
    }
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
    return LibxcFunctional.parse("m06-2x");
  }
}
