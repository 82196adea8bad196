package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that no file can have, and a program that was started without the launcher. */
class FileNamesTest {
  private static final String HYDROGEN = "2\n\nH 0 0 0\nH 0 0 0.74\n";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scf|a\0b.xyz",
        "scf|h2.xyz|--basis|a\0b.gbs",
        "scf|h2.xyz|--xc|a/\0b",
        "check|a/\0b",
        "evaluate|pbe|--data|a\0b.yaml",
        "evaluate|a/\0b|--data|embedded:w4-17-validation",
        "train|a\0b.yaml",
        "report|a\0b",
        "scf|w\uFFFDsser.xyz",
        "scf|h2.xyz|--basis|w\uFFFDsser.gbs",
        "train|config.yaml|--out|s\uFFFDts"
      })
  void namesThatNoFileHasAreBadInput(String line) throws Exception {
    Path file = Files.writeString(folder.resolve("h2.xyz"), HYDROGEN);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            line.replace("h2.xyz", file.toString()).split("\\|"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines()).singleElement().asString().doesNotContain("internal");
    assertThat(out.toString()).isEmpty();
  }

  /** A name that holds Java's replacement character itself is a name like others. */
  @Test
  void theReplacementCharacterItselfIsAllowed() throws Exception {
    Path file = Files.writeString(folder.resolve("h\uFFFD.xyz"), HYDROGEN);
    StringWriter err = new StringWriter();

    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "scf",
            file.toString(),
            "--xc=pbe",
            "--basis=sto-3g");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scf|säts.xyz",
        "scf|h2.xyz|--basis|säts.gbs",
        "scf|h2.xyz|--xc|säts/modell",
        "train|config.yaml|--out|säts",
        "train|config.yaml",
        "säts> doctor"
      })
  void withoutTheLauncherOneLineTellsTheLocale(String line) throws Exception {
    Path here = Files.createDirectories(folder.resolve(line.contains(">") ? "säts" : "plain"));
    Files.writeString(here.resolve("h2.xyz"), HYDROGEN);
    Files.writeString(here.resolve("säts.xyz"), HYDROGEN);
    Files.writeString(
        here.resolve("config.yaml"),
        """
        functional: {kind: analytic, expression: pbe}
        method: {basis: sto-3g}
        data: {train: [{set: säts.yaml}]}
        stages: [{mode: fixed-density, epochs: 1}]
        """);
    Process process = start(here, line.substring(line.indexOf('>') + 1).strip().split("\\|"));
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(printed.lines())
        .singleElement()
        .asString()
        .startsWith("rung: ")
        .endsWith("start Rung with ./rung, or set LC_ALL=C.UTF-8");
  }

  private static Process start(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "rung.cli.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C");
    return builder.redirectErrorStream(true).start();
  }
}
