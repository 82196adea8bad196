package rung.functional.nonlocal;

import rung.internal.kernel.VanDerWaalsPairs;
import rung.parallel.Workers;

/**
 * The second derivative of {@link Vv10Energy} at fixed density, as a linear map. A change (δn,
 * δ|∇n|²) makes δq, δω, δκ at every point, these change F, U and W by one pass over the pairs, and
 * the chain rule leads back.
 */
public final class Vv10Response {
  private final Vv10Energy energy;
  private final Vv10Points at;
  private final Workers workers;
  private final double[][] curvature;

  Vv10Response(Vv10Energy energy, Workers workers) {
    this.energy = energy;
    this.at = energy.at;
    this.workers = workers;
    VanDerWaalsPairs.Points points = at.points;
    this.curvature =
        PairSums.of(
            points,
            workers,
            (block, n, j, first, second, third) ->
                VanDerWaalsPairs.addCurvatures(
                    block, n, points, j, at.charge[j], first, second, third));
  }

  /**
   * What a change of the density changes, [counted point].
   *
   * @param density δn
   * @param sigma δ|∇n|²
   * @param byCharge δ(∂E/∂q)
   * @param byKappa δ(∂E/∂κ)
   * @param byOmega δ(∂E/∂ω)
   */
  private record Change(
      double[] density, double[] sigma, double[] byCharge, double[] byKappa, double[] byOmega) {}

  private Change change(double[][] tangent) {
    int size = at.size;
    double[] density = new double[size];
    double[] sigma = new double[size];
    double[] charge = new double[size];
    double[] kappa = new double[size];
    double[] omega = new double[size];
    double[] weightedKappa = new double[size];
    double[] weightedOmega = new double[size];
    for (int i = 0; i < size; i++) {
      density[i] = tangent[0][at.place[i]];
      sigma[i] = tangent[1][at.place[i]];
      charge[i] = at.chargeN[i] * density[i];
      kappa[i] = at.kappaN[i] * density[i];
      omega[i] = at.omegaN[i] * density[i] + at.omegaS[i] * sigma[i];
      weightedKappa[i] = at.charge[i] * kappa[i];
      weightedOmega[i] = at.charge[i] * omega[i];
    }
    VanDerWaalsPairs.Points points = at.points;
    double[][] sums =
        PairSums.of(
            points,
            workers,
            (block, n, j, first, second, third) ->
                VanDerWaalsPairs.addResponses(
                    block,
                    n,
                    points,
                    j,
                    charge[j],
                    weightedOmega[j],
                    weightedKappa[j],
                    first,
                    second,
                    third));
    for (int i = 0; i < size; i++) {
      double u = energy.kappaSum(i);
      double w = energy.omegaSum(i);
      double value = sums[0][i] + u * kappa[i] + w * omega[i];
      double slope = sums[1][i] + curvature[0][i] * kappa[i] + curvature[1][i] * omega[i];
      double slopeR2 = sums[2][i] + curvature[1][i] * kappa[i] + curvature[2][i] * omega[i];
      sums[0][i] = value;
      sums[1][i] = charge[i] * u + at.charge[i] * slope;
      sums[2][i] = charge[i] * w + at.charge[i] * slopeR2;
    }
    return new Change(density, sigma, sums[0], sums[1], sums[2]);
  }

  /**
   * Change of {@link Vv10Energy#derivative} to first order.
   *
   * @param tangent changes of n and |∇n|² [2][point]
   */
  public double[][] apply(double[][] tangent) {
    Change change = change(tangent);
    double[][] result = new double[2][energy.places()];
    for (int i = 0; i < at.size; i++) {
      double n = change.density[i];
      double s = change.sigma[i];
      double byOmega = energy.byOmega(i);
      double second =
          energy.byCharge(i) * at.chargeNN[i]
              + energy.byKappa(i) * at.kappaNN[i]
              + byOmega * at.omegaNN[i];
      result[0][at.place[i]] =
          change.byCharge[i] * at.chargeN[i]
              + change.byKappa[i] * at.kappaN[i]
              + change.byOmega[i] * at.omegaN[i]
              + second * n
              + byOmega * at.omegaNS[i] * s;
      result[1][at.place[i]] =
          change.byOmega[i] * at.omegaS[i] + byOmega * (at.omegaNS[i] * n + at.omegaSS[i] * s);
    }
    return result;
  }

  /** Derivatives of Σ ∂E/∂n · δn + ∂E/∂|∇n|² · δ|∇n|². */
  public Vv10Slopes slopes(double[][] tangent) {
    Change change = change(tangent);
    double factor = 0;
    double byB = 0;
    double byC = 0;
    for (int i = 0; i < at.size; i++) {
      double n = change.density[i];
      double s = change.sigma[i];
      factor += energy.byDensity(i) * n + energy.bySigma(i) * s;
      byB += energy.betaSlope() * at.chargeN[i] * n;
      byB += change.byKappa[i] * at.points.kappa()[i] / energy.b();
      byB += energy.byKappa(i) * at.kappaN[i] * n / energy.b();
      byC += change.byOmega[i] * at.omegaC[i];
      byC += energy.byOmega(i) * (at.omegaCN[i] * n + at.omegaCS[i] * s);
    }
    return new Vv10Slopes(factor, byB, byC);
  }
}
