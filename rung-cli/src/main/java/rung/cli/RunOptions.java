package rung.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rung.system.InputException;

/** Options that every command with much work shares. */
final class RunOptions {
  @Option(
      names = "--threads",
      description = "Threads (default: the configuration's where there is one, else all).")
  private @Nullable Integer threads;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** Whether stdout gets one JSON object. */
  boolean json() {
    return json;
  }

  /** Number of threads; all processors where nothing is said. */
  int threads() {
    return threads(0);
  }

  /**
   * Number of threads.
   *
   * @param configured what holds where the command line says nothing; 0 for all processors
   */
  int threads(int configured) {
    if (threads == null) {
      return configured == 0 ? Runtime.getRuntime().availableProcessors() : configured;
    }
    if (threads < 1) {
      throw new InputException(threads + " threads", "--threads", "give 1 or more");
    }
    return threads;
  }
}
