package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
 * The density fit against Psi4's with the same fitting basis, and its error against Psi4's exact
 * energies (recorded by {@code scripts/oracles/psi4_fitted.py} and {@code psi4_scf.py}).
 */
class FittingErrorTest {
  /** Some 1e-5 hartree an atom is what the literature gives; chlorine has the largest here. */
  private static final double PER_ATOM = 7e-5;

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_fitted.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void fittedEnergyEqualsPsi4sAndItsErrorIsSmall(OracleRow row) {
    OracleRow exact =
        OracleTable.rows("psi4_scf.csv").stream()
            .filter(other -> other.get("id").equals(row.get("id")))
            .findFirst()
            .orElseThrow();
    try (Workers workers = Workers.of(2)) {
      KohnShamSystem system =
          KohnShamSystem.build(
              Psi4EnergiesTest.molecule(exact),
              new SystemSettings(
                  BasisLibrary.load(exact.get("basis")),
                  BasisLibrary.load("def2-universal-jfit"),
                  GridSpec.parse("99,590"),
                  Reference.AUTO,
                  2L << 30),
              workers);
      double energy =
          ScfLadder.once(new Convergence(200, 1e-10, 1e-6))
              .solve(system, Functionals.parse(exact.get("functional")), null, workers)
              .energy();
      row.agrees("energy", energy);
      double error = Math.abs(energy - exact.number("energy"));
      assertThat(error / system.molecule().atoms().size()).isLessThan(PER_ATOM);
    }
  }
}
