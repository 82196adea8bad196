package rung.check;

import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.system.InputException;

/** What the checker can say something about. */
public final class Conditions {
  private Conditions() {}

  /**
   * Refuses what the checker's conditions cannot be stated for.
   *
   * @param where what the message names as the place
   */
  public static void requireCheckable(Functional functional, String where) {
    String name = "'" + functional.name() + "'";
    if (!functional.local()) {
      throw new InputException(
          name + " is not local on the grid: conditions at a point cannot be stated for it",
          where,
          "");
    }
    if (functional.exchangeDensityRange() != 0) {
      throw new InputException(
          "conditions scale with the density, the fixed range of " + name + "'s exchange does not",
          where,
          "use full-range exchange energy densities");
    }
    if (functional.ingredients().contains(Ingredient.LAPLACIAN)) {
      throw new InputException(
          name + " sees the Laplacian, which r_s, s, zeta and alpha do not determine", where, "");
    }
  }
}
