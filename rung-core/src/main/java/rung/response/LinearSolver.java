package rung.response;

import java.util.function.UnaryOperator;
import rung.linalg.Vectors;

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
      double[] x, double residual, int iterations, double lowestCurvature, boolean converged) {
    /** Whether every number on the way was finite. */
    boolean finite() {
      return !Double.isNaN(lowestCurvature);
    }
  }

  /**
   * Solves A x = b. Where A or b has a number that is not finite, there is no solution: x = 0 with
   * a residual of one and a curvature that is NaN. What the operators return is read before the
   * next call and never written to, so an operator may answer in an array of its own each time.
   *
   * @param apply A
   * @param precondition approximate inverse of A, symmetric and positive
   * @param right b
   */
  Solution solve(
      UnaryOperator<double[]> apply, UnaryOperator<double[]> precondition, double[] right);

  /** What stands for a solution where a product with A, or b, is not finite. */
  static Solution none(int length, int iterations) {
    return new Solution(new double[length], 1, iterations, Double.NaN, false);
  }

  /** ‖b − A x‖ / ‖b‖. */
  static double residual(UnaryOperator<double[]> apply, double[] right, double[] x) {
    double norm = Vectors.norm(right);
    return norm == 0 ? 0 : Vectors.norm(rest(apply, right, x)) / norm;
  }

  /** b − A x. */
  static double[] rest(UnaryOperator<double[]> apply, double[] right, double[] x) {
    double[] rest = right.clone();
    Vectors.addScaled(-1, apply.apply(x), rest);
    return rest;
  }
}
