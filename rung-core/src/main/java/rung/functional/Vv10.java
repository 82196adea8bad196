package rung.functional;

import rung.system.InputException;

/**
 * Non-local correlation of O. A. Vydrov and T. Van Voorhis, J. Chem. Phys. 133, 244103 (2010), in a
 * functional.
 *
 * @param factor what it is multiplied with
 * @param b short-range damping
 * @param c C of the local gap, which sets C₆
 */
public record Vv10(double factor, double b, double c) {
  /** None at all. */
  public static final Vv10 NONE = new Vv10(0, 1, 1);

  /**
   * Checks the ranges.
   *
   * @throws InputException outside of them, where a training may have led
   */
  public Vv10 {
    if (!(b > 0 && c >= 0)) {
      throw new InputException(
          "VV10 with b = " + b + " and C = " + c,
          "functional",
          "it needs b > 0 and C ≥ 0; in a training, take smaller steps or leave one of them fixed");
    }
  }

  /** Whether there is none. */
  public boolean none() {
    return factor == 0;
  }
}
