package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.neural.model.Model;
import rung.neural.model.ModelDirectory;
import rung.neural.model.ModelSpec;

/** What a user hears where a functional has no number, and of systems with nothing to compute. */
class NotFiniteOutputTest {
  private static final String WATER = "3\n\nO 0 0 0.117\nH 0 0.757 -0.469\nH 0 -0.757 -0.469\n";
  private static final List<String> METHOD =
      List.of("--basis", "sto-3g", "--grid", "0", "--threads", "1");

  @TempDir Path folder;

  private String err = "";

  /** PBE whose exchange overflows: every constant is a finite number. */
  @BeforeEach
  void writeModel() {
    Functional pbe = Functionals.parse("pbe");
    double[] values = pbe.parameters().values();
    values[pbe.parameters().names().indexOf("gga_x_pbe.mu")] = 1e308;
    values[pbe.parameters().names().indexOf("gga_x_pbe.kappa")] = 1e308;
    ModelDirectory.save(
        folder.resolve("model"),
        new Model(new ModelSpec.Analytic("pbe"), pbe.withParameters(values), Map.of()));
  }

  private String run(int code, String... words) {
    StringWriter out = new StringWriter();
    StringWriter messages = new StringWriter();
    assertThat(Main.run(new PrintWriter(out), new PrintWriter(messages), words))
        .as(() -> out.toString() + messages)
        .isEqualTo(code);
    err = messages.toString();
    return out.toString();
  }

  private String scf(int code, String geometry, String... more) throws Exception {
    Path file = Files.writeString(folder.resolve("m.xyz"), geometry);
    return run(
        code,
        Stream.of(Stream.of("scf", file.toString()), METHOD.stream(), Arrays.stream(more))
            .flatMap(s -> s)
            .toArray(String[]::new));
  }

  @Test
  void scfNamesTheSourceInTextAndJson() throws Exception {
    String model = folder.resolve("model").toString();
    String note =
        "functional 'pbe', part 'gga_x_pbe': .* is (not a number|(minus )?infinite) at point \\d+ of"
            + " H2O, \\(.*\\) bohr, .* bohr from atom [HO] \\d, where rho .*, sigma .*";
    String text = scf(ExitCode.FAILED, WATER, "--xc", model);
    assertThat(text)
        .containsPattern(
            "NOT CONVERGED after \\d+ iterations: the energy or the Fock matrix was no")
        .containsPattern("energy  +- hartree")
        .doesNotContain("NaN");
    assertThat(text.lines().filter(line -> line.startsWith("note: ")).toList())
        .singleElement()
        .asString()
        .matches("note: " + note);
    JsonNode json =
        JsonMapper.builder().build().readTree(scf(ExitCode.FAILED, WATER, "--xc", model, "--json"));
    assertThat(json.get("outcome").asText()).isEqualTo("not_finite");
    assertThat(json.get("converged").asBoolean()).isFalse();
    assertThat(json.get("energy").isNull()).isTrue();
    assertThat(json.get("notes").get(0).asText()).matches(note);
  }

  @Test
  void doctorNamesItToo() throws Exception {
    Path file = Files.writeString(folder.resolve("m.xyz"), WATER);
    String[] words = {
      "doctor", file.toString(), "--xc", folder.resolve("model").toString(), "--basis", "sto-3g"
    };
    StringWriter out = new StringWriter();
    StringWriter messages = new StringWriter();
    Main.run(new PrintWriter(out), new PrintWriter(messages), words);
    assertThat(out + messages.toString())
        .contains("part 'gga_x_pbe'", "of H2O")
        .doesNotContain("NaN")
        .doesNotContain("internal error");
  }

  @Test
  void evaluateNamesItBelowTheTable() {
    SmallTraining.write(folder);
    String[] words =
        Stream.concat(
                Stream.of(
                    "evaluate",
                    folder.resolve("model").toString(),
                    "--data",
                    folder.resolve("set.yaml").toString(),
                    "--include",
                    "h2"),
                METHOD.stream())
            .toArray(String[]::new);
    assertThat(run(ExitCode.FAILED, words))
        .contains("FAILED", "note: h2: functional 'pbe', part 'gga_x_pbe': ")
        .doesNotContain("NaN");
  }

  @Test
  void gradcheckNamesIt() {
    Path config =
        SmallTraining.write(
            folder,
            SmallTraining.SHORT.replaceFirst(
                "functional: .*",
                "functional: {kind: model, path: " + folder.resolve("model") + "}"));
    assertThat(
            run(
                ExitCode.FAILED,
                "gradcheck",
                config.toString(),
                "--directions",
                "1",
                "--displacement",
                "0",
                "--threads",
                "1"))
        .contains("not finite: h2: functional 'pbe', part 'gga_x_pbe': ", "FAILED");
  }

  @ParameterizedTest
  @CsvSource({
    "H 0 0 0, 1, pbe",
    "O 0 0 0, 8, r2scan",
    "H 0 0 0, 0, b97m-v",
    "@O 0 0 0, 0, pbe0",
  })
  void nothingToTurnIsNoInfinity(String atom, int charge, String xc) throws Exception {
    String text =
        scf(ExitCode.DONE, "1\n\n" + atom + "\n", "--charge", Integer.toString(charge), "--xc", xc);
    assertThat(text).contains("converged in").doesNotContain("Infinity").doesNotContain("NaN");
  }

  @ParameterizedTest
  @CsvSource({
    "--max-iterations, 0, --max-iterations is 0; give 1 or more",
    "--max-iterations, -3, --max-iterations is -3; give 1 or more",
    "--gradient-tolerance, 0, --gradient-tolerance is 0.0; give a number above zero",
    "--energy-tolerance, -1, --energy-tolerance is -1.0; give a number above zero",
  })
  void limitsWithoutSenseAreRefused(String option, String value, String message) throws Exception {
    scf(ExitCode.BAD_INPUT, WATER, option, value);
    assertThat(err).isEqualTo("rung: command line: " + message + System.lineSeparator());
  }

  @ParameterizedTest
  @CsvSource({"1e150", "1e-300"})
  void exponentsThatNoIntegralBearsAreRefused(String exponent) throws Exception {
    Path basis =
        Files.writeString(
            folder.resolve("b.gbs"), "****\nH 0\nS 1 1.00\n " + exponent + " 1.0\n****\n");
    Path file = Files.writeString(folder.resolve("h.xyz"), "1\n\nH 0 0 0\n");
    run(ExitCode.BAD_INPUT, "scf", file.toString(), "--basis", basis.toString());
    assertThat(err).contains("b.gbs:3").contains("exponent").hasLineCount(1);
  }
}
