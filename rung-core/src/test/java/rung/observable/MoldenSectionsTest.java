package rung.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.linalg.Matrix;
import rung.system.InputException;

/** One file with its sections in other orders and its lines in other manners. */
class MoldenSectionsTest {
  private static final String NAME = "nh2_unrestricted.molden";
  private static final String FORMAT = "[Molden Format]\n";

  static Stream<Arguments> layouts() throws IOException {
    MoldenText psi4 = MoldenText.of(NAME);
    String atoms = psi4.atomsSection();
    String gto = psi4.gtoSection();
    String mo = psi4.moSection();
    String flags = psi4.flags;
    String plain = psi4.toString();
    return Stream.of(
        arguments("as it is", plain),
        arguments("blank first lines", "\n  \n" + plain),
        arguments("a title first", "water, run 7\n" + plain),
        arguments("[GTO] before [Atoms]", FORMAT + gto + atoms + flags + mo),
        arguments("[MO] before [GTO]", FORMAT + atoms + mo + flags + gto),
        arguments("[MO] first", FORMAT + mo + gto + flags + atoms),
        arguments("flags before all", FORMAT + flags + atoms + gto + mo),
        arguments("flags after [MO]", FORMAT + atoms + gto + mo + flags),
        arguments(
            "sections that do not matter",
            FORMAT
                + "[Title]\nof a [run] = 3\n"
                + atoms
                + "[N_Atoms]\n3\n[SCFCONV]\n-1.0\n"
                + gto
                + flags
                + mo
                + "[FREQ]\n100.0\n[FR-COORD]\nN 0 0 0\n[GEOMETRIES] XYZ\n3\n\nN 0 0 0\n"),
        arguments("Windows line ends", plain.replace("\n", "\r\n")),
        arguments("old Mac line ends", plain.replace("\n", "\r")),
        arguments("tabs", plain.replaceAll(" +", "\t")),
        arguments("trailing blanks", plain.replace("\n", "   \n")),
        arguments("lower case", plain.toLowerCase(Locale.ROOT)),
        arguments("upper case", plain.toUpperCase(Locale.ROOT)),
        arguments("blanks in brackets", plain.replace("[Atoms]", "[ Atoms ]")),
        arguments("unit in brackets", plain.replace("[Atoms] AU", "[ATOMS] (AU)")),
        arguments("Fortran's exponents", plain.replaceAll("(\\d)[eE]([-+]?\\d)", "$1D$2")),
        arguments("no Sym=", plain.replaceAll("Sym=.*\n", "")),
        arguments("no Ene=", plain.replaceAll("Ene=.*\n", "")),
        arguments("no blanks in Spin=Alpha", plain.replace("Spin= ", "Spin=")),
        arguments("keys in another order", plain.replaceAll("(Ene=.*\n)(Spin=.*\n)", "$2$1")),
        arguments("zeros left out", MoldenText.of(NAME).sparse().toString()),
        arguments("shells without 1.00", plain.replace(" 1.00\n", "\n")),
        arguments("shells with 0", plain.replace(" 1.00\n", " 0\n")),
        arguments("a scale factor, which means nothing", plain.replace(" 1.00\n", " 1.24\n")),
        arguments("atoms of [GTO] without 0", plain.replaceAll("(?m)^(\\d) 0$", "$1")),
        arguments("no blank line between atoms", plain.replaceAll("\n\n(?=\\d 0)", "\n")),
        arguments("a blank line between shells", plain.replaceAll("\n(?= [spdf] )", "\n\n")),
        arguments(
            "atoms numbered with gaps",
            plain.replaceFirst("H    3 ", "H    7 ").replaceFirst("\n3 0\n", "\n7 0\n")),
        arguments("charges as 7.0", plain.replaceFirst("(N +1 +7) ", "$1.0 ")),
        arguments("labels with numbers", plain.replaceFirst("N  ", "N1a ")),
        arguments("joined index and coefficient", plain.replaceAll("(?m)^(\\d+) -", "$1-")),
        arguments("[Core] of nothing", plain + "[Core]\n1 : 0\nH : 0\n"),
        arguments("[Pseudo] of all electrons", plain + "[Pseudo]\nN 1 7\nH 2 1\n"),
        arguments("[Nval] of all electrons", plain + "[Nval]\nN 7\nH 1\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void theLayoutDoesNotMatter(String what, String text) throws IOException {
    MoldenFile expected = MoldenFile.parse(NAME, MoldenText.resource(NAME));
    MoldenFile file = MoldenFile.parse("f", text);
    assertThat(file.molecule()).isEqualTo(expected.molecule());
    assertThat(file.departures()).isEmpty();
    for (int spin = 0; spin < 2; spin++) {
      Matrix difference = file.densityBySpin()[spin].plus(-1, expected.densityBySpin()[spin]);
      assertThat(difference.maxAbs()).isLessThan(1e-11);
    }
  }

  @Test
  void aByteOrderMarkIsSkipped(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("f.molden");
    Files.writeString(file, "\uFEFF" + MoldenText.resource(NAME));
    assertThat(MoldenFile.read(file).spins()).hasSize(2);
  }

  @Test
  void atomsOfTheBasisInAnotherOrderNumberTheFunctionsSo() {
    String two =
        """
        [Molden Format]
        [Atoms] AU
        He 1 2 0 0 0
        H 2 1 0 0 20
        [GTO]
        2 0
        s 1
        0.5 1

        1 0
        s 1
        2.0 1

        [MO]
        Occup= 2.0
        2 1.0
        Occup= 1.0
        1 1.0
        """;
    MoldenFile file = MoldenFile.parse("f", two);
    assertThat(file.densityBySpin()[1].data()).containsExactly(1, 0, 0, 0);
  }

  static Stream<Arguments> ghosts() {
    return Stream.of(
        arguments("He 2 0", "He"),
        arguments("HE 2 0", "He"),
        arguments("He-bq 2 2", "He"),
        arguments("bq-He 2 2", "He"),
        arguments("ghost-He3 2 2", "He"),
        arguments("Bq 2 0", "H"),
        arguments("X1 2 0", "H"),
        arguments("12 2 0", "H"));
  }

  @ParameterizedTest
  @MethodSource("ghosts")
  void ghostAtomsKeepTheirFunctions(String atom, String element) {
    String text =
        "[Molden Format]\n[Atoms] AU\nH 1 1 0 0 0\n"
            + atom
            + " 0 0 9\n[GTO]\n1\ns 1\n1 1\n\n2\ns 1\n1 1\n\n[MO]\nOccup= 1\n1 1.0\n";
    MoldenFile file = MoldenFile.parse("f", text);
    assertThat(file.molecule().atoms().get(1).ghost()).isTrue();
    assertThat(file.molecule().atoms().get(1).element().symbol()).isEqualTo(element);
    assertThat(file.molecule().electrons()).isEqualTo(1);
    assertThat(file.basis().size()).isEqualTo(2);
  }

  static Stream<Arguments> refused() throws IOException {
    String plain = MoldenText.of(NAME).toString();
    String core = "core potentials, which Rung does not have";
    return Stream.of(
        arguments(plain.replace(FORMAT, "[Gabedit Format] Sphe\n"), "f:1: no line [Molden Format]"),
        arguments(plain.replace(FORMAT, ""), "f:1: no line [Molden Format] comes first"),
        arguments(plain + "[Core]\nN : 2\n", "f:" + (plain.lines().count() + 2) + ": " + core),
        arguments(plain + "[PSEUDO]\nN 1 5\n", "f:" + (plain.lines().count() + 2) + ": " + core),
        arguments(plain + "[Nval]\nN 5\n", "f:" + (plain.lines().count() + 2) + ": " + core),
        arguments(plain + "[Core]\nnothing\n", "f:" + (plain.lines().count() + 2) + ": " + core),
        arguments(
            plain.replaceFirst("(N +1 +)7 ", "$15 "), "f:3: N with the charge 5: core potentials"),
        arguments(plain.replaceFirst("(N +1 +)7 ", "$16.5 "), "f:3: the charge '6.5' of an atom"),
        arguments(plain.replaceFirst("H    3 ", "H    2 "), "f:5: atom 2 a second time"),
        arguments(plain.replaceFirst("\n3 0\n", "\n2 0\n"), "f:52: functions for atom 2 a second"),
        arguments(plain.replaceFirst("\n3 0\n", "\n4 0\n"), "f:52: functions for atom 4, which"),
        arguments(plain.replaceFirst("\n1 0\n", "\n"), "f:7: a shell before the first atom"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsRefusedIsNamedWithItsLine(String text, String expected) {
    InputException e =
        catchThrowableOfType(InputException.class, () -> MoldenFile.parse("f", text));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).startsWith(expected).doesNotContain("\n");
    assertThat(e.remedy()).isNotEmpty();
  }
}
