package rung.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write a file: it is there whole or not at all, whenever the process dies or the
 * disk is full, and its rights follow the umask. What stood there before stays until then.
 *
 * <p>A link is followed: the file it leads to is replaced. What is no plain file (a device, a pipe)
 * is written into.
 */
public final class WholeFile {
  /** Ending of files that are not whole yet. */
  public static final String UNFINISHED = ".unfinished";

  /** As many links as Linux follows in a row. */
  private static final int LINKS = 40;

  private WholeFile() {}

  /**
   * Writes text in UTF-8.
   *
   * @throws OutputException if it cannot be written
   */
  public static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes beside their place, makes them durable, then gives them their name.
   *
   * @throws OutputException if they cannot be written
   */
  public static void write(Path file, byte[] bytes) {
    try {
      Path place = place(file);
      if (isDevice(place)) {
        fill(place, bytes, StandardOpenOption.WRITE);
      } else {
        replace(place, bytes);
      }
    } catch (IOException e) {
      throw OutputException.of(e, file);
    }
  }

  /**
   * Refuses a file that {@link #write} would fail to write for want of a folder or of rights, so
   * that long work does not end in vain. Touches nothing.
   *
   * @throws OutputException if the file cannot be written
   */
  public static void requirePlace(Path file) {
    try {
      Path place = place(file);
      Path folder = place.toAbsolutePath().getParent();
      if (folder == null || isDevice(place)) {
        return;
      }
      if (!Files.exists(folder)) {
        throw new NoSuchFileException(place.toString());
      }
      if (!Files.isDirectory(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
      if (!Files.isWritable(folder)) {
        // Only a try tells why.
        Path unfinished = unfinished(place);
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
            .close();
        Files.delete(unfinished);
      }
    } catch (IOException e) {
      throw OutputException.of(e, file);
    }
  }

  /** Where the links lead, which need not exist; refuses a folder. */
  private static Path place(Path file) throws IOException {
    Path place = file;
    for (int i = 0; i < LINKS && Files.isSymbolicLink(place); i++) {
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    if (Files.isSymbolicLink(place)) {
      throw new FileSystemException(file.toString(), null, "too many levels of symbolic links");
    }
    if (Files.isDirectory(place)) {
      throw new FileSystemException(file.toString(), null, "a folder is here");
    }
    return place;
  }

  private static boolean isDevice(Path place) {
    return Files.exists(place) && !Files.isRegularFile(place);
  }

  /** Two processes that write the same file at once do not write into each other's. */
  private static Path unfinished(Path file) {
    return file.resolveSibling(
        file.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED);
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path unfinished = unfinished(file);
    try {
      fill(
          unfinished,
          bytes,
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    sync(file.toAbsolutePath().getParent());
  }

  private static void fill(Path file, byte[] bytes, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (Files.isRegularFile(file)) {
        channel.force(true);
      }
    }
  }

  /** Makes the names in a folder durable, where the system can. */
  private static void sync(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some file systems do not open folders; the data themselves are durable already.
      return;
    }
  }
}
