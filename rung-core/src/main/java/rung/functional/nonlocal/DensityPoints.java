package rung.functional.nonlocal;

/**
 * The total density where non-local correlation sees it.
 *
 * @param x coordinates, bohr [point]
 * @param weights quadrature weights, bohr³ [point]
 * @param density n [point]
 * @param sigma |∇n|² [point]
 */
public record DensityPoints(
    double[] x, double[] y, double[] z, double[] weights, double[] density, double[] sigma) {
  /** Number of points. */
  public int size() {
    return weights.length;
  }
}
