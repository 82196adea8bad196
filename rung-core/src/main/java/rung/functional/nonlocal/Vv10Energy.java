package rung.functional.nonlocal;

import rung.internal.kernel.VanDerWaalsPairs;
import rung.parallel.Workers;

/**
 * The energy of VV10 (O. A. Vydrov, T. Van Voorhis, J. Chem. Phys. 133, 244103 (2010), eq. 2) of
 * one density, without its factor,
 *
 * <p>E = Σ_i q_i (β + ½ F_i), F_i = Σ_j q_j Φ_ij, β = (3/b²)^(3/4) / 32,
 *
 * <p>and its first derivatives with respect to n, |∇n|², b and C. With U_i = Σ_j q_j ∂Φ/∂κ_i and
 * W_i = Σ_j q_j ∂Φ/∂ω_i: ∂E/∂q_i = β + F_i, ∂E/∂κ_i = q_i U_i, ∂E/∂ω_i = q_i W_i. All of it takes
 * one pass over the pairs of points.
 */
public final class Vv10Energy {
  final Vv10Points at;
  private final int places;
  private final double b;
  private final double c;
  private final double beta;
  private final double[][] sums;

  /**
   * The sums over pairs of points.
   *
   * @param b short-range damping, above 0
   * @param c C of the local gap, not below 0
   */
  public Vv10Energy(DensityPoints density, double b, double c, Workers workers) {
    this.at = new Vv10Points(density, b, c);
    this.places = density.size();
    this.b = b;
    this.c = c;
    this.beta = Math.pow(3 / (b * b), 0.75) / 32;
    VanDerWaalsPairs.Points points = at.points;
    this.sums =
        PairSums.of(
            points,
            workers,
            (block, n, j, first, second, third) ->
                VanDerWaalsPairs.addPotentials(
                    block, n, points, j, at.charge[j], first, second, third));
  }

  /** E, hartree. */
  public double energy() {
    double sum = 0;
    for (int i = 0; i < at.size; i++) {
      sum += at.charge[i] * (beta + 0.5 * sums[0][i]);
    }
    return sum;
  }

  /** ∂E/∂n and ∂E/∂|∇n|², weights included [2][point]. */
  public double[][] derivative() {
    double[][] derivative = new double[2][places];
    for (int i = 0; i < at.size; i++) {
      derivative[0][at.place[i]] = byDensity(i);
      derivative[1][at.place[i]] = bySigma(i);
    }
    return derivative;
  }

  /** Derivatives of the energy. */
  public Vv10Slopes slopes() {
    double byB = 0;
    double byC = 0;
    for (int i = 0; i < at.size; i++) {
      byB += betaSlope() * at.charge[i] + byKappa(i) * at.points.kappa()[i] / b;
      byC += byOmega(i) * at.omegaC[i];
    }
    return new Vv10Slopes(energy(), byB, byC);
  }

  /** The second derivative, by another pass over the pairs. */
  public Vv10Response linearise(Workers workers) {
    return new Vv10Response(this, workers);
  }

  int places() {
    return places;
  }

  double b() {
    return b;
  }

  double c() {
    return c;
  }

  /** ∂β/∂b. */
  double betaSlope() {
    return -1.5 * beta / b;
  }

  double byCharge(int i) {
    return beta + sums[0][i];
  }

  double byKappa(int i) {
    return at.charge[i] * sums[1][i];
  }

  double byOmega(int i) {
    return at.charge[i] * sums[2][i];
  }

  /** U_i. */
  double kappaSum(int i) {
    return sums[1][i];
  }

  /** W_i. */
  double omegaSum(int i) {
    return sums[2][i];
  }

  double byDensity(int i) {
    return byCharge(i) * at.chargeN[i] + byKappa(i) * at.kappaN[i] + byOmega(i) * at.omegaN[i];
  }

  double bySigma(int i) {
    return byOmega(i) * at.omegaS[i];
  }
}
