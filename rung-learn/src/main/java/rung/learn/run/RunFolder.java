package rung.learn.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rung.system.InputException;
import rung.system.OutputException;
import rung.system.WholeFile;

/**
 * The folder of one training run: config.yaml, metrics.jsonl, checkpoint/, model/, evaluation.json
 * and report.html. Held by one process at a time.
 */
public final class RunFolder implements AutoCloseable {
  private static final String CONFIG = "config.yaml";
  private static final String DATA = "data.json";
  private static final String LOCK = ".lock";
  private static final Set<String> FOLDERS = Set.of("checkpoint", "model");
  private static final List<String> OURS =
      List.of(
          CONFIG, DATA, "metrics.jsonl", "evaluation.json", "report.html", "checkpoint", "model");

  private final Path path;
  private final FileChannel lockFile;

  private RunFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /** What to do with a run that is already there. */
  public enum Existing {
    /** Refuse to touch it. */
    REFUSE,
    /** Go on with it. */
    RESUME,
    /** Remove it and begin anew. */
    REPLACE
  }

  /**
   * Refuses a folder that {@link #open} would refuse, without touching anything.
   *
   * @throws OutputException if it cannot be written
   */
  public static void check(Path path, Existing existing) {
    Path config = path.resolve(CONFIG);
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path)) {
      throw new InputException("this is not a folder", path.toString(), "choose another --out");
    }
    boolean there = Files.exists(config);
    if (there && existing == Existing.REFUSE) {
      throw new InputException(
          "a run is already here",
          path.toString(),
          "give --resume to go on with it, --force to replace it, or another --out");
    }
    requireKinds(path, existing);
    if (!there && Files.exists(path.resolve("checkpoint")) && existing != Existing.REPLACE) {
      throw new InputException(
          "the run has lost its " + CONFIG, path.toString(), "restore it, or give --force");
    }
    try {
      WholeFile.requirePlace(outermostMissing(config));
    } catch (OutputException e) {
      throw e.of(path).withRemedy("make it writable, or choose another --out");
    }
  }

  private static Path outermostMissing(Path file) {
    Path missing = file.toAbsolutePath();
    Path folder = missing.getParent();
    while (folder != null && !Files.exists(folder)) {
      missing = folder;
      folder = folder.getParent();
    }
    return missing;
  }

  /**
   * Opens the folder for training.
   *
   * @param configText the configuration, copied into a new run
   * @throws OutputException if it cannot be written
   */
  public static RunFolder open(Path path, String configText, Existing existing) {
    check(path, existing);
    Path config = path.resolve(CONFIG);
    boolean there = Files.exists(config);
    try {
      Files.createDirectories(path);
      RunFolder folder = new RunFolder(path, lock(path));
      try {
        if (existing == Existing.REPLACE) {
          folder.clear();
        }
        if (existing == Existing.REPLACE || !there) {
          WholeFile.write(config, configText);
        }
        return folder;
      } catch (IOException | OutputException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw OutputException.of(e, path).withRemedy("make it writable, or choose another --out");
    }
  }

  /** Where everything lies. */
  public Path path() {
    return path;
  }

  /** metrics.jsonl. */
  public Path metrics() {
    return metrics(path);
  }

  /** metrics.jsonl of the run in {@code path}, which need not be open. */
  public static Path metrics(Path path) {
    return path.resolve("metrics.jsonl");
  }

  /** The configuration that the run in {@code path} began with, if a run is there. */
  public static Optional<Path> config(Path path) {
    return Optional.of(path.resolve(CONFIG)).filter(Files::exists);
  }

  /** What the run in {@code path} keeps of its data; runs of before Rung kept it have none. */
  public static Optional<Path> data(Path path) {
    return Optional.of(path.resolve(DATA)).filter(Files::exists);
  }

  /** Keeps what there is to know about the data, unless it is kept already. */
  public void keepData(String json) {
    if (data(path).isEmpty()) {
      write(DATA, json);
    }
  }

  /** The checkpoints. */
  public CheckpointFolder checkpoints() {
    return checkpoints(path);
  }

  /** The checkpoints of the run in {@code path}, which need not be open. */
  public static CheckpointFolder checkpoints(Path path) {
    return new CheckpointFolder(path.resolve("checkpoint"));
  }

  /** The trained model. */
  public Path model() {
    return path.resolve("model");
  }

  /**
   * Writes a file of the run whole or not at all.
   *
   * @throws OutputException if it cannot be written
   */
  public void write(String name, String text) {
    WholeFile.write(path.resolve(name), text);
  }

  /** Files must be files and folders folders, unless they will be removed. */
  private static void requireKinds(Path path, Existing existing) {
    List<String> names = new ArrayList<>(List.of(LOCK));
    if (existing == Existing.RESUME) {
      names.addAll(OURS);
    }
    for (String name : names) {
      Path part = path.resolve(name);
      boolean folder = FOLDERS.contains(name);
      if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)
          && !(folder ? Files.isDirectory(part) : Files.isRegularFile(part))) {
        throw new InputException(
            folder ? "this is not a folder" : "this is not a file",
            part.toString(),
            name.equals(LOCK) ? "remove it" : "restore it, or begin anew with --force");
      }
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new InputException(
          "another process is training here", path.toString(), "wait, or choose another --out");
    }
    return channel;
  }

  /** Removes what a run writes, and nothing else that may lie in the folder. */
  private void clear() throws IOException {
    for (String name : OURS) {
      Path part = path.resolve(name);
      if (Files.exists(part)) {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(part)) {
          files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      // Nothing was written to it, and the lock goes with the process.
      return;
    }
  }
}
