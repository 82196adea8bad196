package rung.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.learn.run.Checkpoint;
import rung.learn.run.CheckpointFolder;

/** Training runs as processes of their own, killed with SIGKILL and resumed. */
class ResumeTest {
  private static final int KILLS = 10;
  private static final long PATIENCE_SECONDS = 240;

  @TempDir Path folder;

  @Test
  void aRunKilledAtTenMomentsEndsInTheSameBitsWithOneThreadAndWithTwo() throws Exception {
    Path config = SmallTraining.write(folder);
    Path whole = folder.resolve("whole");
    finish(start(config, whole, 2));
    for (int threads = 1; threads <= 2; threads++) {
      Path killed = folder.resolve("killed" + threads);
      killTenTimes(config, killed, threads);
      finish(start(config, killed, threads));
      assertThat(parameters(killed)).isEqualTo(parameters(whole));
      assertThat(course(killed)).isEqualTo(course(whole));
      assertThat(killed.resolve("report.html")).exists();
    }
  }

  /**
   * Kills between steps, in steps, in preparation, and once while a checkpoint is being written.
   */
  private void killTenTimes(Path config, Path run, int threads) throws Exception {
    Random random = new Random(threads);
    int midWrite = KILLS / 2;
    for (int kill = 0; kill < KILLS; kill++) {
      int lines = lines(run);
      Process process = start(config, run, threads);
      if (kill == midWrite) {
        killWhileWriting(process, run);
        continue;
      }
      int goal = lines + random.nextInt(3);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (process.isAlive() && lines(run) < goal && System.nanoTime() < deadline) {
        Thread.sleep(10);
      }
      Thread.sleep(random.nextInt(goal == lines ? 1500 : 40));
      assertThat(process.isAlive()).as("alive at kill %d", kill).isTrue();
      kill(process);
    }
  }

  private static void killWhileWriting(Process process, Path run) throws Exception {
    File[] unfinished = {null};
    while (process.isAlive() && unfinished[0] == null) {
      File[] found =
          run.resolve("checkpoint").toFile().listFiles((d, n) -> n.endsWith(".unfinished"));
      if (found != null && found.length > 0) {
        unfinished[0] = found[0];
      }
    }
    assertThat(process.isAlive()).as("alive while it writes a checkpoint").isTrue();
    kill(process);
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor()).as("killed by SIGKILL").isEqualTo(137);
  }

  private Process start(Path config, Path run, int threads) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "rung.cli.Main",
            "train",
            config.toString(),
            "--out",
            run.toString(),
            "--resume",
            "--threads",
            Integer.toString(threads),
            "--json"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("processes.log").toFile()));
    return builder.start();
  }

  private void finish(Process process) throws Exception {
    boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(done && process.exitValue() == 0)
        .as(() -> read(folder.resolve("processes.log")))
        .isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int lines(Path run) throws IOException {
    Path metrics = run.resolve("metrics.jsonl");
    if (!Files.exists(metrics)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(metrics)) {
      return (int) lines.count();
    }
  }

  private static double[] parameters(Path run) {
    Checkpoint last = new CheckpointFolder(run.resolve("checkpoint")).newest().orElseThrow();
    return last.arrays().get("parameters");
  }

  /** Step numbers and losses of metrics.jsonl, bit for bit. */
  private static List<String> course(Path run) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> course = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("metrics.jsonl"))) {
      JsonNode node = json.readTree(line);
      course.add(node.get("step").asInt() + " " + node.get("loss").asDouble());
      assertThat(node.get("step").asInt()).isEqualTo(course.size());
    }
    return course;
  }
}
