package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no-such-command",
        "doctor --no-such-option",
        "doctor too many",
        "--stacktrace"
      })
  void badArgumentsGiveOneLineAndCode2(String line) {
    int code = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines()).singleElement().asString().contains("--help");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void badInputGivesItsOneLineAndCode2() {
    int code = run("test-fault", "input");

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().strip())
        .isEqualTo("rung: water.xyz, line 3: no element \"Xq\"; use H to Kr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "memory", "io"})
  void faultsOfRungGiveOneLineAndCode3(String kind) {
    int code = run("test-fault", kind);

    assertThat(code).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("rung: internal error");
  }

  @Test
  void stackTraceIsPrintedOnRequest() {
    run("test-fault", "runtime", "--stacktrace");

    assertThat(err.toString()).contains("at rung.cli.FaultCommand.call");
  }

  @Test
  void nativeLibrariesWithoutAFolderGiveOneLineAndCode2(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("h2.xyz"), "2\n\nH 0 0 0\nH 0 0 0.74\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=/proc/rung",
                "-Duser.home=/proc",
                "-Djava.io.tmpdir=/proc",
                "-cp",
                System.getProperty("java.class.path"),
                "rung.cli.Main",
                "scf",
                file.toString(),
                "--basis=sto-3g")
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(printed.lines())
        .singleElement()
        .asString()
        .startsWith("rung: /proc/.javacpp: the native libraries cannot be unpacked")
        .contains("cachedir=FOLDER");
  }

  @Test
  void doctorPrintsOneJsonObject() throws Exception {
    int code = run("doctor", "--json");

    assertThat(out.toString().lines()).hasSize(1);
    JsonNode report = JsonMapper.builder().build().readTree(out.toString());
    assertThat(report.get("openblas").get("sound").asBoolean()).isTrue();
    assertThat(report.get("libtorch").get("sound").asBoolean()).isTrue();
    assertThat(code).isEqualTo(ExitCode.DONE);
  }

  @Test
  void helpNamesTheCommands() {
    assertThat(run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("doctor").doesNotContain("warm-up");
  }
}
