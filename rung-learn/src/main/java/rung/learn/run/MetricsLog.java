package rung.learn.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import rung.system.InputException;
import rung.system.OutputException;

/**
 * metrics.jsonl: one JSON object a line. A resumed run cuts it back to where its checkpoint stands.
 *
 * <p>Every method throws {@link OutputException} where the file cannot be written.
 */
public final class MetricsLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private long length;

  /**
   * Opens the file for appending after its first {@code bytes} bytes; what follows them is dropped.
   *
   * @throws InputException if the file is shorter than that
   */
  public MetricsLog(Path file, long bytes) {
    this.file = file;
    this.length = bytes;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.size() < bytes) {
        channel.close();
        throw new InputException(
            "the file is shorter than its checkpoint says",
            file.toString(),
            "restore it, or begin anew with --force");
      }
      channel.truncate(bytes);
      channel.position(bytes);
    } catch (IOException e) {
      throw OutputException.of(e, file);
    }
  }

  /** Adds a line, or nothing where it cannot be written whole. */
  public void append(String json) {
    ByteBuffer line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
    int bytes = line.remaining();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      length += bytes;
    } catch (IOException e) {
      dropPartOfALine(e);
      throw OutputException.of(e, file);
    }
  }

  private void dropPartOfALine(IOException failure) {
    try {
      channel.truncate(length);
    } catch (IOException e) {
      // A resumed run drops the rest of the line; a reader of today finds it.
      failure.addSuppressed(e);
    }
  }

  /** Makes all lines durable and returns the length of the file. */
  public long flush() {
    try {
      channel.force(false);
      // A file that was removed or renamed still takes lines, which nobody will find.
      if (Files.size(file) != length) {
        throw new OutputException("it was changed by another program", file.toString(), "");
      }
      return length;
    } catch (IOException e) {
      throw OutputException.of(e, file);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw OutputException.of(e, file);
    }
  }
}
