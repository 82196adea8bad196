package rung.functional.nonlocal;

import java.util.Arrays;
import rung.internal.kernel.VanDerWaalsPairs;

/**
 * What VV10 makes of the density at each point (O. A. Vydrov, T. Van Voorhis, J. Chem. Phys. 133,
 * 244103 (2010), eq. 8 to 13), with its derivatives:
 *
 * <ul>
 *   <li>the charge q = w n s(n)
 *   <li>the frequency ω₀ = √(C p² + 4πn/3), p = |∇n/n|²
 *   <li>the damping κ = b (3π/2) (n/9π)^(1/6)
 * </ul>
 *
 * <p>s(n) rises from 0 at n = {@value #NOTHING} to 1 at {@value #EVERYTHING} per cubic bohr, twice
 * continuously differentiable. So points without electrons are left out, where p has no limit, and
 * energy, potential and response are still derivatives of one another.
 */
final class Vv10Points {
  /** Density up to which a point does not count. */
  static final double NOTHING = 1e-10;

  /** Density from which on a point counts fully. */
  static final double EVERYTHING = 1e-9;

  private static final double PLASMA = 4 * Math.PI / 3;

  /** Number of points that count. */
  final int size;

  /** Their places among all points [size]. */
  final int[] place;

  /** Coordinates, ω₀ and κ [size]. */
  final VanDerWaalsPairs.Points points;

  final double[] charge;
  final double[] chargeN;
  final double[] chargeNN;
  final double[] kappaN;
  final double[] kappaNN;
  final double[] omegaN;
  final double[] omegaS;
  final double[] omegaNN;
  final double[] omegaNS;
  final double[] omegaSS;

  /** ∂ω₀/∂C and its derivatives with respect to n and |∇n|². */
  final double[] omegaC;

  final double[] omegaCN;
  final double[] omegaCS;

  /** The points of a density for b and C. */
  Vv10Points(DensityPoints density, double b, double c) {
    int[] kept = new int[density.size()];
    int count = 0;
    for (int g = 0; g < density.size(); g++) {
      if (density.density()[g] > NOTHING) {
        kept[count++] = g;
      }
    }
    size = count;
    place = Arrays.copyOf(kept, count);
    points =
        new VanDerWaalsPairs.Points(
            gather(density.x()),
            gather(density.y()),
            gather(density.z()),
            new double[size],
            new double[size]);
    charge = new double[size];
    chargeN = new double[size];
    chargeNN = new double[size];
    kappaN = new double[size];
    kappaNN = new double[size];
    omegaN = new double[size];
    omegaS = new double[size];
    omegaNN = new double[size];
    omegaNS = new double[size];
    omegaSS = new double[size];
    omegaC = new double[size];
    omegaCN = new double[size];
    omegaCS = new double[size];
    for (int i = 0; i < size; i++) {
      double n = density.density()[place[i]];
      charge(i, n, density.weights()[place[i]]);
      frequency(i, n, Math.max(0, density.sigma()[place[i]]), c);
      double kappa = b * 1.5 * Math.PI * Math.pow(n / (9 * Math.PI), 1.0 / 6);
      points.kappa()[i] = kappa;
      kappaN[i] = kappa / (6 * n);
      kappaNN[i] = -5 * kappa / (36 * n * n);
    }
  }

  private double[] gather(double[] all) {
    return Arrays.stream(place).mapToDouble(g -> all[g]).toArray();
  }

  /** s(t) = t³ (10 − 15t + 6t²) between the two densities. */
  private void charge(int i, double n, double weight) {
    double t = Math.min(1, (n - NOTHING) / (EVERYTHING - NOTHING));
    double share = t * t * t * (10 - 15 * t + 6 * t * t);
    double slope = 30 * t * t * (1 - t) * (1 - t) / (EVERYTHING - NOTHING);
    double curvature =
        60 * t * (1 - t) * (1 - 2 * t) / ((EVERYTHING - NOTHING) * (EVERYTHING - NOTHING));
    charge[i] = weight * n * share;
    chargeN[i] = weight * (share + n * slope);
    chargeNN[i] = weight * (2 * slope + n * curvature);
  }

  /** ω₀² and its derivatives give those of ω₀: ω' = (ω²)'/2ω and so on. */
  private void frequency(int i, double n, double sigma, double c) {
    double p = sigma / (n * n);
    double p2 = p * p;
    double p2N = -4 * p2 / n;
    double p2S = 2 * p / (n * n);
    double omega = Math.sqrt(c * p2 + PLASMA * n);
    double half = 1 / (2 * omega);
    double squareN = c * p2N + PLASMA;
    double squareS = c * p2S;
    points.omega()[i] = omega;
    omegaN[i] = half * squareN;
    omegaS[i] = half * squareS;
    omegaNN[i] = half * (20 * c * p2 / (n * n) - 2 * omegaN[i] * omegaN[i]);
    omegaNS[i] = half * (-8 * c * p / (n * n * n) - 2 * omegaN[i] * omegaS[i]);
    omegaSS[i] = half * (2 * c / (n * n * n * n) - 2 * omegaS[i] * omegaS[i]);
    omegaC[i] = half * p2;
    omegaCN[i] = half * (p2N - 2 * omegaC[i] * omegaN[i]);
    omegaCS[i] = half * (p2S - 2 * omegaC[i] * omegaS[i]);
  }
}
