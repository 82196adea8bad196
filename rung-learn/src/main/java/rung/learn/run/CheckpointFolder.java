package rung.learn.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rung.system.InputException;

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

  /** Adds a checkpoint and forgets all but the last two. */
  public void write(Checkpoint checkpoint) {
    try {
      Files.createDirectories(folder);
      String name = String.format(Locale.ROOT, "%09d", checkpoint.position().step()) + ENDING;
      DurableFiles.write(folder.resolve(name), checkpoint.toBytes());
      List<Path> all = newestFirst();
      for (Path old : all.subList(Math.min(GENERATIONS, all.size()), all.size())) {
        Files.deleteIfExists(old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a checkpoint in " + folder, e);
    }
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
        } catch (IOException e) {
          trouble = file.getFileName() + ": " + e.getMessage();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
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
