package rung.cli;

import rung.system.InputException;

/** Numbers of the command line that must lie in a range. */
final class Limits {
  private Limits() {}

  /** A count of at least one. */
  static int atLeastOne(int value, String option) {
    if (value < 1) {
      throw new InputException(option + " is " + value, "command line", "give 1 or more");
    }
    return value;
  }

  /** A number above zero. */
  static double positive(double value, String option) {
    if (!(value > 0)) {
      throw new InputException(option + " is " + value, "command line", "give a number above zero");
    }
    return value;
  }
}
