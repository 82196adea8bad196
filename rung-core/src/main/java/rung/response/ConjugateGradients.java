package rung.response;

import java.util.function.UnaryOperator;
import rung.linalg.Vectors;

/**
 * Preconditioned conjugate gradients (M. R. Hestenes, E. Stiefel, J. Res. Natl. Bur. Stand. 49, 409
 * (1952)). The recurrence's residual drifts from the true one: what counts is recomputed at the
 * end, and the iteration begins again from there where it is not small enough. Where a direction of
 * negative curvature shows that A is not definite, the system is handed to {@link MinimalResidual}.
 *
 * @param tolerance of ‖b − A x‖ / ‖b‖
 * @param maxIterations largest number of products with A
 */
public record ConjugateGradients(double tolerance, int maxIterations) implements LinearSolver {
  /** Relative residual 1e-10 in at most 200 products. */
  public static final ConjugateGradients DEFAULT = new ConjugateGradients(1e-10, 200);

  @Override
  public Solution solve(
      UnaryOperator<double[]> apply, UnaryOperator<double[]> precondition, double[] right) {
    if (!Vectors.finite(right)) {
      return LinearSolver.none(right.length, 0);
    }
    double norm = Vectors.norm(right);
    double target = tolerance * norm;
    double[] x = new double[right.length];
    double[] r = right.clone();
    double lowest = Double.POSITIVE_INFINITY;
    int iterations = 0;
    while (iterations < maxIterations && Vectors.norm(r) > target) {
      double[] z = precondition.apply(r);
      double[] p = z.clone();
      double rz = Vectors.dot(r, z);
      while (iterations < maxIterations - 1 && Vectors.norm(r) > target) {
        double[] ap = apply.apply(p);
        iterations++;
        double curvature = Vectors.dot(p, ap);
        if (!Double.isFinite(curvature)) {
          return LinearSolver.none(right.length, iterations);
        }
        lowest = Math.min(lowest, curvature / Vectors.dot(p, p));
        if (!(curvature > 0)) {
          return minimalResidual(apply, precondition, right, iterations, lowest);
        }
        double step = rz / curvature;
        Vectors.addScaled(step, p, x);
        Vectors.addScaled(-step, ap, r);
        z = precondition.apply(r);
        double next = Vectors.dot(r, z);
        double ratio = next / rz;
        rz = next;
        for (int i = 0; i < p.length; i++) {
          p[i] = z[i] + ratio * p[i];
        }
      }
      r = LinearSolver.rest(apply, right, x);
      iterations++;
      if (!Vectors.finite(r)) {
        return LinearSolver.none(right.length, iterations);
      }
    }
    double residual = norm == 0 ? 0 : Vectors.norm(r) / norm;
    return new Solution(x, residual, iterations, lowest, residual <= tolerance);
  }

  private Solution minimalResidual(
      UnaryOperator<double[]> apply,
      UnaryOperator<double[]> precondition,
      double[] right,
      int iterations,
      double lowest) {
    Solution other =
        new MinimalResidual(tolerance, maxIterations).solve(apply, precondition, right);
    // Math.min keeps the NaN of what is not finite.
    return new Solution(
        other.x(),
        other.residual(),
        iterations + other.iterations(),
        Math.min(lowest, other.lowestCurvature()),
        other.converged());
  }
}
