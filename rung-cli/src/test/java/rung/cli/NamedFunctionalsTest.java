package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functionals on the command line: notes about what names promise, and bad sums. */
class NamedFunctionalsTest {
  private static final String NOTE =
      "gga_xc_b97_d: its dispersion is not included; gga_xc_b97_d+d3bj adds D3(BJ)";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(List<String> arguments) {
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  private List<String> command(String kind, String functional) throws IOException {
    Path atom = folder.resolve("he.xyz");
    Files.writeString(atom, "1\n\nHe 0 0 0\n");
    Path set = folder.resolve("set.yaml");
    Files.writeString(
        set,
        """
        name: one
        cite: none
        systems:
          he: {geometry_angstrom: "He 0 0 0"}
          other: {geometry_angstrom: "He 0 0 1"}
        data:
          - {id: nothing, type: reaction, terms: {he: -1, other: 1}, value: 0}
        """);
    return switch (kind) {
      case "scf" ->
          List.of("scf", atom.toString(), "--xc", functional, "--basis", "sto-3g", "--grid", "0");
      case "evaluate" ->
          List.of(
              "evaluate", functional, "--data", set.toString(), "--basis", "sto-3g", "--grid", "0");
      default -> List.of("check", functional);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"scf", "evaluate", "check"})
  void whatANamePromisesIsALineOnTheErrorStream(String kind) throws Exception {
    run(command(kind, "gga_xc_b97_d"));
    assertThat(err.toString().lines()).contains("note: " + NOTE);
    assertThat(out.toString()).doesNotContain("note");
  }

  @ParameterizedTest
  @CsvSource({
    "scf, gga_xc_b97_d, 1",
    "scf, gga_xc_b97_d+d3bj, 0",
    "scf, pbe, 0",
    "evaluate, gga_xc_b97_d, 1",
    "evaluate, gga_xc_b97_d+d3bj, 0",
    "check, gga_xc_b97_d, 1",
    "check, lda_x, 0"
  })
  void jsonHasTheNotes(String kind, String functional, int count) throws Exception {
    List<String> arguments = new ArrayList<>(command(kind, functional));
    arguments.add("--json");
    run(arguments);
    JsonNode notes = JsonMapper.builder().build().readTree(out.toString()).path("notes");
    assertThat(notes.isArray()).isTrue();
    assertThat(notes.size()).isEqualTo(count);
    notes.forEach(note -> assertThat(note.asText()).isEqualTo(NOTE));
    assertThat(err.toString()).doesNotContain("note");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "+",
        "pbe+",
        "pbe++hf",
        "*pbe",
        "2*",
        "2pbe",
        "pbe*2",
        "pbe/2",
        "pbe^2",
        "1e999*pbe",
        "nan*pbe",
        "inf*pbe",
        "0x1p3*pbe",
        "pbe-1e999*hf",
        "d3bj(1,1e999,1,1)+pbe",
        "pbe+d3bj(1,nan,1,1)",
        "pbe+d3bj(1,2)",
        "pbe+d3bj(1,2,3,4",
        "lda+d3bj",
        "pbee",
        "pbe-hf",
        "b3lyp-d3bj",
        "pbe+vv10+vv10",
        "wb97x+cam-b3lyp",
        "pbe\nhf",
        "é",
        "a\0b"
      })
  void aBadSumIsOneLineAndCode2(String sum) throws Exception {
    for (String kind : List.of("scf", "evaluate", "check")) {
      err.getBuffer().setLength(0);
      assertThat(run(command(kind, sum))).as(kind).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString().lines()).singleElement().asString().hasSizeLessThan(600);
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void garbageOfAnyLengthIsOneShortLine() throws Exception {
    for (String piece : List.of("x", "/", "-1", "(", "pbe+", "../", "\u2212")) {
      err.getBuffer().setLength(0);
      assertThat(run(command("scf", piece.repeat(20_000)))).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(err.toString().lines()).singleElement().asString().hasSizeLessThan(600);
    }
  }
}
