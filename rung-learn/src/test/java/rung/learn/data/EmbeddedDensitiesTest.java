package rung.learn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.observable.MoldenFile;
import rung.system.Atom;

/**
 * The embedded CCSD densities, read as Molden files, against the expectation values that PySCF
 * gave.
 */
class EmbeddedDensitiesTest {
  private static String resource(String path) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(EmbeddedDensitiesTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static Stream<List<String>> densities() throws IOException {
    return resource("/oracle/ccsd_densities.csv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.asList(line.split(",")));
  }

  @ParameterizedTest
  @MethodSource("densities")
  void expectationValuesOfTheDensityAreThoseOfPyscf(List<String> row) throws IOException {
    double[] pyscf = row.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    MoldenFile file =
        MoldenFile.parse(row.get(0), resource("/rung/data/densities/" + row.get(0) + ".molden"));
    Matrix[] blocks = file.densityBySpin();
    Matrix density = blocks.length == 2 ? blocks[0].plus(1, blocks[1]) : blocks[0].times(2);

    assertThat(density.dot(OneElectronIntegrals.overlap(file.basis())))
        .isCloseTo(pyscf[0], within(1e-6));
    assertThat(density.dot(OneElectronIntegrals.kinetic(file.basis())))
        .isCloseTo(pyscf[1], within(1e-6));
    assertThat(density.dot(OneElectronIntegrals.nuclear(file.basis(), file.molecule())))
        .isCloseTo(pyscf[2], within(1e-6));
    Matrix[] moments = OneElectronIntegrals.dipole(file.basis(), new double[3]);
    double[] dipole = new double[3];
    for (Atom atom : file.molecule().atoms()) {
      dipole[0] += atom.charge() * atom.x();
      dipole[1] += atom.charge() * atom.y();
      dipole[2] += atom.charge() * atom.z();
    }
    for (int axis = 0; axis < 3; axis++) {
      assertThat(dipole[axis] - density.dot(moments[axis]))
          .isCloseTo(pyscf[3 + axis], within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("densities")
  void openShellsComeAsTwoBlocksWithTheirSpin(List<String> row) throws IOException {
    MoldenFile file =
        MoldenFile.parse(row.get(0), resource("/rung/data/densities/" + row.get(0) + ".molden"));
    int spin = row.get(0).equals("li") ? 1 : row.get(0).equals("n") ? 3 : 0;
    assertThat(file.molecule().spin()).isEqualTo(spin);
    assertThat(file.molecule().charge()).isZero();
    assertThat(file.densityBySpin()).hasSize(spin == 0 ? 1 : 2);
  }
}
