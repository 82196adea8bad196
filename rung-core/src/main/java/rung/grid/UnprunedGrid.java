package rung.grid;

import rung.system.InputException;

/**
 * The same radial and angular points for every atom. Rules with negative weights are refused.
 *
 * @param radial number of radial points
 * @param angular number of points of a Lebedev rule
 */
public record UnprunedGrid(int radial, int angular) implements GridSpec {
  private static final int MOST_RADIAL = 1000;

  /** Checks both counts. */
  public UnprunedGrid {
    if (radial < 1 || radial > MOST_RADIAL) {
      throw new InputException(
          radial + " radial points cannot be used", "grid", "give 1 to " + MOST_RADIAL);
    }
    if (!LebedevRule.sizes().contains(angular)) {
      throw new InputException(
          "there is no Lebedev rule of " + angular + " points",
          "grid",
          "choose from " + LebedevRule.positiveSizes());
    }
    if (!LebedevRule.positiveSizes().contains(angular)) {
      throw new InputException(
          "the Lebedev rule of " + angular + " points has negative weights",
          "grid",
          "choose from " + LebedevRule.positiveSizes());
    }
  }
}
