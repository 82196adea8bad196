package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import java.util.Set;
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
import rung.parallel.Workers;

/**
 * Hybrids and meta-GGAs by name, four-centre Coulomb and exchange on unpruned 99 × 590 grids,
 * against Psi4 (recorded by {@code scripts/oracles/psi4_hybrids.py}). The rest is the difference of
 * the two programs' radial points.
 */
class Psi4HybridsTest {
  private static final double ENERGY_BUDGET = 1e-6;

  private static final double OTHER_BUDGET = 2e-6;

  /** Functionals that converge ten times more slowly with the grid. */
  private static final Set<String> SLOW = Set.of("r2scan", "r2scan0", "m06-2x");

  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-6));

  static List<Map<String, String>> rows() {
    return OracleTable.rows("psi4_hybrids.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsPsi4s(Map<String, String> row) {
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
      double slack = SLOW.contains(row.get("functional")) ? 10 : 1;
      assertThat(solution.energy()).isCloseTo(number(row, "energy"), offset(slack * ENERGY_BUDGET));
      assertThat(solution.spinSquared())
          .isCloseTo(number(row, "s_squared"), offset(slack * OTHER_BUDGET));
      Orbitals alpha = solution.orbitals().get(0);
      assertThat(alpha.energies()[alpha.occupied() - 1])
          .isCloseTo(number(row, "homo_alpha"), offset(slack * OTHER_BUDGET));
    }
  }

  private static Functional functional(Map<String, String> row) {
    if (!row.get("functional").equals("m06-2x")) {
      return Functionals.parse(row.get("functional"));
    }
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
    return LibxcFunctional.parse("m06-2x");
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
