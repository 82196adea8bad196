package rung.observable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rung.basis.SolidHarmonics;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.system.InputException;

/**
 * Files of Psi4 (whose densities {@link MoldenFileTest} compares with Psi4's figures) written as
 * other programs write them: each must give the density of the original, and say what it departs
 * in.
 */
class MoldenDialectsTest {
  private static final String ORCA = "ORCA's normalisation of primitives and signs of f, g and h";
  private static final String OLD_PSI4 = "primitives not normalised (Psi4 before 1.0)";
  private static final String PSI4 = "Cartesian functions normalised as in Psi4 and MRCC";
  private static final String CFOUR = "Cartesian functions normalised as in CFOUR and Molcas";
  private static final String TURBOMOLE = "Cartesian functions normalised as in Turbomole";
  private static final String ONE_SPIN = "occupations of one spin that stand for both";
  private static final String[] UNSAID = {
    "spherical d functions, which the flags do not say",
    "spherical f functions, which the flags do not say",
    "spherical g functions, which the flags do not say"
  };

  private static MoldenText spherical() throws IOException {
    return MoldenText.of("hf_spherical.molden");
  }

  /** Cartesian functions of norm one each. */
  private static MoldenText cartesian() throws IOException {
    return MoldenText.of("hf_cartesian.molden").times(MoldenText::psi4);
  }

  private static Arguments row(String program, String original, Object text, String... departures) {
    return arguments(program, original, text.toString(), List.of(departures));
  }

  static Stream<Arguments> dialects() throws IOException {
    String s = "hf_spherical.molden";
    String c = "hf_cartesian.molden";
    String radical = "nh2_unrestricted.molden";
    String all = "[5D]\n[7F]\n[9G]\n";
    return Stream.of(
        row("Psi4, spherical", s, spherical()),
        row("Psi4 1.3, Cartesian", c, MoldenText.of(c), PSI4),
        row("Psi4 before 1.0", s, spherical().bare().flags("[5d]\n[9g]\n"), OLD_PSI4),
        row("Psi4, h without a flag", "ne_h.molden", MoldenText.of("ne_h.molden")),
        row("PySCF, spherical", s, spherical().flags("[5d]\n[7f]\n[9g]\n")),
        row("PySCF, Cartesian", c, cartesian().flags("[6d]\n[10f]\n[15g]\n")),
        row("ORCA", s, orca(spherical()).flags("[5D]\n[9G]\n"), ORCA),
        row("ORCA, unrestricted", radical, orca(MoldenText.of(radical)).flags(all), ORCA),
        row("ORCA, h functions", "ne_h.molden", orca(MoldenText.of("ne_h.molden")), ORCA),
        row(
            "ORCA, flags lost",
            s,
            orca(spherical()).flags(""),
            ORCA,
            UNSAID[0],
            UNSAID[1],
            UNSAID[2]),
        row(
            "Dalton",
            s,
            spherical().flags("[5D7F]\n[9G]\n").atoms(a -> a.replaceFirst("([FH]) ", "$1_1 "))),
        row("Molpro, flags lost", s, spherical().flags(""), UNSAID),
        row("Molpro, sparse", s, spherical().flags("").sparse(), UNSAID),
        row(
            "Molpro, Cartesian",
            c,
            "[Molden Format]\n[Molpro variables]\nNUMVAR= 527.0\n"
                + cartesian().unit("AU").toString().substring("[Molden Format]\n".length())),
        row("CFOUR", c, cartesian().over(MoldenText::cfour), CFOUR),
        row(
            "CFOUR, closed shell",
            c,
            twice(oneSpin(cartesian().over(MoldenText::cfour))),
            ONE_SPIN,
            CFOUR),
        row(
            "Q-Chem, closed shell",
            "h2o_cartesian.molden",
            oneSpin(MoldenText.of("h2o_cartesian.molden")),
            ONE_SPIN,
            PSI4),
        row(
            "Molcas",
            s,
            "[MOLDEN FORMAT]\n [N_ATOMS]\n 2\n"
                + spherical()
                    .flags("[5D7F]\n[9G]\n")
                    .toString()
                    .replace("[Molden Format]\n", "")
                    .replace("[GTO]", "[CHARGE] (MULLIKEN)\n -0.4\n 0.4\n[GTO] (AU)")),
        row(
            "Turbomole",
            c,
            cartesian()
                .over(MoldenText::turbomole)
                .atoms(a -> a.toLowerCase(Locale.ROOT).replace(" 0.", " ."))
                .keys(k -> k.replaceAll("Sym=.*", "Sym=     1a"))
                .unit("AU"),
            TURBOMOLE),
        row("NWChem", s, spherical().shellEnd("0").keys(k -> k.replace("= ", "=   "))),
        row(
            "a flag that is wrong",
            c,
            cartesian().flags("[5D10F]\n"),
            "Cartesian d functions, which the flags do not say"),
        row("f Cartesian by [10F]", c, cartesian().flags("[6D]\n[10F]\n")),
        row(
            "spherical f alone",
            s,
            spherical().flags("[5D10F]\n[9G]\n"),
            "spherical f functions, which the flags do not say"));
  }

