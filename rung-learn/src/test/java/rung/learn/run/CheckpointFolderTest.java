package rung.learn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rung.system.InputException;

class CheckpointFolderTest {
  @TempDir Path folder;

  private static Checkpoint at(int step) {
    Map<String, double[]> arrays = new LinkedHashMap<>();
    arrays.put("parameters", new double[] {step, -0.0, Double.MIN_VALUE, 1e300});
    arrays.put("empty", new double[0]);
    return new Checkpoint(
        "digest", new Checkpoint.Position(1, 2, 3, step, -7L, 99L), new int[] {2, 0, 1}, arrays);
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void aCheckpointComesBackBitForBit() throws Exception {
    Checkpoint before = at(4);
    Checkpoint after = Checkpoint.fromBytes(before.toBytes());
    assertThat(after.position()).isEqualTo(before.position());
    assertThat(after.order()).containsExactly(2, 0, 1);
    assertThat(after.arrays().keySet()).containsExactly("parameters", "empty");
    assertThat(after.toBytes()).isEqualTo(before.toBytes());
  }

  @Test
  void theLastTwoAreKept() throws Exception {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    for (int step = 8; step < 12; step++) {
      checkpoints.write(at(step));
    }
    assertThat(files()).hasSize(2);
    assertThat(checkpoints.newest().orElseThrow().position().step()).isEqualTo(11);
  }

  @Test
  void aDamagedOneIsPassedOverForTheOneBefore() throws Exception {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    checkpoints.write(at(1));
    checkpoints.write(at(2));
    Path newest = files().get(1);
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    assertThat(checkpoints.newest().orElseThrow().position().step()).isEqualTo(1);
    Files.write(files().get(0), new byte[10]);
    assertThatThrownBy(checkpoints::newest)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no checkpoint here is whole");
  }

  @Test
  void whatAWriterLeftUnfinishedIsNotRead() throws Exception {
    CheckpointFolder checkpoints = new CheckpointFolder(folder);
    checkpoints.write(at(1));
    byte[] half = at(2).toBytes();
    Files.write(
        folder.resolve("000000002.checkpoint.unfinished"), java.util.Arrays.copyOf(half, 40));
    assertThat(checkpoints.newest().orElseThrow().position().step()).isEqualTo(1);
    checkpoints.write(at(2));
    assertThat(checkpoints.newest().orElseThrow().position().step()).isEqualTo(2);
  }
}
