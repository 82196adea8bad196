package rung.response;

import java.util.function.UnaryOperator;

/**
 * Preconditioned conjugate gradients (M. R. Hestenes, E. Stiefel, J. Res. Natl. Bur. Stand. 49, 409
 * (1952)). Where a direction of negative curvature shows that A is not definite, the system is
 * handed to {@link MinimalResidual}.
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
    int n = right.length;
    double[] x = new double[n];
    double[] r = right.clone();
    double target = tolerance * Math.sqrt(LinearSolver.dot(right, right));
    double lowest = Double.POSITIVE_INFINITY;
    double[] z = precondition.apply(r);
    double[] p = z.clone();
    double rz = LinearSolver.dot(r, z);
    int iterations = 0;
    while (iterations < maxIterations && Math.sqrt(LinearSolver.dot(r, r)) > target) {
      double[] ap = apply.apply(p);
      iterations++;
      double curvature = LinearSolver.dot(p, ap);
      lowest = Math.min(lowest, curvature / LinearSolver.dot(p, p));
      if (!(curvature > 0)) {
        Solution other =
            new MinimalResidual(tolerance, maxIterations).solve(apply, precondition, right);
        return new Solution(
            other.x(),
            other.residual(),
            iterations + other.iterations(),
            Math.min(lowest, other.lowestCurvature()),
            other.converged());
      }
      double step = rz / curvature;
      for (int i = 0; i < n; i++) {
        x[i] += step * p[i];
        r[i] -= step * ap[i];
      }
      z = precondition.apply(r);
      double next = LinearSolver.dot(r, z);
      double ratio = next / rz;
      rz = next;
      for (int i = 0; i < n; i++) {
        p[i] = z[i] + ratio * p[i];
      }
    }
    double residual = LinearSolver.residual(apply, right, x);
    return new Solution(x, residual, iterations + 1, lowest, residual <= tolerance);
  }
}
