package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;

/**
 * Hard systems end no higher than the best of many starts of Psi4 (recorded by {@code
 * scripts/oracles/minima.py}), with exact integrals on unpruned 75 × 302 grids: budgets are what
 * the two programs' radial points leave open. The heavy rows are compared under {@code -Drung.seen}
 * only; {@code docs/robustness.md} has all of them.
 */
class Psi4MinimaTest {
  private static final ScfLadder FOLLOWING =
      ScfLadder.of(new Convergence(100, 1e-9, 1e-6)).with(StabilityPolicy.FOLLOW);

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_minima.csv").stream()
        .filter(row -> OracleRow.recording() || row.get("tested").equals("always"))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void noHigherThanPsi4sBest(OracleRow row) {
    try (Workers workers = Workers.of(2)) {
      KohnShamSystem system =
          KohnShamSystem.build(
              Psi4EnergiesTest.molecule(row),
              new SystemSettings(
                  BasisLibrary.load("def2-svp"),
                  null,
                  GridSpec.parse("75,302"),
                  Reference.valueOf(row.get("reference").toUpperCase(Locale.ROOT)),
                  SystemSettings.DEFAULT_MEMORY_BUDGET),
              workers);
      ScfSolution solution =
          FOLLOWING.solve(system, Functionals.parse(row.get("functional")), null, workers);
      assertThat(solution.converged()).isTrue();
      assertThat(solution.stability()).isNotNull().matches(Stability::stable);
      row.isNotExceeded("energy", solution.energy());
    }
  }
}
