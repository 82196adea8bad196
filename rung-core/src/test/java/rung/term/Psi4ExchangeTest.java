package rung.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.functional.WithPart;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.OracleRow;
import rung.scf.OracleTable;
import rung.scf.Psi4EnergiesTest;
import rung.scf.ScfLadder;
import rung.scf.ScfSolution;
import rung.scf.solver.Convergence;

/**
 * Energies with exact exchange against Psi4's (recorded by {@code
 * scripts/oracles/psi4_exchange.py}): Hartree-Fock has no grid, so programs agree to the SCF's
 * convergence; hybrids to the grids' 1e-6.
 */
class Psi4ExchangeTest {
  /**
   * The largest here is that of oxygen, 1e-4 hartree in O2; PBE0's is a tenth of Hartree-Fock's.
   */
  private static final double FITTING_ERROR_PER_ATOM = 1e-4;

  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-7));

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_exchange.csv");
  }

  static List<OracleRow> fittedRows() {
    return rows().stream().filter(row -> !row.get("fitted").isEmpty()).toList();
  }

  static List<OracleRow> smallRows() {
    return rows().stream().filter(row -> !row.get("exchange").isEmpty()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsPsi4s(OracleRow row) {
    ScfSolution solution = solve(row, "none");
    row.agrees("energy", solution.energy());
    row.agrees("s_squared", solution.spinSquared());
    Orbitals alpha = solution.orbitals().get(0);
    row.agrees("homo_alpha", alpha.energies()[alpha.occupied() - 1]);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fittedRows")
  void fittedEnergyEqualsPsi4sAndItsErrorIsSmall(OracleRow row) {
    ScfSolution solution = solve(row, "def2-universal-jkfit");
    row.agrees("fitted", solution.energy());
    double error = Math.abs(solution.energy() - row.number("energy"));
    assertThat(error / Psi4EnergiesTest.molecule(row).atoms().size())
        .isLessThan(FITTING_ERROR_PER_ATOM);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smallRows")
  void exchangeEnergiesOfBothRangesEqualPsi4s(OracleRow row) {
    ScfSolution solution = solve(row, "none");
    Workers one = Workers.single();
    FixedDensityExchange exchange =
        new FixedDensityExchange(solution.discretisation(), solution.density());
    Functional grid = Functionals.parse("lda");
    // These are not stationary: they follow the density to first order.
    row.agrees("exchange", exchange.energy(WithPart.hybrid(grid, ExactExchange.global(1)), one));
    row.agrees(
        "erf_exchange", exchange.energy(WithPart.hybrid(grid, new ExactExchange(0, 1, 0.3)), one));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smallRows")
  void fittedLongRangeExchangeIsNearlyExact(OracleRow row) {
    ScfSolution solution = solve(row, "none");
    Workers one = Workers.single();
    FixedDensityExchange fitted =
        new FixedDensityExchange(build(row, "def2-universal-jkfit"), solution.density());
    FixedDensityExchange exact =
        new FixedDensityExchange(solution.discretisation(), solution.density());
    for (double omega : new double[] {0.05, 0.3}) {
      Functional functional =
          WithPart.hybrid(Functionals.parse("lda"), new ExactExchange(0, 1, omega));
      assertThat(fitted.energy(functional, one))
          .isCloseTo(exact.energy(functional, one), offset(1e-7));
    }
  }

  private static ScfSolution solve(OracleRow row, String auxiliary) {
    ScfSolution solution =
        TIGHT.solve(build(row, auxiliary), functional(row), null, Workers.single());
    assertThat(solution.converged()).isTrue();
    return solution;
  }

  private static Functional functional(OracleRow row) {
    return WithPart.hybrid(
        Functionals.parse(row.get("grid_part").isEmpty() ? "0*lda_x" : row.get("grid_part")),
        new ExactExchange(row.number("full_range"), row.number("long_range"), row.number("omega")));
  }

  private static KohnShamSystem build(OracleRow row, String auxiliary) {
    return KohnShamSystem.build(
        Psi4EnergiesTest.molecule(row),
        new SystemSettings(
            BasisLibrary.load(row.get("basis")),
            SystemSettings.fittingBasis(auxiliary, List.of()),
            GridSpec.parse(row.get("grid_part").isEmpty() ? "10,26" : "99,590"),
            Reference.AUTO,
            SystemSettings.DEFAULT_MEMORY_BUDGET),
        Workers.single());
  }
}
