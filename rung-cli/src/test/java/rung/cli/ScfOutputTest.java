package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./rung scf} tells of charge, spin and dipole. */
class ScfOutputTest {
  @TempDir Path folder;

  private String run(String geometry, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("m.xyz"), geometry);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> line =
        Stream.concat(
                Stream.of(
                    "scf", file.toString(), "--basis", "sto-3g", "--grid", "0", "--xc", "lda"),
                Stream.of(more))
            .toList();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), line.toArray(String[]::new));
    assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
    return out.toString();
  }

  private JsonNode json(String geometry, String... more) throws IOException {
    String[] line = Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new);
    return JsonMapper.builder().build().readTree(run(geometry, line));
  }

  private static final String HYDROXIDE = "2\n-1 1\nO 0 0 %s\nH 0 0 %s\n";

  @Test
  void textAndJsonNameChargeAndSpinAndWhereTheyComeFrom() throws IOException {
    assertThat(run("1\nhelium\nHe 0 0 0\n"))
        .contains("2 electrons, charge 0 (default), 2S = 0, multiplicity 1 (default)");
    assertThat(run("1\n1 2\nHe 0 0 0\n"))
        .contains("1 electrons, charge 1 (file, line 2), 2S = 1, multiplicity 2 (file, line 2)");
    JsonNode json = json("1\n1 2 cation\nHe 0 0 0\n", "--charge", "0", "--spin", "0");
    assertThat(json.path("charge").asInt()).isZero();
    assertThat(json.path("multiplicity").asInt()).isEqualTo(1);
    assertThat(json.path("charge_from").asText()).isEqualTo("command line");
    assertThat(json.path("notes").get(0).asText())
        .isEqualTo("charge 0 (command line) in place of 1 2 (file, line 2)");
  }

  @Test
  void dipolesOfIonsDoNotDependOnWhereTheMoleculeLies() throws IOException {
    JsonNode here = json(HYDROXIDE.formatted("0", "0.964"));
    JsonNode there = json(HYDROXIDE.formatted("12", "12.964"));
    double moment = here.path("dipole").get(2).asDouble();
    assertThat(there.path("dipole").get(2).asDouble()).isEqualTo(moment, within(1e-6));
    assertThat(here.path("dipole_origin").asText()).isEqualTo("centre of nuclear charge");
    // one of nine protons sits at 0.964 Å
    assertThat(here.path("dipole_origin_bohr").get(2).asDouble())
        .isEqualTo(0.964 / 0.529177210903 / 9, within(1e-9));
    assertThat(run(HYDROXIDE.formatted("0", "0.964")))
        .contains("about the centre of nuclear charge");
    assertThat(run("1\n\nHe 0 0 0\n")).doesNotContain("centre of nuclear charge");
  }

  @Test
  void theFrameReadIsSaid() throws IOException {
    String frames = "1\n\nHe 0 0 0\n1\n\nH 0 0 0\n";
    assertThat(run(frames)).contains("note: frame 2 of 2 is read").contains("1 electrons");
    assertThat(json(frames, "--frame", "1").path("notes").get(0).asText())
        .isEqualTo("frame 1 of 2 is read");
  }

  @Test
  void aFieldChangesTheEnergyByMinusTheDipoleTimesIt() throws IOException {
    String carbonMonoxide = "2\n\nC 0 0 -0.6446\nO 0 0 0.4836\n";
    JsonNode none = json(carbonMonoxide);
    JsonNode plus = json(carbonMonoxide, "--field", "0,0,0.001");
    JsonNode minus = json(carbonMonoxide, "--field", "0,0,-0.001");
    assertThat((minus.path("energy").asDouble() - plus.path("energy").asDouble()) / 0.002)
        .isEqualTo(none.path("dipole").get(2).asDouble(), within(1e-5));
    assertThat(none.path("components").has("field")).isFalse();
    assertThat(sum(plus.path("components")))
        .isEqualTo(plus.path("energy").asDouble(), within(1e-9));
    assertThat(run(carbonMonoxide, "--field", "0,0,0.001")).contains("electric field");
  }

  @Test
  void smearingReportsTheFreeEnergyAndItsParts() throws IOException {
    JsonNode json = json("1\nspin=1\nF 0 0 0\n", "--smearing", "fermi:0.01");
    double free = json.path("free_energy").asDouble();
    assertThat(json.path("energy").asDouble()).isEqualTo(free);
    double entropy = json.path("components").path("entropy").asDouble();
    assertThat(entropy).isNegative();
    assertThat(json.path("internal_energy").asDouble()).isEqualTo(free - entropy, within(1e-9));
    assertThat(sum(json.path("components"))).isEqualTo(free, within(1e-9));
    double beta = 0;
    for (JsonNode f : json.path("occupations").get(1)) {
      beta += f.asDouble();
    }
    assertThat(beta).isEqualTo(4, within(1e-9));
    assertThat(json("1\n\nHe 0 0 0\n").has("free_energy")).isFalse();
    assertThat(run("1\nspin=1\nF 0 0 0\n", "--smearing", "fermi:0.01"))
        .contains("free energy")
        .contains("-TS");
  }

  private static double sum(JsonNode parts) {
    double sum = 0;
    for (JsonNode part : parts) {
      sum += part.asDouble();
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--field | 0,0",
        "--field | x,y,z",
        "--field | 0,0,9",
        "--smearing | fermi",
        "--smearing | gauss:0.1",
        "--smearing | fermi:-0.01"
      })
  void badFieldsAndSmearingsAreOneLine(String option, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("m.xyz"), "1\n\nHe 0 0 0\n");
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "scf",
            file.toString(),
            option,
            text);
    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().strip().lines()).hasSize(1).first().asString().contains(option);
  }

  private static final String STRETCHED = "2\n\nH 0 0 0\nH 0 0 5\n";

  @Test
  void aSaddlePointIsNoSuccessUnlessItIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("h2.xyz"), STRETCHED);
    StringWriter out = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(new StringWriter()),
            "scf",
            file.toString(),
            "--basis",
            "sto-3g",
            "--reference",
            "uks",
            "--stability",
            "check");
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(out.toString()).contains("SADDLE POINT").contains("UNSTABLE");
    JsonNode followed = json(STRETCHED, "--reference", "uks");
    assertThat(followed.path("outcome").asText()).isEqualTo("converged");
    assertThat(followed.path("stability").path("stable").asBoolean()).isTrue();
    assertThat(followed.path("s_squared").asDouble()).isEqualTo(1, within(1e-3));
    assertThat(followed.path("solvers").path("newton").asInt()).isPositive();
    JsonNode untested = json(STRETCHED, "--reference", "uks", "--stability", "off");
    assertThat(untested.path("stability").isNull()).isTrue();
    assertThat(untested.path("energy").asDouble())
        .isGreaterThan(followed.path("energy").asDouble() + 0.01);
  }

  @Test
  void aClosedShellIsToldWhereSpinsWouldPart() throws IOException {
    assertThat(run(STRETCHED)).contains("try --reference uks");
    assertThat(run("2\n\nH 0 0 0\nH 0 0 0.74\n")).doesNotContain("--reference uks");
  }

  @Test
  void theDoctorTellsWhyASystemIsHard() throws IOException {
    Path file = Files.writeString(folder.resolve("o.xyz"), "1\n\nO 0 0 0\n");
    StringWriter out = new StringWriter();
    PrintWriter err = new PrintWriter(new StringWriter());
    String[] line = {
      "doctor", file.toString(), "--spin", "2", "--basis", "sto-3g", "--grid", "0", "--xc", "lda"
    };
    assertThat(Main.run(new PrintWriter(out), err, line)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("SCF: converged", "gap:", "lowest curvature:", "smallest eigenvalue", "level 5");
    StringWriter stretched = new StringWriter();
    Path h2 = Files.writeString(folder.resolve("h2.xyz"), STRETCHED);
    Main.run(
        new PrintWriter(stretched), err, "doctor", h2.toString(), "--basis", "sto-3g", "--json");
    JsonNode json = JsonMapper.builder().build().readTree(stretched.toString());
    assertThat(json.path("lowest_curvature_unrestricted").asDouble()).isNegative();
    assertThat(json.path("advice").toString()).contains("--reference uks");
  }
}
