package rung.system.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.InputException;

/** What a file states of charge and spin is read, with its source, or refused. */
class StatedElectronsTest {
  private static final String NH4 =
      "5\n%s\nN 0 0 0\nH 0.58 0.58 0.58\nH -0.58 -0.58 0.58\n"
          + "H -0.58 0.58 -0.58\nH 0.58 -0.58 -0.58\n";
  private static final String O2 = "2\n%s\nO 0 0 0\nO 0 0 1.2075\n";

  private static Geometry parse(String text, String comment) {
    return GeometryFile.parse("m", text.formatted(comment), ChargeAndSpin.UNSAID, null);
  }

  static Stream<Arguments> ammonium() {
    return Stream.of(
            "1 1",
            "+1 1",
            " 1 1",
            "1\t1",
            "1, 1",
            "1,1",
            "1 ,1",
            "1; 1",
            "1 1 ammonium",
            "+1 1 ammonium, optimised",
            "1, 1, E = -56.9",
            "charge=1",
            "Charge=+1",
            "CHARGE = 1",
            "charge: 1",
            "charge: 1; multiplicity: 1",
            "charge 1",
            "q=1",
            "Q: 1",
            "q = +1, mult = 1",
            "total_charge=1 total_spin=0",
            "total charge: 1",
            "TotalCharge=1",
            "net charge = 1",
            "molecular_charge=1 molecular_multiplicity=1",
            "charge=1.0 multiplicity=1.0",
            "charge=\"1\" multiplicity=\"1\"",
            "charge='1'",
            "{\"charge\": 1, \"multiplicity\": 1}",
            "charge=1 mult=1",
            "charge=1, Mult: 1",
            "charge=1 spin multiplicity: 1",
            "charge=1 spin_multiplicity=1",
            "charge=1 uhf=0",
            "--chrg 1 charge=1 --uhf 0",
            "chrg=1",
            "ammonium charge=1 energy=-56.9",
            "E=-56.9;charge=1;mult=1",
            "charge=1 unpaired electrons: 0",
            "Properties=species:S:1:pos:R:3 charge=1 spin=0 pbc=\"F F F\"",
            "charge=1 2S+1=1",
            "charge=1 2S=0",
            "1 1 charge=1 multiplicity=1 spin=0")
        .map(comment -> arguments(comment));
  }

  @ParameterizedTest
  @MethodSource("ammonium")
  void ammoniumIsACation(String comment) {
    Geometry read = parse(NH4, comment);
    assertThat(read.molecule().charge()).isEqualTo(1);
    assertThat(read.molecule().spin()).isZero();
    assertThat(read.electrons().chargeFrom()).isEqualTo("file, line 2");
  }

  static Stream<Arguments> triplets() {
    return Stream.of(
            "0 3",
            "0, 3",
            "0,3",
            "0 3 oxygen",
            "mult=3",
            "multiplicity: 3",
            "Multiplicity = 3",
            "spin multiplicity = 3",
            "multiplicity 3",
            "spin=2",
            "Spin: 2",
            "total_spin=2",
            "uhf=2",
            "UHF: 2",
            "unpaired=2",
            "2S=2",
            "2S+1 = 3",
            "-0 3",
            "0 +3")
        .map(comment -> arguments(comment));
  }

  @ParameterizedTest
  @MethodSource("triplets")
  void oxygenIsATriplet(String comment) {
    Geometry read = parse(O2, comment);
    assertThat(read.molecule().charge()).isZero();
    assertThat(read.molecule().spin()).isEqualTo(2);
    assertThat(read.electrons().spinFrom()).isEqualTo("file, line 2");
  }

  static Stream<Arguments> remarks() {
    return Stream.of(
            "",
            "oxygen",
            "2024-05-01 run 7",
            "1.5 3",
            "0.0 3.0",
            "12",
            "step 0 3",
            "E = -150.3 0 3",
            "charged 1 multiple 3",
            "charges: 0.1 0.2",
            "recharge=1",
            "spinach=3",
            "0 3.5",
            "0 3rd",
            "q1=1",
            "-150.31 hartree",
            "mol-charge=",
            "https://doi.org/10.1000/1",
            "i = 12, time = 3.0")
        .map(comment -> arguments(comment));
  }

  /** Comments that state nothing of charge and spin leave the neutral system of lowest spin. */
  @ParameterizedTest
  @MethodSource("remarks")
  void otherWordsStateNothing(String comment) {
    Geometry read = parse(O2, comment);
    assertThat(read.molecule().charge()).isZero();
    assertThat(read.molecule().spin()).isZero();
    assertThat(read.electrons()).isEqualTo(ChargeAndSpin.UNSAID);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        arguments("0 2", "16 electrons cannot have 2S = 1, stated as '0 2' (file, line 2)"),
        arguments("0 3 multiplicity=1", "'0 3' and 'multiplicity=1' contradict"),
        arguments("0 3 charge=1", "'0 3' and 'charge=1' contradict"),
        arguments("charge=1 total_charge=2", "contradict"),
        arguments("charge=1 q: 0", "contradict"),
        arguments("mult=3 spin=3", "'mult=3' and 'spin=3' contradict"),
        arguments("uhf=2 spin=0", "contradict"),
        arguments("0 0", "a multiplicity of 0"),
        arguments("0 -1", "a multiplicity of -1"),
        arguments("multiplicity=2", "is the charge missing?"),
        arguments("spin=3", "some sets of data write the multiplicity 2S+1 as spin: then 2S is 2"),
        arguments("total_spin=1", "write the multiplicity 2S+1 as spin: then 2S is 0"),
        arguments("spin=1.5", "spin='1.5' is not whole"),
        arguments("charge=one", "'one' is no finite number for charge"),
        arguments("charge=0.5", "is not whole"),
        arguments("99 1", "a charge of 99 leaves -83 electrons"),
        arguments("0 99", "at most 16"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void contradictionsAreRefused(String comment, String says) {
    InputException e = catchThrowableOfType(InputException.class, () -> parse(O2, comment));
    assertThat(e).as(comment).isNotNull();
    assertThat(e.getMessage()).startsWith("m:").contains(says).doesNotContain("\n");
    assertThat(e.getMessage().length()).isLessThan(400);
  }

  @Test
  void theCallerComesBeforeTheFileAndDifferencesAreSaid() {
    ChargeAndSpin caller = ChargeAndSpin.of(0, 2, "command line");
    Geometry read = GeometryFile.parse("m", O2.formatted("1 2"), caller, null);
    assertThat(read.molecule().charge()).isZero();
    assertThat(read.electrons().chargeFrom()).isEqualTo("command line");
    assertThat(read.notes())
        .containsExactly(
            "charge 0 (command line) in place of 1 2 (file, line 2)",
            "2S = 2 (command line) in place of 1 2 (file, line 2)");
    assertThat(GeometryFile.parse("m", O2.formatted("0 3"), caller, null).notes()).isEmpty();
  }

  @Test
  void chargesAtomByAtomAreNotPassedOver() {
    String text =
        "2\nProperties=species:S:1:pos:R:3:initial_charges:R:1%s\nO 0 0 0 -1\nH 0 0 0.96 0\n";
    InputException e = catchThrowableOfType(InputException.class, () -> parse(text, ""));
    assertThat(e)
        .hasMessageContaining("initial_charges adds up to -1.0")
        .hasMessageContaining("charge=-1");
    assertThat(parse(text, " charge=-1").molecule().electrons()).isEqualTo(10);
  }
}
