package rung.learn.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import rung.system.InputException;

/**
 * metrics.jsonl: one JSON object a line. A resumed run cuts it back to where its checkpoint stands.
 */
public final class MetricsLog implements AutoCloseable {
  private final FileChannel channel;

  /**
   * Opens the file for appending after its first {@code bytes} bytes; what follows them is dropped.
   *
   * @throws InputException if the file is shorter than that
   */
  public MetricsLog(Path file, long bytes) {
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
      throw new UncheckedIOException("cannot open " + file, e);
    }
  }

  /** Adds a line. */
  public void append(String json) {
    try {
      ByteBuffer line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write metrics", e);
    }
  }

  /** Makes all lines durable and returns the length of the file. */
  public long flush() {
    try {
      channel.force(false);
      return channel.position();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write metrics", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
