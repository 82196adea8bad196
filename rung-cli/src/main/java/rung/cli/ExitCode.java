package rung.cli;

/** What the exit codes of {@code ./rung} mean. */
public final class ExitCode {
  /** The command did what it was asked. */
  public static final int DONE = 0;

  /** A calculation did not converge, a check failed, or output could not be written. */
  public static final int FAILED = 1;

  /** Bad input; one line on stderr says what, where and what to do. */
  public static final int BAD_INPUT = 2;

  /** A fault of Rung itself. */
  public static final int INTERNAL = 3;

  private ExitCode() {}
}
