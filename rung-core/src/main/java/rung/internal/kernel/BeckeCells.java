package rung.internal.kernel;

/** Inner loops of Becke's partition (J. Chem. Phys. 88, 2547 (1988)) over points. */
public final class BeckeCells {
  private BeckeCells() {}

  /** Distance of each point to a centre. */
  public static void distance(
      double[] x, double[] y, double[] z, double cx, double cy, double cz, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      double dx = x[i] - cx;
      double dy = y[i] - cy;
      double dz = z[i] - cz;
      out[i] = Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }

  /**
   * Multiplies the cell functions of two centres by their cutoff profiles: μ = (r_i − r_j)/R, ν = μ
   * + a (1 − μ²), thrice p(ν) = ν (3 − ν²)/2 (eqs. 11, 19-21, A2), then s = (1 ∓ p)/2.
   *
   * @param ri distances to the first centre
   * @param rj distances to the second
   * @param inverse 1/R, inverse distance of the centres
   * @param a size adjustment
   * @param cellI cell function of the first, changed in place
   * @param cellJ cell function of the second, changed in place
   */
  public static void cut(
      double[] ri, double[] rj, double inverse, double a, double[] cellI, double[] cellJ, int n) {
    for (int p = 0; p < n; p++) {
      double mu = (ri[p] - rj[p]) * inverse;
      double nu = Math.fma(-a * mu, mu, mu + a);
      nu = nu * Math.fma(-0.5 * nu, nu, 1.5);
      nu = nu * Math.fma(-0.5 * nu, nu, 1.5);
      nu = nu * Math.fma(-0.25 * nu, nu, 0.75);
      cellI[p] = cellI[p] * (0.5 - nu);
      cellJ[p] = cellJ[p] * (0.5 + nu);
    }
  }

  /** sum += cell. */
  public static void add(double[] cell, double[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += cell[i];
    }
  }

  /** cell /= sum. */
  public static void divide(double[] cell, double[] sum, int n) {
    for (int i = 0; i < n; i++) {
      cell[i] /= sum[i];
    }
  }
}
