package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rung.learn.run.Checkpoint;
import rung.learn.run.CheckpointFolder;

/**
 * Training that cannot write: one line, exit code 1, and the way to the same bits as without it.
 */
class UnwrittenRunTest {
  private static final String UNFINISHED = UnwrittenFilesTest.UNFINISHED;
  private static final Path FULL = Path.of("/dev/full");

  @TempDir static Path shared;
  private static double[] whole;

  @TempDir Path folder;
  private Path config;
  private Path run;

  @BeforeAll
  static void aRunThatIsNotDisturbed() {
    Path config = SmallTraining.write(shared, SmallTraining.SHORT);
    Ending ending = train(config, shared.resolve("run"));
    assertThat(ending.code).as(ending.err).isZero();
    whole = parameters(shared.resolve("run"));
  }

  @BeforeEach
  void aConfiguration() {
    config = SmallTraining.write(folder, SmallTraining.SHORT);
    run = folder.resolve("run");
  }

  private record Ending(int code, String err) {}

  private static Ending train(Path config, Path run, String... more) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("train", config.toString(), "--out", run.toString()));
    words.addAll(List.of(more));
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            words.toArray(String[]::new));
    return new Ending(code, err.toString());
  }

  private static double[] parameters(Path run) {
    return newest(run).arrays().get("parameters");
  }

  private static Checkpoint newest(Path run) {
    return new CheckpointFolder(run.resolve("checkpoint")).newest().orElseThrow();
  }

  /** Steps that the lines of metrics.jsonl are about. */
  private static List<String> steps(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(line -> line.replaceFirst("^\\{\"step\":(\\d+),.*\\}$", "$1"))
        .toList();
  }

  private static void isWhole(Path run) throws IOException {
    assertThat(parameters(run)).isEqualTo(whole);
    assertThat(steps(run)).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
    assertThat(run.resolve("report.html")).content().endsWith("</html>\n");
    assertThat(run.resolve("evaluation.json")).content().startsWith("{");
    nothingUnfinished(run);
  }

  private static void nothingUnfinished(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      assertThat(files.map(Path::toString)).noneMatch(n -> n.contains("unfinished"));
    }
  }

  private String howToGoOn() {
    return "go on with ./rung train " + config + " --out " + run + " --resume";
  }

  /** Puts something in the way of a run whose folder is {@code run}, and names it. */
  @FunctionalInterface
  interface Obstacle {
    Path in(Path run) throws IOException;
  }

  private static Arguments obstacle(String name, int step, String cause, Obstacle obstacle) {
    return Arguments.of(name, step, cause, obstacle);
  }

  private static Obstacle full(String file) {
    return run -> Files.createSymbolicLink(run.resolve(file), FULL);
  }

  /**
   * What cannot be written, the step of the last checkpoint then (0: none), and the cause. What is
   * no file from the beginning is refused before any work: see DamagedRunTest.
   */
  static Stream<Arguments> obstacles() {
    String full = "no space left on device";
    String second = "checkpoint/000000002.checkpoint";
    return Stream.of(
        obstacle("config.yaml", 0, full, full("config.yaml" + UNFINISHED)),
        obstacle(
            "checkpoint/000000001.checkpoint",
            0,
            full,
            full("checkpoint/000000001.checkpoint" + UNFINISHED)),
        obstacle(second, 1, full, full(second + UNFINISHED)),
        obstacle(
            "model",
            8,
            "something else has that name",
            full(".model.new" + ProcessHandle.current().pid())),
        obstacle("evaluation.json", 8, full, full("evaluation.json" + UNFINISHED)),
        obstacle("report.html", 8, full, full("report.html" + UNFINISHED)));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("obstacles")
  void aRunThatCannotWriteKeepsItsCheckpointAndGoesOnToTheSameBits(
      String file, int step, String cause, Obstacle obstacle) throws IOException {
    assumeTrue(Files.isWritable(FULL), "no /dev/full here");
    Files.createDirectory(run);
    if (!file.equals("config.yaml")) {
      Files.copy(config, run.resolve("config.yaml"));
    }
    if (file.contains("/")) {
      Files.createDirectory(run.resolve("checkpoint"));
    }
    Path inTheWay = obstacle.in(run);
    Ending ending = train(config, run, "--resume");
    assertThat(ending.err.lines())
        .singleElement()
        .asString()
        .startsWith("rung: " + run.resolve(file) + ": ")
        .contains(cause, howToGoOn())
        .contains(step == 0 ? "no checkpoint" : "the checkpoint of step " + step + " is whole");
    assertThat(ending.code).isEqualTo(ExitCode.FAILED);
    if (step > 0) {
      assertThat(step(run)).isEqualTo(step);
    }
    Files.deleteIfExists(inTheWay);
    nothingUnfinished(run);
    Ending after = train(config, run, "--resume");
    assertThat(after.code).as(after.err).isZero();
    isWhole(run);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "another put in its place, mv run elsewhere && mkdir run, removed or renamed|go on with ./rung",
    "renamed, mv run elsewhere, removed or renamed",
    "metrics removed, rm run/metrics.jsonl, step [0-9]+ is whole.* go on with ./rung",
    "metrics renamed, mv run/metrics.jsonl elsewhere, step [0-9]+ is whole.* go on with ./rung"
  })
  void aRunWhoseFilesVanishMeanwhileSaysSo(String what, String script, String says)
      throws Exception {
    config = SmallTraining.write(folder, SmallTraining.SHORT.replace("epochs: 8", "epochs: 5000"));
    Thread meddler = Thread.ofVirtual().start(() -> afterACheckpoint(script));
    Ending ending = train(config, run);
    meddler.join();
    assertThat(ending.err.lines()).singleElement().asString().startsWith("rung: " + run);
    assertThat(ending.code).isEqualTo(ExitCode.FAILED);
    assertThat(ending.err).containsPattern(says);
    assertThat(Files.exists(run)).as("not risen again").isEqualTo(!what.equals("renamed"));
  }

  private void afterACheckpoint(String script) {
    while (!Files.isDirectory(run.resolve("checkpoint"))) {
      Thread.onSpinWait();
    }
    assertThat(RungProcess.can("cd '" + folder + "' && " + script)).isTrue();
  }

  /** Ways to be out of space in the middle of a run, and out of them again. */
  static Stream<Arguments> disks() {
    return Stream.of(
        Arguments.of("file too large", "", "ulimit -f 5", ""),
        Arguments.of(
            "no space left on device",
            "unshare -m",
            "mount -t tmpfs -o size=16k tmpfs run",
            "mount -o remount,size=10m run"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("disks")
  void aRunThatRunsOutOfSpaceKeepsItsLastCheckpointAndGoesOnToTheSameBits(
      String cause, String shelter, String fill, String mend) throws Exception {
    List<String> shell = shelter.isEmpty() ? List.of() : List.of(shelter.split(" "));
    assumeTrue(
        shelter.isEmpty() || RungProcess.can("unshare -m mount -t tmpfs tmpfs '" + folder + "'"),
        "no rights to mount here");
    RungProcess.Ending ending =
        RungProcess.within(
            shell,
            folder,
            """
            mkdir run
            %s
            (%s; rung train config.yaml --out run 2>first; echo $? >code)
            cp -r run left
            %s
            rung train config.yaml --out run --resume 2>second || exit 9
            cp -r run after
            """
                .formatted(shelter.isEmpty() ? "" : fill, shelter.isEmpty() ? fill : "true", mend));
    String first = Files.readString(folder.resolve("first"));
    assertThat(first.lines().filter(line -> line.startsWith("rung: ")))
        .singleElement()
        .asString()
        .contains("run/", cause, "./rung train config.yaml --out run --resume")
        .contains("the checkpoint of step %d is whole".formatted(step(folder.resolve("left"))));
    assertThat(folder.resolve("code")).hasContent("1");
    nothingUnfinished(folder.resolve("left"));
    assertThat(Files.readString(folder.resolve("left/metrics.jsonl"))).endsWith("}\n");
    assertThat(ending.code()).as(Files.readString(folder.resolve("second"))).isZero();
    isWhole(folder.resolve("after"));
  }

  private static int step(Path run) {
    return newest(run).position().step();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "check lda_x --report shut/page.html, shut/page.html, no permission",
    "train config.yaml --out shut/run, shut/run, read-only file system",
    "train config.yaml --out run --force, run, no permission",
    "train config.yaml --out run --resume, run, read-only file system",
    "check run/model, run/model/model.json, no permission",
    "check run/model, run/model/model.json, read-only file system",
    "report run, run/report.html, no permission",
    "report run, run/report.html, read-only file system"
  })
  void whatIsNotOursToWriteStaysAsItIs(String line, String where, String cause) throws Exception {
    boolean root = RungProcess.can("test $(id -u) = 0");
    boolean mounts = cause.startsWith("read-only");
    String shelter =
        mounts
            ? "unshare -m"
            : root
                ? "setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all"
                : "env";
    assumeTrue(RungProcess.can(shelter + " true"), "no rights for " + shelter);
    String shut =
        mounts
            ? "for f in shut run; do mount --bind $f $f; mount -o remount,bind,ro $f; done"
            : "chmod 555 shut run run/model";
    RungProcess.Ending ending =
        RungProcess.within(
            List.of(shelter.split(" ")),
            folder,
            """
            mkdir shut
            cp -r '%s' run
            %s
            find run -type f -exec cksum {} + >before
            rung %s
            code=$?
            find run -type f -exec cksum {} + | cmp - before || code=9
            chmod 755 shut run run/model 2>/dev/null
            exit $code
            """
                .formatted(shared.resolve("run"), shut, line));
    assertThat(ending.err().lines())
        .singleElement()
        .asString()
        .startsWith("rung: " + where + ": cannot be written: " + cause);
    assertThat(ending.code()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whatARunWritesFollowsTheUmask() throws Exception {
    RungProcess.Ending ending =
        RungProcess.sh(folder, "umask 027; rung train config.yaml --out run 2>/dev/null");
    assertThat(ending.code()).isZero();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwxr-x---" : "rw-r-----");
      }
    }
  }
}
