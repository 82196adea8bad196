package rung.cli;

import rung.system.InputException;

/** The number of threads of a command. */
final class Threads {
  private Threads() {}

  /** All processors for 0. */
  static int count(int asked) {
    if (asked < 0) {
      throw new InputException(asked + " threads", "--threads", "give 1 or more");
    }
    return asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
  }
}
