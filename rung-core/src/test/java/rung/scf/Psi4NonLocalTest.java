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
import rung.grid.GridSettings;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;

/**
 * Functionals with VV10, four-centre Coulomb and exchange on unpruned 99 × 590 grids, VV10 on 40 ×
 * 110 points, against Psi4 (recorded by {@code scripts/oracles/psi4_vv10.py}).
 */
class Psi4NonLocalTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-10, 1e-6));

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_vv10.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsPsi4s(OracleRow row) {
    ScfSolution solution;
    try (Workers workers = Workers.of(2)) {
      KohnShamSystem system =
          KohnShamSystem.build(
              Psi4EnergiesTest.molecule(row),
              new SystemSettings(
                  BasisLibrary.load(row.get("basis")),
                  null,
                  GridSettings.of(GridSpec.parse("99,590")),
                  GridSettings.of(GridSpec.parse("40,110")),
                  Reference.AUTO,
                  SystemSettings.DEFAULT_MEMORY_BUDGET),
              workers);
      solution = TIGHT.solve(system, functional(row), null, workers);
    }
    assertThat(solution.converged()).isTrue();
    row.agrees("energy", solution.energy());
    row.agrees("nonlocal", solution.state().parts().of("nonlocal"));
    row.agrees("s_squared", solution.spinSquared());
    Orbitals alpha = solution.orbitals().get(0);
    row.agrees("homo_alpha", alpha.energies()[alpha.occupied() - 1]);
  }

  private static Functional functional(OracleRow row) {
    String name = row.get("functional");
    if (!name.endsWith("97m-v")) {
      return Functionals.parse(name);
    }
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
    return LibxcFunctional.parse(name);
  }
}
