package rung.grid;

import rung.system.InputException;

/**
 * A pruned grid of a given fineness. The counts by level and period are PySCF's (Q. Sun et al., J.
 * Chem. Phys. 153, 024109 (2020); pyscf/dft/gen_grid.py, {@code RAD_GRIDS} and {@code ANG_ORDER}).
 *
 * @param level 0 (coarse) to 8
 */
public record GridLevel(int level) implements GridSpec {
  /** Radial points [level][period]. */
  private static final int[][] RADIAL = {
    {10, 15, 20, 30, 35},
    {30, 40, 50, 60, 65},
    {40, 60, 65, 75, 80},
    {50, 75, 80, 90, 95},
    {60, 90, 95, 105, 110},
    {70, 105, 110, 120, 125},
    {80, 120, 125, 135, 140},
    {90, 135, 140, 150, 155},
    {100, 150, 155, 165, 170},
  };

  /** Largest angular rule [level][period]. */
  private static final int[][] ANGULAR = {
    {50, 86, 110, 110, 110},
    {110, 194, 194, 194, 194},
    {194, 302, 302, 302, 302},
    {302, 302, 434, 434, 434},
    {434, 590, 590, 590, 590},
    {590, 770, 770, 770, 770},
    {770, 974, 974, 974, 974},
    {974, 1202, 1202, 1202, 1202},
    {1202, 1202, 1202, 1202, 1202},
  };

  /** Checks the level. */
  public GridLevel {
    if (level < 0 || level >= RADIAL.length) {
      throw new InputException(
          "there is no grid level " + level,
          "grid",
          "give a level from 0 to 8, or NRAD,NANG such as 99,590");
    }
  }

  /** Radial points for an element of the given period, from 1. */
  int radial(int period) {
    return RADIAL[level][period - 1];
  }

  /** Points of the largest angular rule for an element of the given period, from 1. */
  int angular(int period) {
    return ANGULAR[level][period - 1];
  }
}
