package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.Functionals;
import rung.grid.GridSpec;
import rung.parallel.Workers;

/**
 * Hybrid functionals by name, four-centre Coulomb and exchange on unpruned 99 × 590 grids, against
 * Psi4 (recorded by {@code scripts/oracles/psi4_hybrids.py}). The rest is the difference of the two
 * programs' radial points.
 */
class Psi4HybridsTest {
  private static final double ENERGY_BUDGET = 1e-6;
  private static final DiisSolver TIGHT = new DiisSolver(200, 1e-10, 1e-6, 8);

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
      ScfSolution solution =
          TIGHT.solve(system, Functionals.parse(row.get("functional")), null, workers);
      assertThat(solution.converged()).isTrue();
      assertThat(solution.energy()).isCloseTo(number(row, "energy"), offset(ENERGY_BUDGET));
      assertThat(solution.spinSquared()).isCloseTo(number(row, "s_squared"), offset(2e-6));
      Orbitals alpha = solution.orbitals().get(0);
      assertThat(alpha.energies()[alpha.occupied() - 1])
          .isCloseTo(number(row, "homo_alpha"), offset(2e-6));
    }
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