  private static MoldenText orca(MoldenText text) {
    return text.bare().times(MoldenText::orca);
  }

  private static MoldenText oneSpin(MoldenText text) {
    return text.keys(k -> k.startsWith("Occup") ? k.replaceFirst("2\\.0", "1.0") : k);
  }

  private static String twice(MoldenText text) {
    return text.toString().replace("[GTO]", "[Molden Format]\n[GTO]");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dialects")
  void everyDialectGivesTheDensityOfTheOriginal(
      String program, String original, String text, List<String> departures) throws IOException {
    MoldenFile expected = MoldenFile.parse(original, MoldenText.resource(original));
    MoldenFile file = MoldenFile.parse("f", text);
    assertThat(file.departures()).isEqualTo(departures);
    assertThat(file.molecule()).isEqualTo(expected.molecule());
    Matrix[] densities = file.densityBySpin();
    Matrix[] originals = expected.densityBySpin();
    assertThat(densities).hasSameSizeAs(originals);
    for (int spin = 0; spin < densities.length; spin++) {
      assertThat(densities[spin].plus(-1, originals[spin]).maxAbs()).isLessThan(1e-9);
    }
    Matrix kinetic = OneElectronIntegrals.kinetic(file.basis());
    assertThat(kinetic.plus(-1, OneElectronIntegrals.kinetic(expected.basis())).maxAbs())
        .isLessThan(1e-8 * kinetic.maxAbs());
  }

  /** CFOUR and Turbomole write orbitals of spherical functions in Cartesian ones. */
  @Test
  void sphericalOrbitalsInCartesianFunctionsGiveTheSameEnergies() throws IOException {
    String name = "heh_ghost.molden";
    MoldenFile expected = MoldenFile.parse(name, MoldenText.resource(name));
    MoldenText text = MoldenText.of(name).inCartesianFunctions().flags("");
    MoldenFile file = MoldenFile.parse("f", twice(oneSpin(text.over(MoldenText::cfour))));
    assertThat(file.departures()).containsExactly(ONE_SPIN, CFOUR);
    assertThat(file.basis().size()).isGreaterThan(expected.basis().size());
    assertThat(coreEnergy(file)).isCloseTo(coreEnergy(expected), within(1e-9));
  }

  private static double coreEnergy(MoldenFile file) {
    Matrix core =
        OneElectronIntegrals.kinetic(file.basis())
            .plus(1, OneElectronIntegrals.nuclear(file.basis(), file.molecule()));
    return 2 * file.densityBySpin()[0].dot(core);
  }

  private static final String SHELL =
      """
      [Molden Format]
      [Atoms] AU
      H 1 1 0 0 0
      [GTO]
      1 0
      %s
      [MO]
      Spin= Alpha
      Occup= 1.0
      %s
      """;

  /** The format has no Cartesian h functions; CFOUR has: 3 is its factor of xyyzz, the 13th. */
  @Test
  void cartesianHFunctionsOfCfourAreRead() {
    String text = SHELL.formatted("h 1 1.0\n0.5 1.0\n", "13 " + 1 / 3.0 + "\n21 0.0");
    MoldenFile file = MoldenFile.parse("f", text);
    assertThat(file.basis().size()).isEqualTo(21);
    int xyyzz = SolidHarmonics.monomial(2, 2);
    assertThat(file.spins().getFirst().coefficients().get(0, xyyzz)).isCloseTo(1, within(1e-12));
    assertThat(file.departures())
        .containsExactly(CFOUR, "Cartesian h functions, which the flags do not say");
  }

  /**
   * Three d shells and one f: five d and ten f are as many functions as six d and seven f. An
   * orbital of the first function and of that which begins the second shell is normalised with
   * their overlap, (2 √(αβ) / (α+β))^(l+3/2).
   */
  @ParameterizedTest
  @CsvSource({"6,false", "7,true"})
  void orthonormalityTellsWhatTheNumberOfFunctionsDoesNot(int second, boolean cartesian) {
    String shells = "d 1\n0.4 1\nd 1\n1.5 1\nd 1\n6.0 1\nf 1\n1.0 1\n";
    double overlap = Math.pow(2 * Math.sqrt(0.4 * 1.5) / (0.4 + 1.5), 3.5);
    double c = Math.sqrt(0.5 / (1 + overlap));
    String orbital = "1 %s\n%d %s\n25 0.0\n".formatted(c, second, c);
    MoldenFile file = MoldenFile.parse("f", SHELL.formatted(shells, orbital));
    assertThat(file.basis().size()).isEqualTo(25);
    assertThat(file.basis().shells().getFirst().cartesian()).isEqualTo(cartesian);
    assertThat(file.basis().shells().getLast().cartesian()).isEqualTo(!cartesian);
  }

  @Test
  void whereTwoConventionsFitThePlainOneIsTaken() {
    MoldenFile file =
        MoldenFile.parse("f", SHELL.formatted("s 1\n0.5 1.0\np 1\n0.7 3.0\n", "4 1.0"));
    assertThat(file.departures()).isEmpty();
  }

  /** ORCA's sign of f(+3), where it changes the norm by less than the tolerance. */
  @Test
  void theBetterFitWinsOverThePlainOne() {
    String file =
        """
        [Molden Format]
        [Atoms] AU
        H 1 1 0 0 0
        H 2 1 1.5 0 0
        [GTO]
        1
        f 1
        0.5 1

        2
        s 1
        0.5 1

        [5D]
        [MO]
        Occup= 1
        6 %s
        8 %s
        """;
    MoldenFile plain = MoldenFile.parse("f", file.formatted(0, 1));
    double overlap = OneElectronIntegrals.overlap(plain.basis()).get(6, 7);
    double f = 4e-4;
    // c² + f² − 2 c f ⟨s|f⟩ = 1
    double c = f * overlap + Math.sqrt(1 + f * f * (overlap * overlap - 1));
    assertThat(4 * c * f * Math.abs(overlap)).isBetween(1e-4, 1e-3);
    MoldenFile orca = MoldenFile.parse("f", file.formatted(f, c));
    assertThat(orca.departures()).containsExactly(ORCA);
    assertThat(orca.spins().getFirst().coefficients().get(0, 6)).isEqualTo(-f);
  }

  @Test
  void unoccupiedOrbitalsThatDoNotFitDoNotMatter() throws IOException {
    MoldenText text = orca(spherical());
    MoldenText.Orbital first = text.orbitals.getFirst();
    text.orbitals.add(
        new MoldenText.Orbital(
            List.of("Sym= A", "Ene= 1.0", "Spin= Alpha", "Occup= 0.0"),
            first.coefficients().clone()));
    text.orbitals.add(
        new MoldenText.Orbital(
            List.of("Sym= A", "Ene= 1.0", "Spin= Alpha", "Occup= 0.0"),
            new double[first.coefficients().length]));
    assertThat(MoldenFile.parse("f", text.toString()).departures()).containsExactly(ORCA);
  }

  @Test
  void theMessageNamesWhatWasTriedAndHowFarEachWasOff() {
    StringBuilder orbital = new StringBuilder("1 1.1\n");
    for (int zero = 2; zero <= 13; zero++) {
      orbital.append(zero).append(" 0.0\n");
    }
    String text = SHELL.formatted("d 1\n0.4 1\nf 1\n1.0 1\n[6D7F]", orbital);
    InputException e =
        catchThrowableOfType(InputException.class, () -> MoldenFile.parse("water.molden", text));
    assertThat(e.getMessage())
        .startsWith("water.molden: no known way to read the file makes the occupied orbitals")
        .contains("off by 0.21 with the plain format, 0.21 with " + ORCA)
        .contains("0.21 with " + OLD_PSI4, "0.21 with " + PSI4)
        .contains("2.6 with " + CFOUR, "2.6 with " + TURBOMOLE)
        .doesNotContain("\n")
        .hasSizeLessThan(600);
  }

  /** Norms alone would let this pass: both orbitals are the same. */
  @Test
  void overlapsOfOrbitalsCountNotNormsOnly() throws IOException {
    MoldenText text = spherical();
    System.arraycopy(
        text.orbitals.get(1).coefficients(),
        0,
        text.orbitals.get(0).coefficients(),
        0,
        text.orbitals.get(0).coefficients().length);
    InputException e =
        catchThrowableOfType(InputException.class, () -> MoldenFile.parse("f", text.toString()));
    assertThat(e.getMessage()).contains("off by 1.0 with the plain format").doesNotContain("[GTO]");
  }

  @Test
  void theMessageSaysThatTheNumberOfFunctionsDiffers() throws IOException {
    String text = spherical().toString().replaceFirst("(?m)^ *d +1 1.00\\n.*\\n", "");
    InputException e =
        catchThrowableOfType(InputException.class, () -> MoldenFile.parse("f", text));
    assertThat(e.getMessage()).contains("85 functions, but [GTO] makes");
  }
}
