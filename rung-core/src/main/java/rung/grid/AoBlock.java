package rung.grid;

/**
 * Atomic orbitals on one block of points: only the functions that are not negligible there.
 *
 * @param start index of the block's first point in the grid
 * @param points number of points
 * @param functions indices of the active basis functions, ascending [active]
 * @param value χ_μ(r_g) at active · points + g; the arrays may be longer than active × points
 * @param gradient ∂χ_μ along x, y, z, each laid out like {@code value}; empty if not asked for
 * @param second ∂²χ_μ along xx, xy, xz, yy, yz, zz, likewise; empty if not asked for
 */
public record AoBlock(
    int start,
    int points,
    int[] functions,
    double[] value,
    double[][] gradient,
    double[][] second) {

  /** Number of active functions. */
  public int active() {
    return functions.length;
  }
}
