package rung.system.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.ChargeAndSpin;
import rung.system.InputException;

/** Each bad geometry gives one line that names the place. */
class MalformedGeometryTest {
  static Stream<Arguments> files() {
    return Stream.of(
        arguments("", "m:1: the file ends before the number of atoms"),
        arguments("1", "m:1: the file ends before the comment line"),
        arguments("H 0 0 0", "m:1: the first line must be the number of atoms"),
        arguments("two\n\nH 0 0 0", "m:1: 'two' is no whole number for the number of atoms"),
        arguments("0\n\n", "m:1: a count of 0 atoms"),
        arguments("-3\n\n", "m:1: a count of -3 atoms"),
        arguments("2\n\nH 0 0 0", "m:3: the first line says 2 atoms, but 1 follow"),
        arguments("1\n\nH 0 0 0\nH 0 0 1", "m:4: more lines than the 1 atoms"),
        arguments("1\n\nXx 0 0 0", "m:3: 'Xx' is not a chemical element"),
        arguments("1\n\n119 0 0 0", "m:3: no element has the atomic number 119"),
        arguments("1\n\nGh(Zz) 0 0 0", "m:3: 'Zz' is not a chemical element"),
        arguments("1\n\nGh() 0 0 0", "m:3: 'Gh()' is no chemical element"),
        arguments("1\n\nH 0 0", "m:3: expected 'symbol x y z', found 'H 0 0'"),
        arguments("1\n\nH 0 0 nan", "m:3: 'nan' is no finite number for a coordinate"),
        arguments("1\n\nH 0 0 inf", "m:3: 'inf' is no finite number"),
        arguments("1\n\nH 0 0 1e400", "m:3: '1e400' is no finite number"),
        arguments("1\n\nH 0 0 1,5", "m:3: '1,5' is no finite number"),
        arguments("1\n\nH 0 0 1e30", "m:3: a coordinate of"),
        arguments("2\n\nH 0 0 0\nH 0 0 0.001", "m:4: atom 2 lies on atom 1"),
        arguments("2\n\nO 0 0 0\nGh(O) 0 0 0", "m:4: atom 2 lies on atom 1"),
        arguments("1\ncharge=two\nH 0 0 0", "m:2: 'two' is no finite number for charge"),
        arguments("1\ncharge=0.5\nH 0 0 0", "m:2: charge='0.5' is not whole"),
        arguments(
            "1\ncharge=1 charge=2\nH 0 0 0", "m:2: the comment line has two values for charge"),
        arguments("1\nmultiplicity=0\nH 0 0 0", "m:2: a multiplicity of 0"),
        arguments(
            "1\nmultiplicity=2 spin=2\nH 0 0 0", "m:2: 'multiplicity=2' and 'spin=2' contradict"),
        arguments("1\nmultiplicity=1\nH 0 0 0", "m: 1 electrons cannot have 2S = 0"),
        arguments("1\ncharge=3\nH 0 0 0", "m: a charge of 3 leaves -2 electrons"),
        arguments("1\nLattice=\"5 0 0 0 5 0 0 0 5\"\nH 0 0 0", "m:2: a periodic system"),
        arguments("1\nunits=furlong\nH 0 0 0", "m:2: units='furlong' is unknown"),
        arguments(
            "1\nProperties=pos:R:3\n0 0 0", "m:2: Properties must have species:S:1 and pos:R:3"),
        arguments("{", "m:"),
        arguments("{\"symbols\":[\"H\"]}", "m: a molecule lacks 'geometry'"),
        arguments(
            "{\"symbols\":[\"H\"],\"geometry\":[0,0]}", "m: 2 entries of 'geometry' for 1 symbols"),
        arguments(
            "{\"symbols\":[\"H\"],\"geometry\":[0,0,\"x\"]}", "m: geometry[2]: 'x' is no finite"),
        arguments("{\"symbols\":[\"H\"],\"geometry\":[0,0,NaN]}", "m:1: no valid JSON"),
        arguments(
            "{\"symbols\":[\"Q\"],\"geometry\":[0,0,0]}", "m: symbols[0]: 'Q' is not a chemical"),
        arguments(
            "{\"symbols\":[\"H\"],\"geometry\":[0,0,0],\"molecular_charge\":0.5}",
            "m: molecular_charge: 0.5 is no whole number"),
        arguments(
            "{\"symbols\":[\"H\"],\"geometry\":[0,0,0],\"real\":[]}",
            "m: 0 entries of 'real' for 1"),
        arguments("{\"symbols\":[],\"geometry\":[]}", "m: no atoms"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aBadFileGivesOneLineThatNamesThePlace(String text, String expected) {
    InputException e =
        catchThrowableOfType(
            InputException.class, () -> GeometryFile.parse("m", text, ChargeAndSpin.UNSAID, null));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).startsWith(expected).doesNotContain("\n");
    assertThat(e.remedy()).isNotEmpty();
  }

  @Test
  void binaryContentStaysOffTheMessage() {
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> GeometryFile.parse("m", "\u0000\u0001\u001b[31m\n", ChargeAndSpin.UNSAID, null));
    assertThat(e.getMessage()).doesNotContain("\u001b").doesNotContain("\u0000");
  }

  @Test
  void anInlineGeometryNamesTheAtom() {
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> GeometryFile.inline("O 0 0 0; H 0 0", "system oh", ChargeAndSpin.UNSAID));
    assertThat(e).hasMessageContaining("system oh, atom 2: expected 'symbol x y z', found 'H 0 0'");
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> GeometryFile.read(Path.of("nowhere.xyz"), ChargeAndSpin.UNSAID, null));
    assertThat(e).hasMessageContaining("nowhere.xyz: no such file");
  }
}
