package rung.grid;

import org.jspecify.annotations.Nullable;
import rung.system.InputException;

/** Which quadrature points to use: a pruned level, or explicit counts without pruning. */
public sealed interface GridSpec permits GridLevel, UnprunedGrid {
  /**
   * Reads {@code "3"} (a level, 0 to 8) or {@code "99,590"} (radial and angular points for every
   * atom).
   *
   * @throws InputException if it is neither, or names a rule that is refused
   */
  static GridSpec parse(String text) {
    String[] parts = text.strip().split("\\s*,\\s*", -1);
    try {
      if (parts.length == 1) {
        return new GridLevel(Integer.parseInt(parts[0]));
      }
      if (parts.length == 2) {
        return new UnprunedGrid(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
      }
    } catch (NumberFormatException e) {
      throw unreadable(text, e);
    }
    throw unreadable(text, null);
  }

  private static InputException unreadable(String text, @Nullable Throwable cause) {
    InputException exception =
        new InputException(
            "'" + text + "' is not a grid",
            "grid",
            "give a level from 0 to 8, or NRAD,NANG such as 99,590");
    if (cause != null) {
      exception.initCause(cause);
    }
    return exception;
  }
}
