package rung.functional.libxc;

/**
 * Libxc's numbers at the points of one call. Where it has none the point counts as empty: without a
 * word at vanishing density, otherwise marked and counted.
 */
final class FiniteNumbers {
  /** Density below which there is nothing, libxc's usual threshold, per cubic bohr. */
  static final double VANISHING = 1e-12;

  private final double[] density;
  private final boolean[] missing;

  /** At points of these densities. */
  FiniteNumbers(double[] density) {
    this.density = density;
    this.missing = new boolean[density.length];
  }

  /** n [point]. */
  double[] density() {
    return density;
  }

  /** A number of libxc's at a point, or 0 where it is none. */
  double at(int point, double number) {
    if (Double.isFinite(number)) {
      return number;
    }
    missing[point] |= density[point] >= VANISHING;
    return 0;
  }

  /** Number of points above vanishing density at which some number was missing. */
  int missing() {
    int count = 0;
    for (boolean point : missing) {
      count += point ? 1 : 0;
    }
    return count;
  }
}
