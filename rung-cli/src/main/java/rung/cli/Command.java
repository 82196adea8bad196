package rung.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A command of {@code ./rung}, found by {@link java.util.ServiceLoader}.
 *
 * <p>An implementation is a public class with a public constructor without arguments, carries
 * picocli's {@code @CommandLine.Command} and is listed in {@code
 * META-INF/services/rung.cli.Command} of its module. {@link #call()} returns an {@link ExitCode};
 * bad input is a {@link rung.system.InputException}, output that cannot be written a {@link
 * rung.system.OutputException}, never a code. Results go to picocli's {@code getOut()}, progress
 * and logs to {@code System.err} ({@code System.out} leads there too, so that a library which
 * prints cannot spoil {@code --json}).
 */
public interface Command extends Callable<Integer> {
  /**
   * Short uses of this command, as arguments after its name, whose classes are to start fast: they
   * are run once, output discarded, while {@code ./rung} makes its start-up cache. The cache loads
   * every class that a rehearsal loaded at every start, so a rehearsal keeps away from libtorch,
   * whose two thousand classes would slow the starts that do not need them.
   *
   * @param scratch an empty folder for input files
   */
  default List<List<String>> rehearsals(Path scratch) throws IOException {
    return List.of();
  }
}
