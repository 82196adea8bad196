package rung.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.basis.SolidHarmonics;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.system.Atom;
import rung.system.InputException;
import rung.system.Units;

/**
 * Molden files against Psi4, which wrote oracle/molden (scripts/oracles/molden_files.py); Cartesian
 * ones in its own normalisation.
 */
class MoldenFileTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf_spherical.molden",
        "hf_cartesian.molden",
        "h2o_cartesian.molden",
        "nh2_unrestricted.molden",
        "ne_h.molden",
        "heh_ghost.molden"
      })
  void orbitalsOfPsi4AreOrthonormalInOurFunctions(String name) throws IOException {
    MoldenFile file = MoldenFile.parse(name, MoldenText.resource(name));
    Matrix overlap = OneElectronIntegrals.overlap(file.basis());
    for (MoldenOrbitals spin : file.spins()) {
      Matrix c = spin.coefficients();
      for (int i = 0; i < c.rows(); i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0;
          for (int mu = 0; mu < c.columns(); mu++) {
            for (int nu = 0; nu < c.columns(); nu++) {
              sum += c.get(i, mu) * overlap.get(mu, nu) * c.get(j, nu);
            }
          }
          assertThat(sum).isCloseTo(i == j ? 1 : 0, within(1e-8));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hf_spherical.molden",
        "hf_cartesian.molden",
        "h2o_cartesian.molden",
        "nh2_unrestricted.molden",
        "ne_h.molden",
        "heh_ghost.molden"
      })
  void oneElectronEnergyAndDipoleAreThoseOfPsi4(String name) throws IOException {
    MoldenFile file = MoldenFile.parse(name, MoldenText.resource(name));
    double[] psi4 =
        MoldenText.resource("psi4.csv")
            .lines()
            .filter(line -> line.startsWith(name))
            .flatMapToDouble(
                line -> Arrays.stream(line.split(",")).skip(1).mapToDouble(Double::parseDouble))
            .toArray();
    Matrix[] bySpin = file.densityBySpin();
    Matrix density = bySpin.length == 1 ? bySpin[0].times(2) : bySpin[0].plus(1, bySpin[1]);
    Matrix core =
        OneElectronIntegrals.kinetic(file.basis())
            .plus(1, OneElectronIntegrals.nuclear(file.basis(), file.molecule()));
    assertThat(density.dot(core)).isCloseTo(psi4[0], within(1e-6));
    Matrix[] moments = OneElectronIntegrals.dipole(file.basis(), new double[3]);
    double[] nuclei = new double[3];
    for (Atom atom : file.molecule().atoms()) {
      nuclei[0] += atom.charge() * atom.x();
      nuclei[1] += atom.charge() * atom.y();
      nuclei[2] += atom.charge() * atom.z();
    }
    for (int axis = 0; axis < 3; axis++) {
      double debye = (nuclei[axis] - density.dot(moments[axis])) * Units.DEBYE_PER_AU;
      assertThat(debye).isCloseTo(psi4[1 + axis], within(1e-6));
    }
  }

  /** The polynomials of the real solid harmonics as textbooks print them, in Molden's order. */
  @Test
  void sphericalFunctionsFollowMoldensOrder() {
    double[][] points = {{0.3, -0.7, 1.1}, {-0.9, 0.4, 0.2}};
    double[][][] textbook = new double[points.length][][];
    for (int p = 0; p < points.length; p++) {
      double x = points[p][0];
      double y = points[p][1];
      double z = points[p][2];
      textbook[p] =
          new double[][] {
            {2 * z * z - x * x - y * y, x * z, y * z, x * x - y * y, x * y},
            {
              z * (2 * z * z - 3 * x * x - 3 * y * y),
              x * (4 * z * z - x * x - y * y),
              y * (4 * z * z - x * x - y * y),
              z * (x * x - y * y),
              x * y * z,
              x * (x * x - 3 * y * y),
              y * (3 * x * x - y * y)
            }
          };
    }
    for (int l = 2; l <= 3; l++) {
      int[] order = MoldenOrder.toRung(l, false);
      for (int i = 0; i < order.length; i++) {
        double first = value(l, order[i], points[0]) / textbook[0][l - 2][i];
        double second = value(l, order[i], points[1]) / textbook[1][l - 2][i];
        assertThat(first).isPositive().isCloseTo(second, within(1e-12));
      }
    }
  }

  private static double value(int l, int function, double[] point) {
    double sum = 0;
    for (int j = 0; j <= l; j++) {
      for (int k = 0; k <= l - j; k++) {
        sum +=
            SolidHarmonics.transform(l, false)[function][SolidHarmonics.monomial(j, k)]
                * Math.pow(point[0], l - j - k)
                * Math.pow(point[1], j)
                * Math.pow(point[2], k);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf_spherical.molden", "hf_cartesian.molden"})
  void aWrittenFileReadsBackAsTheSameDensity(String name) throws IOException {
    MoldenFile file = MoldenFile.parse(name, MoldenText.resource(name));
    MoldenFile again = MoldenFile.parse("again", file.text());
    assertThat(again.molecule()).isEqualTo(file.molecule());
    Matrix difference = again.densityBySpin()[0].plus(-1, file.densityBySpin()[0]);
    assertThat(difference.maxAbs()).isZero();
    Matrix overlaps =
        OneElectronIntegrals.overlap(again.basis())
            .plus(-1, OneElectronIntegrals.overlap(file.basis()));
    assertThat(overlaps.maxAbs()).isLessThan(1e-13);
  }

  private static final String HYDROGEN =
      """
      [Molden Format]
      [Title]
      hydrogen atom
      [Atoms] Angs
      H 1 1 0.0 0.0 0.529177210903
      [GTO]
      1 0
      sp 1 1.00
      0.5 1.0 1.0

      [MO]
      Sym= A
      Ene= -0.5D+00
      Spin= Alpha
      Occup= 1.0
      1 0.8
      2 0.6
      """;

  @Test
  void jointShellsAngstromsAndMissingCoefficientsAreRead() {
    MoldenFile file = MoldenFile.parse("h", HYDROGEN);
    assertThat(file.molecule().atoms().getFirst().z()).isCloseTo(1, within(1e-15));
    assertThat(file.spins().getFirst().coefficients().data()).containsExactly(0.8, 0, 0, 0.6);
    assertThat(file.spins().getFirst().energies()).containsExactly(-0.5);
    assertThat(file.molecule().spin()).isEqualTo(1);
  }

  @Test
  void aRestrictedOpenShellGivesTwoBlocks() {
    Matrix[] blocks = MoldenFile.parse("h", HYDROGEN).densityBySpin();
    assertThat(blocks).hasSize(2);
    assertThat(blocks[0].get(0, 0)).isCloseTo(0.64, within(1e-15));
    assertThat(blocks[1].maxAbs()).isZero();
  }

  @Test
  void theSpinWithMoreElectronsComesFirst() {
    String file = HYDROGEN.replace("Alpha", "Beta") + "Spin= Alpha\nOccup= 0.0\n1 1.0\n";
    assertThat(MoldenFile.parse("h", file).spins().getFirst().electrons()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"5D,9", "5D10F,9", "7F,10"})
  void flagsSayWhichShellsAreSpherical(String flag, int functions) {
    String file =
        HYDROGEN
            .replace("sp 1 1.00\n0.5 1.0 1.0\n", "sp 1 1.0\n0.5 1 1\nd 1 1.0\n0.5 1.0\n")
            .replace("[MO]", "[" + flag + "]\n[MO]");
    assertThat(MoldenFile.parse("h", file).basis().size()).isEqualTo(functions);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("", "f:1: the file ends before [Molden Format]"),
        arguments("hello", "f:1: no line [Molden Format] comes first"),
        arguments(HYDROGEN.substring(0, HYDROGEN.indexOf("[MO]")), "f: no section [MO]"),
        arguments(HYDROGEN.replace("[GTO]", "[XXX]"), "f: no section [GTO]"),
        arguments(HYDROGEN.replace("[GTO]", "[STO]"), "f:6: Slater functions"),
        arguments(HYDROGEN.replace(" Angs", ""), "f:4: [Atoms] without a unit"),
        arguments(HYDROGEN.replace("H 1 1", "H 2 1"), "f:7: functions for atom 1, which [Atoms]"),
        arguments(
            HYDROGEN.replace("1 0\nsp", "2 0\nsp"), "f:7: functions for atom 2, which [Atoms]"),
        arguments(HYDROGEN.replace("sp 1", "q 1"), "f:8: 'q' is no shell that Rung knows"),
        arguments(HYDROGEN.replace("2 0.6", "2 0.7"), "f: no known way to read the file"),
        arguments(
            HYDROGEN.replace("2 0.6", "5 0.6"),
            "f:12: the orbitals number 5 functions, but [GTO] makes 4"),
        arguments(HYDROGEN.replace("2 0.6", "1 0.6"), "f:17: function 1 a second time"),
        arguments(HYDROGEN.replace("2 0.6", "2 NaN"), "f:17: 'NaN' is no finite number"),
        arguments(HYDROGEN.replace("Occup= 1.0\n", ""), "f:12: an orbital without Occup="),
        arguments(HYDROGEN.replace("Occup= 1.0", "Occup= 0.7"), "f: the occupations add up to 0.7"),
        arguments(HYDROGEN.replace("2 0.6", "0 0.6"), "f:17: function 0 in an orbital"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aBadFileGivesOneLineThatNamesThePlace(String text, String expected) {
    InputException e =
        catchThrowableOfType(InputException.class, () -> MoldenFile.parse("f", text));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).startsWith(expected).doesNotContain("\n");
    assertThat(e.remedy()).isNotEmpty();
  }
}
