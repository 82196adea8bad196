package rung.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.system.Atom;
import rung.system.Element;
import rung.system.InputException;
import rung.system.Molecule;

class BasisLibraryTest {
  /** Counts from the papers' contraction schemes, such as [5s3p2d1f] = 31 of def2-TZVP carbon. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          STO-3G            | H |  1
          STO-3G            | C |  5
          3-21G             | O |  9
          6-31G             | C |  9
          6-31G*            | C | 15
          6-31G*            | H |  2
          6-31G**           | H |  5
          6-31+G*           | C | 19
          6-31++G**         | H |  6
          6-311G*           | C | 18
          6-311G**          | H |  6
          6-311++G**        | C | 22
          6-311++G(3df,3pd) | C | 39
          6-311++G(3df,3pd) | H | 18
          cc-pVDZ           | C | 14
          cc-pVTZ           | C | 30
          cc-pVTZ           | Cl| 34
          cc-pVQZ           | C | 55
          aug-cc-pVDZ       | C | 23
          aug-cc-pVTZ       | C | 46
          aug-cc-pVQZ       | C | 80
          def2-SVP          | H |  5
          def2-SVP          | C | 14
          def2-TZVP         | H |  6
          def2-TZVP         | C | 31
          def2-TZVP         | Cl| 37
          def2-TZVPP        | H | 14
          def2-QZVP         | H | 30
          def2-QZVP         | C | 57
          pcseg-0           | C |  9
          pcseg-1           | C | 14
          pcseg-2           | C | 30
          """)
  void setsHaveThePublishedNumberOfFunctions(String set, String symbol, int functions) {
    Atom atom = new Atom(Element.ofSymbol(symbol, ""), 0, 0, 0, true);
    Basis basis = Basis.of(new Molecule(List.of(atom), 0, 0), BasisLibrary.load(set));
    assertThat(basis.size()).isEqualTo(functions);
  }

  @Test
  void sto3gHydrogenIsThatOfHehreStewartPople1969() {
    ContractedShell shell = BasisLibrary.load("sto-3g").of(Element.ofSymbol("H", "")).getFirst();
    assertThat(shell.exponents())
        .containsExactly(new double[] {3.42525091, 0.62391373, 0.1688554}, within(1e-8));
    assertThat(shell.coefficients())
        .containsExactly(new double[] {0.15432897, 0.53532814, 0.44463454}, within(1e-8));
  }

  @Test
  void ccPvdzPolarisationFunctionsAreDunnings1989() {
    assertThat(exponentOf("cc-pVDZ", "C", 2)).isEqualTo(0.55);
    assertThat(exponentOf("cc-pVDZ", "N", 2)).isEqualTo(0.817);
    assertThat(exponentOf("cc-pVDZ", "O", 2)).isEqualTo(1.185);
    assertThat(exponentOf("cc-pVDZ", "H", 1)).isEqualTo(0.727);
    assertThat(exponentOf("6-31G*", "C", 2)).isEqualTo(0.8);
  }

  private static double exponentOf(String set, String symbol, int l) {
    return BasisLibrary.load(set).of(Element.ofSymbol(symbol, "")).stream()
        .filter(shell -> shell.l() == l)
        .findFirst()
        .orElseThrow()
        .exponents()[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          def2-tzvp          | def2-TZVP
          DEF2 TZVP          | def2-TZVP
          def2_tzvp          | def2-TZVP
          def2-sv(p)         | def2-SV(P)
          6-31G(d)           | 6-31G*
          6-31g(D,P)         | 6-31G**
          631G*              | 6-31G*
          6-311++g(d,p)      | 6-311++G**
          6-311++G(3DF, 3PD) | 6-311++G(3df,3pd)
          AUG-CC-PVTZ        | aug-cc-pVTZ
          def2-qzvpp-jkfit   | def2-universal-jkfit
          sto3g              | STO-3G
          """)
  void namesAreKnownInAnySpelling(String spelling, String name) {
    assertThat(BasisLibrary.load(spelling).name()).isEqualTo(name);
  }

  @Test
  void everySetOfTheIndexLoadsAndHasCarbon() {
    assertThat(BasisLibrary.names()).hasSize(42);
    Element carbon = Element.ofSymbol("C", "");
    for (String name : BasisLibrary.names()) {
      assertThat(BasisLibrary.load(name).of(carbon)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6-31G", "6-31G*", "6-31G**", "3-21G"})
  void splitValenceSetsOfTheSixThirtyOneFamilyAreCartesian(String name) {
    assertThat(BasisLibrary.load(name).cartesian()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6-311G**", "def2-TZVP", "cc-pVTZ", "pcseg-2", "def2-universal-jfit"})
  void theOtherSetsAreSpherical(String name) {
    assertThat(BasisLibrary.load(name).cartesian()).isFalse();
  }

  @Test
  void anUnknownNameIsAnsweredWithNearOnes() {
    assertThatThrownBy(() -> BasisLibrary.load("def2-TZPV"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no basis set 'def2-TZPV'")
        .hasMessageContaining("def2-TZVP,");
  }

  @Test
  void anElementWithoutFunctionsIsAnsweredWithTheElementsOfTheSet() {
    assertThatThrownBy(() -> BasisLibrary.load("cc-pVTZ").of(Element.ofSymbol("K", "")))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "basis set cc-pVTZ has no functions for K; all-electron functions are there for H-Ar Ca-Kr: choose"
                + " another set for K");
  }

  @Test
  void anElementWithCorePotentialIsRefusedAsSuch() {
    assertThatThrownBy(() -> BasisLibrary.load("def2-SVP").of(Element.ofSymbol("I", "")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("describes I with a core potential");
  }
}
