package rung.internal.kernel;

/**
 * Sums over pairs of points of the kernel of VV10 (O. A. Vydrov, T. Van Voorhis, J. Chem. Phys.
 * 133, 244103 (2010), eq. 1),
 *
 * <p>Φ(g, h) = −3 / [2 g h (g + h)], g = ω_i R² + κ_i, h = ω_j R² + κ_j,
 *
 * <p>and of its derivatives with respect to g and h. A call takes one point j against the points i
 * of a block; every array is read from index 0 and every element stands for itself, so that C2
 * turns the loops into vector instructions. {@link #plain} is the simple twin.
 */
public final class VanDerWaalsPairs {
  private VanDerWaalsPairs() {}

  /** Points: coordinates, ω and κ, each [point]. */
  public record Points(double[] x, double[] y, double[] z, double[] omega, double[] kappa) {
    /** Points {@code from} to {@code to} in arrays of their own. */
    public Points part(int from, int to) {
      return new Points(
          java.util.Arrays.copyOfRange(x, from, to),
          java.util.Arrays.copyOfRange(y, from, to),
          java.util.Arrays.copyOfRange(z, from, to),
          java.util.Arrays.copyOfRange(omega, from, to),
          java.util.Arrays.copyOfRange(kappa, from, to));
    }
  }

  /**
   * Adds q Φ, q Φ_g and q R² Φ_g of a point j to the sums of the block's points.
   *
   * @param q charge of the point j
   */
  public static void addPotentials(
      Points block,
      int n,
      Points all,
      int j,
      double q,
      double[] value,
      double[] slope,
      double[] slopeR2) {
    double[] x = block.x;
    double[] y = block.y;
    double[] z = block.z;
    double[] omega = block.omega;
    double[] kappa = block.kappa;
    double xj = all.x[j];
    double yj = all.y[j];
    double zj = all.z[j];
    double omegaJ = all.omega[j];
    double kappaJ = all.kappa[j];
    double charge = 1.5 * q;
    for (int i = 0; i < n; i++) {
      double dx = x[i] - xj;
      double dy = y[i] - yj;
      double dz = z[i] - zj;
      double r2 = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      double g = Math.fma(omega[i], r2, kappa[i]);
      double h = Math.fma(omegaJ, r2, kappaJ);
      double s = g + h;
      double inverse = 1 / (g * h * s);
      double phi = charge * inverse;
      double phiG = phi * inverse * h * (s + g);
      value[i] -= phi;
      slope[i] += phiG;
      slopeR2[i] = Math.fma(r2, phiG, slopeR2[i]);
    }
  }

  /** Adds q Φ_gg, q R² Φ_gg and q R⁴ Φ_gg of a point j to the sums of the block's points. */
  public static void addCurvatures(
      Points block,
      int n,
      Points all,
      int j,
      double q,
      double[] curvature,
      double[] curvatureR2,
      double[] curvatureR4) {
    double[] x = block.x;
    double[] y = block.y;
    double[] z = block.z;
    double[] omega = block.omega;
    double[] kappa = block.kappa;
    double xj = all.x[j];
    double yj = all.y[j];
    double zj = all.z[j];
    double omegaJ = all.omega[j];
    double kappaJ = all.kappa[j];
    double charge = -1.5 * q;
    for (int i = 0; i < n; i++) {
      double dx = x[i] - xj;
      double dy = y[i] - yj;
      double dz = z[i] - zj;
      double r2 = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      double g = Math.fma(omega[i], r2, kappa[i]);
      double h = Math.fma(omegaJ, r2, kappaJ);
      double s = g + h;
      double inverse = 1 / (g * h * s);
      double overG = inverse * h * s;
      double overS = inverse * g * h;
      double both = overG + overS;
      double phiGg = charge * inverse * Math.fma(both, both, Math.fma(overG, overG, overS * overS));
      double moment = r2 * phiGg;
      curvature[i] += phiGg;
      curvatureR2[i] += moment;
      curvatureR4[i] = Math.fma(r2, moment, curvatureR4[i]);
    }
  }

  /**
   * Adds what changes at a point j do to the sums of {@link #addPotentials}: δ(q_j Φ), δ(q_j Φ_g)
   * and R² δ(q_j Φ_g), at fixed g.
   *
   * @param charge δq_j
   * @param omega q_j δω_j
   * @param kappa q_j δκ_j
   */
  public static void addResponses(
      Points block,
      int n,
      Points all,
      int j,
      double charge,
      double omega,
      double kappa,
      double[] value,
      double[] slope,
      double[] slopeR2) {
    double[] x = block.x;
    double[] y = block.y;
    double[] z = block.z;
    double[] omegas = block.omega;
    double[] kappas = block.kappa;
    double xj = all.x[j];
    double yj = all.y[j];
    double zj = all.z[j];
    double omegaJ = all.omega[j];
    double kappaJ = all.kappa[j];
    for (int i = 0; i < n; i++) {
      double dx = x[i] - xj;
      double dy = y[i] - yj;
      double dz = z[i] - zj;
      double r2 = Math.fma(dx, dx, Math.fma(dy, dy, dz * dz));
      double g = Math.fma(omegas[i], r2, kappas[i]);
      double h = Math.fma(omegaJ, r2, kappaJ);
      double s = g + h;
      double inverse = 1 / (g * h * s);
      double overS = inverse * g * h;
      double byG = Math.fma(inverse * h, s, overS);
      double byH = Math.fma(inverse * g, s, overS);
      double phi = 1.5 * inverse;
      double change = phi * Math.fma(omega, r2, kappa);
      // Φ_h = φ (1/h + 1/s), Φ_g = φ (1/g + 1/s), Φ_gh = −φ [(1/g + 1/s)(1/h + 1/s) + 1/s²]
      double first = Math.fma(change, byH, -charge * phi);
      double mixed = Math.fma(byG, byH, overS * overS);
      double second = Math.fma(charge * phi, byG, -change * mixed);
      value[i] += first;
      slope[i] += second;
      slopeR2[i] = Math.fma(r2, second, slopeR2[i]);
    }
  }

  /**
   * The twin: Φ and its derivatives at two points.
   *
   * @return Φ, Φ_g, Φ_h, Φ_gg, Φ_gh, R²
   */
  public static double[] plain(Points a, int i, Points b, int j) {
    double r2 =
        Math.pow(a.x[i] - b.x[j], 2) + Math.pow(a.y[i] - b.y[j], 2) + Math.pow(a.z[i] - b.z[j], 2);
    double g = a.omega[i] * r2 + a.kappa[i];
    double h = b.omega[j] * r2 + b.kappa[j];
    double s = g + h;
    double phi = -1.5 / (g * h * s);
    double phiG = 1.5 * (s + g) / (h * Math.pow(g * s, 2));
    double phiH = 1.5 * (s + h) / (g * Math.pow(h * s, 2));
    double phiGg = -1.5 * 2 * (g * g + g * s + s * s) / (h * Math.pow(g * s, 3));
    double phiGh = -1.5 * 2 * (g * g + 3 * g * h + h * h) / (Math.pow(g * h, 2) * Math.pow(s, 3));
    return new double[] {phi, phiG, phiH, phiGg, phiGh, r2};
  }
}
