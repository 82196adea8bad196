package rung.system.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.InputException;
import rung.system.Molecule;
import rung.system.Units;

/** Geometry files as people have them. */
class GeometryFormatsTest {
  private static final String WATER =
      "3\nwater\nO 0 0 0.1173\nH 0 0.7572 -0.4692\nH 0 -0.7572 -0.4692\n";

  private static Geometry parse(String text) {
    return GeometryFile.parse("m", text, ChargeAndSpin.UNSAID, null);
  }

  static Stream<Arguments> waters() {
    return Stream.of(
        arguments("line ends of Windows", WATER.replace("\n", "\r\n")),
        arguments("line ends of old Macs", WATER.replace("\n", "\r")),
        arguments("a byte-order mark", "\uFEFF" + WATER),
        arguments("tabs", WATER.replace(" ", "\t")),
        arguments("blank first lines", "\n \n" + WATER),
        arguments("blanks around", WATER.replace("\n", "  \n  ")),
        arguments("an empty comment", WATER.replace("water", "")),
        arguments("blank lines behind", WATER + "\n\n  \n"),
        arguments("no last line end", WATER.strip()),
        arguments("labels with numbers", WATER.replace("O ", "O1 ").replace("H ", "H2 ")),
        arguments("labels with letters", WATER.replace("O ", "O1A ").replace("H ", "H_12 ")),
        arguments("labels in parentheses", WATER.replace("H ", "H(iso=2) ")),
        arguments("atomic numbers", WATER.replace("O ", "8 ").replace("H ", "1 ")),
        arguments("atomic numbers with a point", WATER.replace("O ", "8.0 ").replace("H ", "1. ")),
        arguments("symbols in small letters", WATER.replace("O ", "o ").replace("H ", "h ")),
        arguments("heavy water", WATER.replace("H ", "D ")),
        arguments("tritium", WATER.replace("H ", "T ")),
        arguments("deuterium with numbers", WATER.replace("H ", "D1 ")),
        arguments("isotopes", WATER.replace("H ", "2H ").replace("O ", "18O ")),
        arguments(
            "further columns",
            WATER.replaceAll("(\\d)\n", "$1 0.1 0.2\n").replace("3 0.1 0.2", "3")),
        arguments("Fortran's exponents", WATER.replace("0.1173", "1.173D-01")),
        arguments("Mathematica's exponents", WATER.replace("0.1173", "1.173*^-01")),
        arguments("Fortran's long exponents", WATER.replaceFirst("0", "0.1-102")),
        arguments("a dummy", WATER.replace("3\nwater", "4\nwater\nX 0 0 5")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waters")
  void waterIsWater(String what, String text) {
    Molecule water = parse(text).molecule();
    assertThat(water.electrons()).isEqualTo(10);
    assertThat(water.atoms()).hasSize(3);
    assertThat(water.atoms().getFirst().element().symbol()).isEqualTo("O");
    assertThat(water.atoms().getFirst().z())
        .isEqualTo(0.1173 / Units.ANGSTROM_PER_BOHR, within(1e-12));
  }

  static Stream<Arguments> ghosts() {
    return Stream.of(
            "Gh(O)",
            "gh(o)",
            "@O",
            "@O1",
            "Gh-O",
            "Gh_O",
            "Gh:O",
            "GhO",
            "GHO",
            "ghost-O",
            "Ghost(O)",
            "ghostO",
            "Bq-O",
            "bq:O",
            "BqO",
            "bqO",
            "BqO1",
            "O-Bq",
            "O1-Bq",
            "X-O",
            "x-o",
            "X:O")
        .map(label -> arguments(label));
  }

  @ParameterizedTest
  @MethodSource("ghosts")
  void ghostsLendTheirFunctionsOnly(String label) {
    Molecule helium = parse("2\n\nHe 0 0 0\n" + label + " 0 0 2\n").molecule();
    assertThat(helium.electrons()).isEqualTo(2);
    assertThat(helium.atoms().get(1).ghost()).isTrue();
    assertThat(helium.atoms().get(1).element().symbol()).isEqualTo("O");
  }

  @Test
  void whatALabelDoesNotPlainlySayIsTold() {
    assertThat(parse(WATER.replace("H ", "D ")).notes())
        .containsExactly("D is read as the element: masses do not matter to electrons");
    assertThat(parse(WATER.replace("O ", "O1 ").replace("H ", "H2 ")).notes())
        .containsExactly("labels such as O1 are read as elements");
    assertThat(parse(WATER.replace("3\nwater", "4\n\nBq 0 0 5")).notes())
        .containsExactly("Bq has neither nucleus nor basis functions and is left out");
    assertThat(parse(WATER).notes()).isEmpty();
  }

  private static final String METHANE =
      "5\ngdb 1\t157.7118\t-0.0\nC\t-0.0126981359\t 1.0858041578\t 0.0080009958\t-0.535689\n"
          + "H\t 0.002150416\t-0.0060313176\t 0.0019761204\t 0.133921\n"
          + "H\t 1.0117308433\t 1.4637511618\t 2.7657481*^-04\t 0.133922\n"
          + "H\t-0.540815069\t 1.4475266138\t-0.8766437152\t 0.133923\n"
          + "H\t-0.5238136345\t 1.4379326443\t 0.9063972942\t 0.133923\n"
          + "1341.307\t1341.3284\t3151.7302\nC\tC\t\nInChI=1S/CH4/h1H4\tInChI=1S/CH4/h1H4\n";

  /** R. Ramakrishnan, P. O. Dral, M. Rupp, O. A. von Lilienfeld, Sci. Data 1, 140022 (2014). */
  @Test
  void filesOfQm9AreRead() {
    Geometry read = parse(METHANE);
    assertThat(read.molecule().electrons()).isEqualTo(10);
    assertThat(read.molecule().atoms().get(2).z())
        .isEqualTo(2.7657481e-4 / Units.ANGSTROM_PER_BOHR, within(1e-12));
    assertThat(read.notes()).singleElement().asString().contains("QM9");
    assertThat(parse(METHANE + METHANE).notes()).contains("frame 2 of 2 is read");
  }

  private static final String FRAMES = "1\n0 1\nHe 0 0 0\n1\n\nNe 0 0 0\n\n1\n1 2\nAr 0 0 0\n";

  static Stream<Arguments> frames() {
    return Stream.of(
        arguments(null, "Ar", 1),
        arguments(1, "He", 0),
        arguments(2, "Ne", 0),
        arguments(3, "Ar", 1));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void oneOfSeveralGeometriesIsReadAndSaid(Integer frame, String symbol, int charge) {
    Geometry read = GeometryFile.parse("m", FRAMES, ChargeAndSpin.UNSAID, frame);
    assertThat(read.molecule().atoms())
        .singleElement()
        .matches(a -> a.element().symbol().equals(symbol));
    assertThat(read.molecule().charge()).isEqualTo(charge);
    assertThat(read.notes())
        .containsExactly("frame " + (frame == null ? 3 : frame) + " of 3 is read");
  }

  static Stream<Arguments> wrongFrames() {
    return Stream.of(
        arguments(FRAMES, 4, "m: frame 4 of a file with 3"),
        arguments(FRAMES, 0, "m: frame 0 of a file with 3"),
        arguments(FRAMES, -1, "m: frame -1 of a file with 3"),
        arguments(WATER, 2, "m: frame 2 of a file with 1"),
        arguments(
            FRAMES + "2\n\nHe 0 0 0\n", null, "m:13: the first line says 2 atoms, but 1 follow"),
        arguments(FRAMES + "notes\n", null, "m:11: more lines than"),
        arguments(
            "{\"symbols\":[\"He\"],\"geometry\":[0,0,0]}", 2, "m: frame 2 of a file with one"));
  }

  @ParameterizedTest
  @MethodSource("wrongFrames")
  void aFrameThatIsNotThereIsRefused(String text, Integer frame, String says) {
    InputException e =
        catchThrowableOfType(
            InputException.class, () -> GeometryFile.parse("m", text, ChargeAndSpin.UNSAID, frame));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).startsWith(says);
  }

  static Stream<Arguments> foreign() {
    return Stream.of(
        arguments("$coord\n 0 0 0 o\n$end\n", "Turbomole"),
        arguments("%chk=a.chk\n#p hf/6-31g*\n\nt\n\n0 1\nH 0 0 0\n", "Gaussian"),
        arguments("# pbe def2svp\n\nt\n\n0 1\nH 0 0 0\n", "Gaussian"),
        arguments("water\n  tool\n\n  3  2  0  0  0  0  0  0  0  0999 V2000\n", "MOL or SDF"),
        arguments("HETATM    1  O   HOH     1       0.000   0.000   0.117\n", "PDB"),
        arguments("REMARK 1\nATOM      1  O   HOH     1       0.000   0.000   0.117\n", "PDB"),
        arguments("@<TRIPOS>MOLECULE\nwater\n", "MOL2"),
        arguments("data_water\n_cell_length_a 10\n", "CIF"),
        arguments("! PBE def2-SVP\n* xyz 0 1\nH 0 0 0\n*\n", "ORCA"),
        arguments("molecule h2o {\n0 1\nO\nH 1 0.96\n}\n", "Psi4"),
        arguments("[Molden Format]\n[Atoms] AU\n", "Molden"),
        arguments("title line\nanother\n 3 0.0 0.0 0.0\n 10 0.2 0 0\n", "cube"),
        arguments("O\nH 1 0.96\nH 1 0.96 2 104.5\n", "Z-matrix"),
        arguments("H2O cell\n1.0\n5 0 0\n0 5 0\n0 0 5\nO H\n1 2\nDirect\n0 0 0\n", "POSCAR"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void otherFormatsAreRefusedByName(String text, String name) {
    InputException e = catchThrowableOfType(InputException.class, () -> parse(text));
    assertThat(e).isNotNull();
    assertThat(e.getMessage()).startsWith("m:").contains("looks like").contains(name);
    assertThat(e.remedy()).contains("convert it to XYZ");
  }

  @Test
  void aFileMayBeInUtf16(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("w.xyz");
    Files.write(file, ("\uFEFF" + WATER).getBytes(StandardCharsets.UTF_16LE));
    assertThat(GeometryFile.read(file, ChargeAndSpin.UNSAID, null).molecule().electrons())
        .isEqualTo(10);
  }

  @Test
  void aGeometryComesThroughAPipe(@TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Files.writeString(pipe, WATER, java.nio.file.StandardOpenOption.WRITE);
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
    assertThat(GeometryFile.read(pipe, ChargeAndSpin.UNSAID, null).molecule().electrons())
        .isEqualTo(10);
    writer.join();
  }

  @Test
  void aHyphenIsTheStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(WATER.getBytes(StandardCharsets.UTF_8)));
      Geometry read = GeometryFile.read(Path.of("-"), ChargeAndSpin.UNSAID, null);
      assertThat(read.molecule().electrons()).isEqualTo(10);
    } finally {
      System.setIn(before);
    }
  }
}
