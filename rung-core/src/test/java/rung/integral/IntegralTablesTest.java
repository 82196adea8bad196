package rung.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.Basis;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.system.Molecule;

/** Every class of integrals against Psi4. */
class IntegralTablesTest {
  /** Psi4's own noise on the largest integrals of the tables is a few 10⁻¹³. */
  private static final double BUDGET = 1e-11;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneElectronIntegrals(boolean cartesian) {
    OracleTable table = OracleTable.read("integrals_one_electron_" + kind(cartesian));
    Molecule molecule = table.molecule();
    Basis basis = table.basis("integrals.gbs", cartesian);
    int[] position = OracleTable.positions(basis, cartesian);
    List<Matrix> matrices = new ArrayList<>();
    matrices.add(OneElectronIntegrals.overlap(basis));
    matrices.add(OneElectronIntegrals.kinetic(basis));
    matrices.add(OneElectronIntegrals.nuclear(basis, molecule));
    matrices.addAll(List.of(OneElectronIntegrals.dipole(basis, new double[3])));
    for (String[] row : table.rows()) {
      int i = position[Integer.parseInt(row[0])];
      int j = position[Integer.parseInt(row[1])];
      for (int k = 0; k < matrices.size(); k++) {
        close(matrices.get(k).get(i, j), row[k + 2], row);
        close(matrices.get(k).get(j, i), row[k + 2], row);
      }
    }
  }

  @Test
  void twoCentreCoulombIntegrals() {
    OracleTable table = OracleTable.read("integrals_two_centre");
    Matrix integrals = TwoCentreIntegrals.compute(table.basis("integrals-aux.gbs", false));
    for (String[] row : table.rows()) {
      close(integrals.get(Integer.parseInt(row[0]), Integer.parseInt(row[1])), row[2], row);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threeCentreCoulombIntegrals(boolean cartesian) {
    OracleTable table = OracleTable.read("integrals_three_centre_" + kind(cartesian));
    Basis basis = table.basis("integrals.gbs", cartesian);
    Basis fitting = table.basis("integrals-aux.gbs", false);
    int[] position = OracleTable.positions(basis, cartesian);
    double[][] integrals = ThreeCentreIntegrals.compute(basis, fitting, Workers.single());
    for (String[] row : table.rows()) {
      int i = position[Integer.parseInt(row[1])];
      int j = position[Integer.parseInt(row[2])];
      int at = Math.min(i, j) * fitting.size() + Integer.parseInt(row[0]);
      close(integrals[Math.max(i, j)][at], row[3], row);
    }
  }

  /** Reads (ij|kl) off the Coulomb matrix of the density that has only the elements kl and lk. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fourCentreCoulombIntegrals(boolean cartesian) {
    OracleTable table = OracleTable.read("integrals_four_centre_" + kind(cartesian));
    Basis basis = table.basis("integrals.gbs", cartesian);
    int[] position = OracleTable.positions(basis, cartesian);
    FourCentreRepulsion repulsion = new FourCentreRepulsion(basis, Workers.single());
    int last = -1;
    Matrix coulomb = Matrix.zeros(0);
    List<String[]> rows = new ArrayList<>(table.rows());
    rows.sort((a, b) -> Integer.compare(ket(a, basis.size()), ket(b, basis.size())));
    int kets = 0;
    boolean taken = false;
    for (String[] row : rows) {
      int ket = ket(row, basis.size());
      if (ket != last) {
        // Each ket is a Coulomb matrix of its own: one in six keeps the test short.
        last = ket;
        taken = kets++ % 6 == 0;
        if (!taken) {
          continue;
        }
        int k = position[Integer.parseInt(row[2])];
        int l = position[Integer.parseInt(row[3])];
        Matrix density = Matrix.zeros(basis.size());
        density.add(k, l, 0.5);
        density.add(l, k, 0.5);
        coulomb = repulsion.coulomb(density);
      }
      if (!taken) {
        continue;
      }
      int i = position[Integer.parseInt(row[0])];
      int j = position[Integer.parseInt(row[1])];
      close(coulomb.get(i, j), row[4], row);
    }
  }

  private static int ket(String[] row, int size) {
    return Integer.parseInt(row[2]) * size + Integer.parseInt(row[3]);
  }

  private static String kind(boolean cartesian) {
    return cartesian ? "cartesian" : "spherical";
  }

  private static void close(double actual, String expected, String[] row) {
    double value = Double.parseDouble(expected);
    assertThat(actual)
        .as(String.join(",", row))
        .isCloseTo(value, within(BUDGET * Math.max(1, Math.abs(value))));
  }
}
