package rung.scf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.BasisLibrary;
import rung.functional.named.Functionals;
import rung.grid.GridSpec;
import rung.grid.MolecularGrid;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.solver.Convergence;
import rung.system.Molecule;

/**
 * SCAN, which converges too slowly with the grid for two programs' grids to give one energy, on
 * Psi4's own points (recorded by {@code scripts/oracles/psi4_points.py}).
 */
class Psi4PointsTest {
  private static final ScfLadder TIGHT = ScfLadder.once(new Convergence(200, 1e-11, 1e-7));

  static List<OracleRow> rows() {
    return OracleTable.rows("psi4_points.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyOnPsi4sPointsEqualsPsi4s(OracleRow row) {
    Workers one = Workers.single();
    Molecule molecule = Psi4EnergiesTest.molecule(row);
    SystemSettings settings =
        new SystemSettings(
            BasisLibrary.load(row.get("basis")),
            null,
            GridSpec.parse("10,26"),
            Reference.AUTO,
            SystemSettings.DEFAULT_MEMORY_BUDGET);
    KohnShamSystem system =
        KohnShamSystem.build(molecule, settings, one).on(points(molecule, row.get("points")), one);
    ScfSolution solution = TIGHT.solve(system, Functionals.parse(row.get("functional")), null, one);
    assertThat(solution.converged()).isTrue();
    row.agrees("energy", solution.energy());
    row.agrees("s_squared", solution.spinSquared());
    Orbitals alpha = solution.orbitals().get(0);
    row.agrees("homo_alpha", alpha.energies()[alpha.occupied() - 1]);
  }

  private static MolecularGrid points(Molecule molecule, String file) {
    List<OracleRow> points = OracleTable.rows("psi4_points/" + file);
    return MolecularGrid.ofPoints(
        molecule,
        column(points, "x"),
        column(points, "y"),
        column(points, "z"),
        column(points, "weight"));
  }

  private static double[] column(List<OracleRow> rows, String name) {
    return rows.stream().mapToDouble(row -> row.number(name)).toArray();
  }
}
