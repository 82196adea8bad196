package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Standard output that is full, closed early or not there at all; standard error likewise. */
class LostOutputTest {
  @TempDir static Path folder;

  private static Path run;

  @BeforeAll
  static void aRunAndAMolecule() throws IOException {
    Path config = SmallTraining.write(folder, SmallTraining.SHORT);
    Files.writeString(folder.resolve("he.xyz"), "1\n\nHe 0 0 0\n");
    run = folder.resolve("run");
    String[] train = {"train", config.toString(), "--out", run.toString()};
    assertThat(Main.run(OutputStream.nullOutputStream(), new PrintWriter(System.err), train))
        .isZero();
  }

  /** A way of losing what is written; null where this machine does not have it. */
  private enum Way {
    FULL("no space left on device"),
    CLOSED_EARLY("broken pipe");

    private final String cause;

    Way(String cause) {
      this.cause = cause;
    }

    OutputStream open() throws Exception {
      if (this == FULL) {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");
        return new FileOutputStream("/dev/full");
      }
      Path pipe = Files.createTempDirectory(folder, "pipe").resolve("pipe");
      assumeTrue(RungProcess.can("mkfifo '" + pipe + "'"), "no mkfifo here");
      // Opened for both ends first, or either would wait for the other.
      FileInputStream reader = new FileInputStream(opened(pipe));
      OutputStream writer = new FileOutputStream(pipe.toFile());
      reader.close();
      return writer;
    }

    private static java.io.FileDescriptor opened(Path pipe) throws IOException {
      return new java.io.RandomAccessFile(pipe.toFile(), "rw").getFD();
    }
  }

  static Stream<Arguments> commands() {
    List<String> lines =
        List.of(
            "--version",
            "--help",
            "scf --help",
            "doctor",
            "doctor --json",
            "scf he.xyz --basis sto-3g --grid 0 --xc lda_x",
            "scf he.xyz --basis sto-3g --grid 0 --xc lda_x --json",
            "scf he.xyz --basis sto-3g --grid 0 --xc lda_x --max-iterations 1",
            "check lda_x",
            "check lda_x --json",
            "evaluate lda_x --data set.yaml --include far --basis sto-3g --grid 0",
            "evaluate lda_x --data set.yaml --include far --basis sto-3g --grid 0 --json",
            "gradcheck config.yaml --directions 1",
            "gradcheck config.yaml --directions 1 --json",
            "report run",
            "report run --json",
            "train config.yaml --out run --force",
            "train config.yaml --out run --force --json");
    return Arrays.stream(Way.values())
        .flatMap(way -> lines.stream().map(l -> Arguments.of(l, way)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("commands")
  void lostResultsGiveOneLineThatNamesTheCauseAndCode1(String line, Way way) throws Exception {
    StringWriter err = new StringWriter();
    int code;
    try (OutputStream stdout = way.open()) {
      code = Main.run(stdout, new PrintWriter(err), words(line));
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("rung: stdout: cannot be written: ")
        .contains(way.cause);
    assertThat(code).isEqualTo(ExitCode.FAILED);
  }

  /** Arguments with the names of files made whole. */
  private static String[] words(String line) {
    return Arrays.stream(line.split(" "))
        .map(w -> w.matches("run|.*\\.(xyz|yaml)") ? folder.resolve(w).toString() : w)
        .toArray(String[]::new);
  }

  @Test
  void badInputStaysBadInputWhereNothingCanBePrinted() throws Exception {
    StringWriter err = new StringWriter();
    try (OutputStream stdout = Way.FULL.open()) {
      assertThat(Main.run(stdout, new PrintWriter(err), "scf", "none.xyz"))
          .isEqualTo(ExitCode.BAD_INPUT);
    }
    assertThat(err.toString().lines()).singleElement().asString().contains("none.xyz");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "rung --version >/dev/full | 1 | no space left on device",
        "rung scf he.xyz --basis sto-3g --grid 0 --xc lda_x --json >/dev/full | 1 | no space left on device",
        "rung --version >&- | 1 | bad file descriptor",
        "rung scf he.xyz --basis sto-3g --grid 0 --xc lda_x --json >&- | 1 | bad file descriptor",
        "mkfifo p; { rung --help; echo $? >code; } >p & exec 3<p; exec 3<&-; wait; exit $(cat code) | 1 | broken pipe",
        "rung --version 2>/dev/full | 0 | ''",
        "rung --version 2>&- | 0 | ''",
        "rung scf none.xyz 2>/dev/full | 2 | ''",
        "rung scf none.xyz 2>&- | 2 | ''",
        "rung train config.yaml --out run --force 2>&- | 0 | ''",
        "rung --version >/dev/full 2>/dev/full | 1 | ''",
      })
  void aProcessTellsByItsExitCodeWhetherItsOutputArrived(String script, int code, String cause)
      throws Exception {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no /dev/full here");
    RungProcess.Ending ending = RungProcess.sh(folder, script);
    assertThat(ending.code()).as(ending.err()).isEqualTo(code);
    if (cause.isEmpty()) {
      assertThat(ending.err()).isEmpty();
    } else {
      assertThat(ending.err().lines()).singleElement().asString().contains("rung: stdout:", cause);
    }
  }

  @Test
  void librariesThatCannotBeUnpackedGiveOneLineWithTheFolderAndTheWayOut() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    assumeTrue(RungProcess.can("ulimit -f 100"), "no limit on the size of files here");
    RungProcess.Ending ending =
        RungProcess.sh(
            folder,
            "ulimit -f 100; rung scf he.xyz --basis sto-3g --grid 0 --xc lda_x",
            "-Dorg.bytedeco.javacpp.cachedir=" + cache);
    assertThat(ending.err().lines())
        .singleElement()
        .asString()
        .startsWith("rung: " + cache.toRealPath())
        .contains("file too large", "RUNG_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=");
    assertThat(ending.code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void librariesWithoutAnyFolderGiveOneLineWithTheWayOut() throws Exception {
    RungProcess.Ending ending =
        RungProcess.sh(
            folder,
            "rung scf he.xyz --basis sto-3g --grid 0 --xc lda_x",
            "-Duser.home=/proc/none",
            "-Djava.io.tmpdir=/proc/self");
    assertThat(ending.err().lines())
        .singleElement()
        .asString()
        .startsWith("rung: /proc/none/.javacpp/cache: ")
        .contains("no folder", "RUNG_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=");
    assertThat(ending.code()).isEqualTo(ExitCode.FAILED);
  }
}
