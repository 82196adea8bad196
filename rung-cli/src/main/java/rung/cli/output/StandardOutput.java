package rung.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.system.OutputException;

/**
 * Standard output that remembers why it failed: a {@link java.io.PrintWriter} on it tells only that
 * it did. Nothing is written after a failure.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream stream;
  private @Nullable IOException failure;

  public StandardOutput(OutputStream stream) {
    this.stream = stream;
  }

  /** What was lost, if anything. */
  public Optional<OutputException> lost() {
    return Optional.ofNullable(failure)
        .map(e -> OutputException.of(e, Path.of("stdout")))
        .map(e -> e.withRemedy("what was printed is not whole"));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      stream.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
