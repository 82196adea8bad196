package rung.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.system.Element;
import rung.system.InputException;

/** The same set, 6-31G of carbon with a d shell, written in each format. */
class BasisFileTest {
  private static final String GAUSSIAN94 =
      """
      cartesian
      ! 6-31G*, W. J. Hehre, R. Ditchfield, J. A. Pople, J. Chem. Phys. 56, 2257 (1972)
      ****
      C     0
      S   6   1.00
         3047.5249000              0.0018347
          457.3695100              0.0140373
          103.9486900              0.0688426
           29.2101550              0.2321844
            9.2866630              0.4679413
            3.1639270              0.3623120
      SP   3   1.00
            7.8682724             -0.1193324              0.0689991
            1.8812885             -0.1608542              0.3164240
            0.5442493D+00          1.1434564D+00          0.7443083D+00
      SP   1   1.00
            0.1687144              1.0000000              1.0000000
      D   1   1.00
            0.8000000              1.0000000
      ****
      """;

  private static final String NWCHEM =
      """
      # 6-31G*
      BASIS "ao basis" PRINT
      #BASIS SET: (10s,4p,1d) -> [3s,2p,1d]
      C    S
         3047.5249000              0.0018347
          457.3695100              0.0140373
          103.9486900              0.0688426
           29.2101550              0.2321844
            9.2866630              0.4679413
            3.1639270              0.3623120
      C    SP
            7.8682724             -0.1193324              0.0689991
            1.8812885             -0.1608542              0.3164240
            0.5442493              1.1434564              0.7443083
      C    SP
            0.1687144              1.0000000              1.0000000
      C    D
            0.8000000              1.0000000
      END
      """;

  private static final String JSON =
      """
      {"molssi_bse_schema": {"schema_type": "complete", "schema_version": "0.1"}, "name": "6-31G*",
       "elements": {"6": {"electron_shells": [
        {"function_type": "gto", "angular_momentum": [0],
         "exponents": ["3047.5249000", "457.3695100", "103.9486900", "29.2101550", "9.2866630", "3.1639270"],
         "coefficients": [["0.0018347", "0.0140373", "0.0688426", "0.2321844", "0.4679413", "0.3623120"]]},
        {"function_type": "gto", "angular_momentum": [0, 1],
         "exponents": ["7.8682724", "1.8812885", "0.5442493"],
         "coefficients": [["-0.1193324", "-0.1608542", "1.1434564"], ["0.0689991", "0.3164240", "0.7443083"]]},
        {"function_type": "gto", "angular_momentum": [0, 1], "exponents": ["0.1687144"],
         "coefficients": [["1.0"], ["1.0"]]},
        {"function_type": "gto_cartesian", "angular_momentum": [2], "exponents": ["0.8"],
         "coefficients": [["1.0"]]}]}}}
      """;

  /** Shells as text: records with arrays compare by identity. */
  private static String shells(BasisSet set) {
    return set.of(Element.ofSymbol("C", "")).stream()
        .map(s -> s.l() + List.of(boxed(s.exponents()), boxed(s.coefficients())).toString())
        .collect(Collectors.joining("\n"));
  }

  private static List<Double> boxed(double[] values) {
    return java.util.Arrays.stream(values).boxed().toList();
  }

  @Test
  void theThreeFormatsAreReadAlike() {
    BasisSet gaussian = BasisFile.parse("g94", GAUSSIAN94);
    BasisSet nwchem = BasisFile.parse("nw", NWCHEM);
    BasisSet json = BasisFile.parse("json", JSON);
    assertThat(shells(nwchem)).isEqualTo(shells(gaussian));
    assertThat(shells(json)).isEqualTo(shells(gaussian));
    assertThat(List.of(gaussian.cartesian(), nwchem.cartesian(), json.cartesian()))
        .containsOnly(true);
  }

  @Test
  void theFileGivesTheSameSetAsTheLibrary() {
    assertThat(shells(BasisFile.parse("g94", GAUSSIAN94)))
        .isEqualTo(shells(BasisLibrary.load("6-31G*")));
  }

  @Test
  void sphericalUnlessSaidInGaussian94AndCartesianUnlessSaidInNwchem() {
    assertThat(BasisFile.parse("g94", GAUSSIAN94.replace("cartesian", "")).cartesian()).isFalse();
    assertThat(BasisFile.parse("nw", NWCHEM.replace("PRINT", "SPHERICAL")).cartesian()).isFalse();
  }

  @Test
  void generalContractionsBecomeShellsWithoutTheirZeros() {
    BasisSet set =
        BasisFile.parse("nw", "basis spherical\nH S\n3.0 0.5 0.0\n1.0 0.6 0.0\n0.1 0.0 1.0\nend\n");
    List<ContractedShell> shells = set.of(Element.ofSymbol("H", ""));
    assertThat(shells).hasSize(2);
    assertThat(shells.get(0).exponents()).containsExactly(3.0, 1.0);
    assertThat(shells.get(1).exponents()).containsExactly(0.1);
  }

  @Test
  void aScaleFactorMultipliesTheExponentsBySquare() {
    BasisSet set = BasisFile.parse("g94", "H 0\nS 1 1.20\n 0.5 1.0\n****\n");
    assertThat(set.of(Element.ofSymbol("H", "")).getFirst().exponents()[0])
        .isEqualTo(0.5 * 1.2 * 1.2);
  }

  @Test
  void corePotentialsAreReadOverAndTheirElementsRefused() {
    String potential =
        "RB 0\nRB-ECP 1 28\np-ul potential\n 1\n2 3.8 -12.3\ns-ul potential\n 1\n2 5.0 89.5\n";
    BasisSet gaussian =
        BasisFile.parse(
            "g94", "Rb 0\nS 1 1.0\n 0.5 1.0\n****\nH 0\nS 1 1.0\n 0.5 1.0\n****\n" + potential);
    BasisSet nwchem =
        BasisFile.parse(
            "nw",
            "BASIS\nRb S\n0.5 1.0\nH S\n0.5 1\nEND\nECP\nRb nelec 28\nRb ul\n2 3.8 -12.3\nEND\n");
    BasisSet json =
        BasisFile.parse(
            "json",
            "{\"elements\":{\"1\":{\"electron_shells\":[{\"angular_momentum\":[0],\"exponents\":[1],"
                + "\"coefficients\":[[1]]}]},\"37\":{\"ecp_electrons\":28,\"electron_shells\":[],"
                + "\"ecp_potentials\":[{}]}}}");
    for (BasisSet set : List.of(gaussian, nwchem, json)) {
      assertThat(set.of(Element.ofSymbol("H", ""))).hasSize(1);
      assertThatThrownBy(() -> set.of(Element.ofSymbol("Rb", "")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("core potential");
    }
  }

  @Test
  void theLibraryReadsAFileByItsPath(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.gbs"), GAUSSIAN94);
    assertThat(shells(BasisLibrary.load(file.toString())))
        .isEqualTo(shells(BasisLibrary.load("6-31G*")));
  }

  @Test
  void theCompactFormatReadsBackWhatItWrote() {
    BasisSet set = BasisFile.parse("g94", GAUSSIAN94);
    String text = LibraryFormat.write(set, List.of("comment"), 36);
    assertThat(shells(LibraryFormat.read(rung.system.InputText.of("x", text))))
        .isEqualTo(shells(set));
  }
}
