package rung.response;

import java.util.function.UnaryOperator;

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
    double norm = norm(right);
    double target = tolerance * norm;
    double[] x = new double[right.length];
    double[] r = right.clone();
    double lowest = Double.POSITIVE_INFINITY;
    int iterations = 0;
    while (iterations < maxIterations && norm(r) > target) {
      double[] z = precondition.apply(r);
      double[] p = z.clone();
      double rz = LinearSolver.dot(r, z);
      while (iterations < maxIterations - 1 && norm(r) > target) {
        double[] ap = apply.apply(p);
        iterations++;
        double curvature = LinearSolver.dot(p, ap);
        lowest = Math.min(lowest, curvature / LinearSolver.dot(p, p));
        if (!(curvature > 0)) {
          return minimalResidual(apply, precondition, right, iterations, lowest);
        }
        double step = rz / curvature;
        addScaled(step, p, x);
        addScaled(-step, ap, r);
        z = precondition.apply(r);
        double next = LinearSolver.dot(r, z);
        double ratio = next / rz;
        rz = next;
        for (int i = 0; i < p.length; i++) {
          p[i] = z[i] + ratio * p[i];
        }
      }
      r = right.clone();
      addScaled(-1, apply.apply(x), r);
      iterations++;
    }
    double residual = norm == 0 ? 0 : norm(r) / norm;
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
    return new Solution(
        other.x(),
        other.residual(),
        iterations + other.iterations(),
        Math.min(lowest, other.lowestCurvature()),
        other.converged());
  }

  private static double norm(double[] a) {
    return Math.sqrt(LinearSolver.dot(a, a));
  }

  private static void addScaled(double factor, double[] a, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * a[i];
    }
  }
}
