package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Rung prints is the same wherever its user lives. */
class DefaultLocaleTest {
  @TempDir static Path folder;

  private static String expected = "";

  @BeforeAll
  static void runWithoutCountry() throws Exception {
    Files.writeString(
        folder.resolve("set.yaml"),
        """
        name: hydrogen
        systems:
          h: {geometry_angstrom: "H 0 0 0", spin: 1}
          h2: {geometry_angstrom: "H 0 0 0; H 0 0 0.74"}
        data:
          - {id: h2, type: reaction, terms: {h2: -1, h: 2}, value: 109.48}
        """);
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        functional: {kind: analytic, expression: pbe}
        method: {basis: sto-3g, grid: [20, 50]}
        scf: {energy_tolerance: 1e-11, gradient_tolerance: 1e-8}
        data: {train: [{set: set.yaml}]}
        stages: [{mode: self-consistent, epochs: 1}]
        """);
    expected = printed("-Duser.language=");
    assertThat(expected).contains("direction 1").containsPattern("h2 +1\\.[0-9]{12}e\\+02 ");
  }

  /** Commas for points, a dotless i, other digits. */
  @ParameterizedTest
  @ValueSource(strings = {"de-DE", "fr-CH", "tr-TR", "ar-EG", "fa-IR"})
  void numbersAreWrittenWithAPoint(String country) throws Exception {
    String[] parts = country.split("-");

    assertThat(printed("-Duser.language=" + parts[0], "-Duser.country=" + parts[1]))
        .isEqualTo(expected);
  }

  /** Results and progress of a short command, less the seconds. */
  private static String printed(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "rung.cli.Main"));
    command.addAll(List.of("gradcheck", "config.yaml", "--directions", "1"));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out.replaceAll("done in [0-9]+\\.[0-9] s", "done");
  }
}
