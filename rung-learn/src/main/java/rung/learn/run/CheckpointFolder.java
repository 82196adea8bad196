package rung.learn.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rung.system.InputException;
import rung.system.OutputException;
import rung.system.WholeFile;

/**
 * The last two checkpoints of a run. A new one is written under another name, made durable and
 * renamed, and only then the oldest is removed: a process that dies at any moment leaves a whole
 * one.
 */
public final class CheckpointFolder {
  private static final String ENDING = ".checkpoint";
  private static final int GENERATIONS = 2;

  private final Path folder;

  /** The folder, which need not exist yet. */
  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /**
   * Adds a checkpoint and forgets all but the last two.
   *
   * @throws OutputException if it cannot be written; those before are as they were
   */
  public void write(Checkpoint checkpoint) {
    try {
      // The folder only: a run that somebody removed or renamed is not to rise again in pieces.
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
      }
    } catch (IOException e) {
      throw OutputException.of(e, folder);
    }
    WholeFile.write(file(checkpoint.position()), checkpoint.toBytes());
    try {
      List<Path> all = newestFirst();
      for (Path old : all.subList(Math.min(GENERATIONS, all.size()), all.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      throw OutputException.of(e, folder);
    }
  }

  /** The file that holds the state at {@code position}. */
  public Path file(Checkpoint.Position position) {
    return folder.resolve(String.format(Locale.ROOT, "%09d", position.step()) + ENDING);
  }

  /**
   * The newest whole checkpoint, or none when the run has not written one yet.
   *
   * @throws InputException if there are checkpoints and none of them is whole
   */
  public Optional<Checkpoint> newest() {
    String trouble = "";
    try {
      for (Path file : newestFirst()) {
        try {
          return Optional.of(Checkpoint.fromBytes(Files.readAllBytes(file)));
        } catch (IOException | OutOfMemoryError e) {
          trouble = file.getFileName() + ": " + e.getMessage();
        }
      }
    } catch (IOException e) {
      throw new InputException(
          "the checkpoints cannot be listed (" + e.getMessage() + ")",
          folder.toString(),
          "check its permissions");
    }
    if (!trouble.isEmpty()) {
      throw new InputException(
          "no checkpoint here is whole (" + trouble + ")",
          folder.toString(),
          "restore one, or begin anew with --force");
    }
    return Optional.empty();
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(ENDING))
          .sorted(Comparator.comparing((Path f) -> f.getFileName().toString()).reversed())
          .toList();
    }
  }
}
