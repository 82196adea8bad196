package rung.response;

import java.util.function.UnaryOperator;
import rung.linalg.Vectors;

/**
 * Preconditioned MINRES for symmetric indefinite systems (C. C. Paige, M. A. Saunders, SIAM J.
 * Numer. Anal. 12, 617 (1975)): Lanczos vectors in the preconditioner's inner product, Givens
 * rotations of the tridiagonal matrix, short recurrences for the solution.
 *
 * @param tolerance of ‖b − A x‖ / ‖b‖
 * @param maxIterations largest number of products with A
 */
public record MinimalResidual(double tolerance, int maxIterations) implements LinearSolver {
  @Override
  public Solution solve(
      UnaryOperator<double[]> apply, UnaryOperator<double[]> precondition, double[] right) {
    if (!Vectors.finite(right)) {
      return LinearSolver.none(right.length, 0);
    }
    int n = right.length;
    double[] x = new double[n];
    double[] previous = new double[n];
    double[] current = right.clone();
    double[] z = precondition.apply(current);
    double beta = Math.sqrt(Math.max(0, Vectors.dot(current, z)));
    double eta = beta;
    double betaOld = 1;
    double cosine = 1;
    double cosineOld = 1;
    double sine = 0;
    double sineOld = 0;
    double[] direction = new double[n];
    double[] directionOld = new double[n];
    double lowest = Double.POSITIVE_INFINITY;
    int iterations = 0;
    double residual = 1;
    while (iterations < maxIterations && beta > 0 && residual > tolerance) {
      double[] q = Vectors.scaled(1 / beta, z);
      double[] product = apply.apply(q);
      iterations++;
      double alpha = Vectors.dot(q, product);
      if (!Vectors.finite(product)) {
        return LinearSolver.none(n, iterations);
      }
      lowest = Math.min(lowest, alpha / Vectors.dot(q, q));
      double[] next = product.clone(); // the operator may keep its own
      double fromCurrent = alpha / beta;
      double fromPrevious = iterations == 1 ? 0 : beta / betaOld;
      for (int i = 0; i < n; i++) {
        next[i] -= fromCurrent * current[i] + fromPrevious * previous[i];
      }
      z = precondition.apply(next);
      double betaNext = Math.sqrt(Math.max(0, Vectors.dot(next, z)));
      double diagonal = cosine * alpha - cosineOld * sine * beta;
      double pivot = Math.hypot(diagonal, betaNext);
      double above = sine * alpha + cosineOld * cosine * beta;
      double twoAbove = sineOld * beta;
      if (pivot == 0) {
        break;
      }
      cosineOld = cosine;
      sineOld = sine;
      cosine = diagonal / pivot;
      sine = betaNext / pivot;
      double[] newDirection = new double[n];
      for (int i = 0; i < n; i++) {
        newDirection[i] = (q[i] - twoAbove * directionOld[i] - above * direction[i]) / pivot;
        x[i] += cosine * eta * newDirection[i];
      }
      directionOld = direction;
      direction = newDirection;
      eta = -sine * eta;
      previous = current;
      current = next;
      betaOld = beta;
      beta = betaNext;
      // The recurrence gives the residual in the preconditioner's norm; now and then look at the
      // true one.
      if (Math.abs(eta) < tolerance * Vectors.norm(right) || iterations % 10 == 0) {
        residual = LinearSolver.residual(apply, right, x);
        iterations++;
      }
    }
    residual = LinearSolver.residual(apply, right, x);
    if (!Double.isFinite(residual)) {
      return LinearSolver.none(n, iterations + 1);
    }
    return new Solution(x, residual, iterations + 1, lowest, residual <= tolerance);
  }
}
