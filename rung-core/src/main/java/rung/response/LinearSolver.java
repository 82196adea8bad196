package rung.response;

import java.util.function.UnaryOperator;

/**
 * Solves A x = b for a symmetric operator with a positive preconditioner. A solver is a value: no
 * state between calls.
 */
public sealed interface LinearSolver permits ConjugateGradients, MinimalResidual {
  /**
   * A solution and how it was reached.
   *
   * @param x the vector
   * @param residual ‖b − A x‖ / ‖b‖, recomputed from x
   * @param iterations number of products with A
   * @param lowestCurvature smallest p·Ap / p·p met on the way; infinite if there was none
   * @param converged whether the residual is below the tolerance
   */
  record Solution(
      double[] x, double residual, int iterations, double lowestCurvature, boolean converged) {}

  /**
   * Solves A x = b.
   *
   * @param apply A
   * @param precondition approximate inverse of A, symmetric and positive
   * @param right b
   */
  Solution solve(
      UnaryOperator<double[]> apply, UnaryOperator<double[]> precondition, double[] right);

  /** ‖b − A x‖ / ‖b‖. */
  static double residual(UnaryOperator<double[]> apply, double[] right, double[] x) {
    double[] product = apply.apply(x);
    double sum = 0;
    double norm = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (right[i] - product[i]) * (right[i] - product[i]);
      norm += right[i] * right[i];
    }
    return norm == 0 ? 0 : Math.sqrt(sum / norm);
  }

  /** a·b. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
