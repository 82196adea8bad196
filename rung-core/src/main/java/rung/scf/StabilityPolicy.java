package rung.scf;

import java.util.Arrays;
import java.util.Locale;
import rung.system.InputException;

/** What is done about the stability of a converged solution. */
public enum StabilityPolicy {
  /** Nothing is known of it. */
  OFF,
  /** It is tested and told. */
  CHECK,
  /** From a saddle point the SCF goes on downhill. */
  FOLLOW;

  /**
   * A policy by name.
   *
   * @param where what is read, for messages
   * @throws InputException if there is none of this name
   */
  public static StabilityPolicy parse(String text, String where) {
    return Arrays.stream(values())
        .filter(policy -> policy.name().equalsIgnoreCase(text.trim()))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "'" + text + "' is no policy of stability",
                    where,
                    "give off, check or follow"));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
