package rung.learn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.system.InputException;
import rung.system.OutputException;

class RunFolderTest {
  @TempDir Path folder;

  @Test
  void anExistingRunIsNeitherOverwrittenNorMixedWithAnother() {
    Path run = folder.resolve("run");
    RunFolder.open(run, "a: 1\n", RunFolder.Existing.REFUSE).close();
    assertThatThrownBy(() -> RunFolder.open(run, "a: 1\n", RunFolder.Existing.REFUSE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--resume");
    RunFolder.open(run, "a: 2\n", RunFolder.Existing.RESUME).close();
    assertThat(run.resolve("config.yaml")).hasContent("a: 1");
  }

  @Test
  void replacingARunLeavesFilesThatAreNotOurs() throws Exception {
    RunFolder.open(folder, "a: 1\n", RunFolder.Existing.REFUSE).close();
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("metrics.jsonl"), "{}\n");
    RunFolder.open(folder, "a: 2\n", RunFolder.Existing.REPLACE).close();
    assertThat(folder.resolve("notes.txt")).hasContent("mine");
    assertThat(folder.resolve("metrics.jsonl")).doesNotExist();
    assertThat(folder.resolve("config.yaml")).hasContent("a: 2");
  }

  @Test
  void twoProcessesCannotTrainInOneFolder() {
    try (RunFolder held = RunFolder.open(folder, "a: 1\n", RunFolder.Existing.REFUSE)) {
      assertThat(held.path()).isEqualTo(folder);
      assertThatThrownBy(() -> RunFolder.open(folder, "a: 1\n", RunFolder.Existing.RESUME))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("another process");
    }
  }

  @Test
  void metricsAreCutBackToTheCheckpoint() throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    long kept;
    try (MetricsLog log = new MetricsLog(file, 0)) {
      log.append("{\"step\":1}");
      kept = log.flush();
      log.append("{\"step\":2}");
    }
    try (MetricsLog log = new MetricsLog(file, kept)) {
      log.append("{\"step\":2,\"again\":true}");
    }
    assertThat(Files.readAllLines(file))
        .containsExactly("{\"step\":1}", "{\"step\":2,\"again\":true}");
    assertThatThrownBy(() -> new MetricsLog(file, 1000).close()).isInstanceOf(InputException.class);
  }

  @Test
  void metricsThatSomebodyElseChangesAreNotCountedOn() throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsLog log = new MetricsLog(file, 0)) {
      log.append("{\"step\":1}");
      Files.writeString(file, "x", StandardOpenOption.APPEND);
      assertThatThrownBy(log::flush)
          .isInstanceOf(OutputException.class)
          .hasMessageContaining("changed by another program");
      Files.delete(file);
      assertThatThrownBy(log::flush)
          .isInstanceOf(OutputException.class)
          .hasMessage(file + ": cannot be written: it is gone");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsTouched() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Path run = file.resolve("a").resolve("run");
    assertThatThrownBy(() -> RunFolder.check(run, RunFolder.Existing.REFUSE))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining("not a folder");
    assertThat(file).hasContent("mine");
  }
}
