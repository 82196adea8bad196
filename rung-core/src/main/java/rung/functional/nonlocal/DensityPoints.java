package rung.functional.nonlocal;

import rung.functional.MolecularFeatures;

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
  /** From features in the layout of {@link Vv10#layout}. */
  static DensityPoints of(MolecularFeatures molecule) {
    double[][] values = molecule.features().values();
    return new DensityPoints(
        molecule.x(),
        molecule.y(),
        molecule.z(),
        molecule.features().weights(),
        values[0],
        values[1]);
  }

  /** Number of points. */
  public int size() {
    return weights.length;
  }
}
