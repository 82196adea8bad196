package rung.dispersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.scf.OracleRow;
import rung.scf.OracleTable;
import rung.system.Atom;
import rung.system.Element;
import rung.system.InputException;
import rung.system.Molecule;

/**
 * D3(BJ) against other programs (recorded by {@code scripts/oracles/d3_table.py}): Grimme's DFTD3
 * to its eight decimals, simple-dftd3 to rounding of the geometry.
 */
class RationalDispersionTest {
  static List<OracleRow> rows() {
    return OracleTable.rows("d3.csv");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void energyEqualsThatOfOtherPrograms(OracleRow row) {
    RationalDispersion d3 = new RationalDispersion(molecule(row.get("geometry")));
    double energy =
        d3.energy(row.number("s6"), row.number("s8"), row.number("a1"), row.number("a2"));
    row.agrees("energy", energy);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void slopesAreTheDerivativesWithRespectToTheConstants(OracleRow row) {
    RationalDispersion d3 = new RationalDispersion(molecule(row.get("geometry")));
    double[] constants = {row.number("s6"), row.number("s8"), row.number("a1"), row.number("a2")};
    double[] slopes = d3.slopes(constants[0], constants[1], constants[2], constants[3]);
    double h = 1e-4;
    for (int k = 0; k < 4; k++) {
      double[] up = constants.clone();
      double[] down = constants.clone();
      up[k] += h;
      down[k] -= h;
      double quotient = (energy(d3, up) - energy(d3, down)) / (2 * h);
      assertThat(slopes[k]).isCloseTo(quotient, offset(1e-7 * Math.abs(quotient)));
    }
  }

  private static double energy(RationalDispersion d3, double[] constants) {
    return d3.energy(constants[0], constants[1], constants[2], constants[3]);
  }

  /** C₆ of two neon atoms is 6.2896 hartree bohr⁶ in the published table. */
  @Test
  void farApartThereIsOnlyTheSixthPower() {
    double r = 60;
    RationalDispersion d3 = new RationalDispersion(molecule("Ne 0 0 0;Ne 0 0 " + r));
    assertThat(d3.energy(1, 0, 0, 0) * Math.pow(r, 6)).isCloseTo(-6.2896, offset(1e-10));
  }

  @Test
  void farFragmentsAreIndependent() {
    String water = "O 0 0 0;H 0 1.4 1.1;H 0 -1.4 1.1";
    String far = "O 9000 0 0;H 9000 1.4 1.1;H 9000 -1.4 1.1";
    double one = new RationalDispersion(molecule(water)).energy(1, 1, 0.4, 4);
    double two = new RationalDispersion(molecule(water + ";" + far)).energy(1, 1, 0.4, 4);
    assertThat(two).isCloseTo(2 * one, offset(1e-18));
  }

  @Test
  void ghostsHaveNoDispersion() {
    List<Atom> atoms = new ArrayList<>(molecule("Ar 0 0 0;Ar 0 0 7").atoms());
    atoms.add(new Atom(Element.ofNumber(53, "test"), 0, 0, 3, true));
    double energy = new RationalDispersion(molecule("Ar 0 0 0;Ar 0 0 7")).energy(1, 1, 0.4, 4);
    assertThat(new RationalDispersion(new Molecule(atoms, 0, 0)).energy(1, 1, 0.4, 4))
        .isEqualTo(energy);
  }

  @Test
  void elementsBeyondKryptonAreRefused() {
    assertThatThrownBy(() -> new RationalDispersion(molecule("I 0 0 0;H 0 0 3")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not for I");
  }

  private static Molecule molecule(String geometry) {
    List<Atom> atoms = new ArrayList<>();
    int electrons = 0;
    for (String line : geometry.split(";")) {
      String[] word = line.trim().split("\\s+");
      Element element = Element.ofSymbol(word[0], "table");
      electrons += element.number();
      double[] r = new double[3];
      for (int k = 0; k < 3; k++) {
        r[k] = Double.parseDouble(word[1 + k]);
      }
      atoms.add(new Atom(element, r[0], r[1], r[2], false));
    }
    return new Molecule(atoms, 0, electrons % 2);
  }
}
