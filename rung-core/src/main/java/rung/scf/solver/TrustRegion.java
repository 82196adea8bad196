package rung.scf.solver;

import rung.linalg.Vectors;
import rung.orbital.RotationOperator;

/**
 * The minimum of g·κ + ½ κ·Aκ in a ball, by conjugate gradients that end at its border or where the
 * curvature is negative (T. Steihaug, SIAM J. Numer. Anal. 20, 626 (1983)). Lengths are those in
 * which the preconditioner is the unit matrix.
 */
final class TrustRegion {
  private static final int PRODUCTS = 60;

  /**
   * A step.
   *
   * @param rotation κ
   * @param model g·κ + ½ κ·Aκ, negative
   * @param length of κ
   * @param atBorder whether the ball kept it from being longer
   */
  record Step(double[] rotation, double model, double length, boolean atBorder) {}

  private TrustRegion() {}

  /**
   * The step.
   *
   * @param forcing what the residual falls to, as a part of ‖g‖
   */
  static Step step(RotationOperator hessian, double[] gradient, double radius, double forcing) {
    double[] kappa = new double[gradient.length];
    double[] residual = gradient.clone();
    double[] z = hessian.precondition(residual);
    double[] direction = Vectors.scaled(-1, z);
    double rz = Vectors.dot(residual, z);
    double length2 = 0;
    double along = 0;
    double direction2 = rz;
    double target = forcing * Vectors.norm(gradient);
    for (int k = 0; k < PRODUCTS && Vectors.norm(residual) > target; k++) {
      double[] product = hessian.apply(direction);
      double curvature = Vectors.dot(direction, product);
      if (!Double.isFinite(curvature)) {
        return k == 0
            ? withoutHessian(direction, rz, radius)
            : new Step(kappa, model(gradient, residual, kappa), Math.sqrt(length2), false);
      }
      double alpha = rz / curvature;
      boolean leaves =
          !(curvature > 0) || length2 + alpha * (2 * along + alpha * direction2) >= radius * radius;
      if (leaves) {
        double room = radius * radius - length2;
        alpha = (Math.sqrt(along * along + direction2 * room) - along) / direction2;
      }
      Vectors.addScaled(alpha, direction, kappa);
      Vectors.addScaled(alpha, product, residual);
      length2 += alpha * (2 * along + alpha * direction2);
      if (leaves) {
        return new Step(kappa, model(gradient, residual, kappa), radius, true);
      }
      z = hessian.precondition(residual);
      double next = Vectors.dot(residual, z);
      double beta = next / rz;
      rz = next;
      along = beta * (along + alpha * direction2);
      direction2 = rz + beta * beta * direction2;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = beta * direction[i] - z[i];
      }
    }
    return new Step(kappa, model(gradient, residual, kappa), Math.sqrt(length2), false);
  }

  /** Where the Hessian is no number, the preconditioner stands for it. */
  private static Step withoutHessian(double[] direction, double slope, double radius) {
    double whole = Math.sqrt(slope);
    double alpha = Math.min(1, radius / whole);
    double model = -(alpha - 0.5 * alpha * alpha) * slope;
    return new Step(Vectors.scaled(alpha, direction), model, alpha * whole, alpha < 1);
  }

  /** With r = g + Aκ: g·κ + ½ κ·Aκ = ½ (g + r)·κ. */
  private static double model(double[] gradient, double[] residual, double[] kappa) {
    return 0.5 * (Vectors.dot(gradient, kappa) + Vectors.dot(residual, kappa));
  }
}
