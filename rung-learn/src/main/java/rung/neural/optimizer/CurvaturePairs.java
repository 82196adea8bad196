package rung.neural.optimizer;

import java.util.ArrayList;
import java.util.List;
import rung.linalg.Vectors;

/**
 * What limited-memory BFGS remembers of the curvature: pairs (s, y) of steps and changes of the
 * gradient, the newest last (Nocedal and Wright, Numerical Optimization, section 7.2).
 */
final class CurvaturePairs {
  /** Pairs with y·s below this say nothing of the curvature. */
  private static final double SMALLEST = 1e-10;

  private final int most;
  private final List<double[]> steps = new ArrayList<>();
  private final List<double[]> changes = new ArrayList<>();

  /** No pairs yet, and never more than {@code most}. */
  CurvaturePairs(int most) {
    this.most = most;
  }

  int size() {
    return steps.size();
  }

  /**
   * Keeps a pair if the loss curves upwards along it, in the place of the oldest one if need be.
   */
  void add(double[] step, double[] change) {
    if (Vectors.dot(change, step) > SMALLEST) {
      if (steps.size() == most) {
        steps.removeFirst();
        changes.removeFirst();
      }
      steps.add(step);
      changes.add(change);
    }
  }

  /** −H g with H the approximate inverse of the Hessian: algorithm 7.4, scaled by equation 7.20. */
  double[] direction(double[] gradient) {
    double[] q = new double[gradient.length];
    Vectors.addScaled(-1, gradient, q);
    double[] alpha = new double[size()];
    for (int i = size() - 1; i >= 0; i--) {
      alpha[i] = Vectors.dot(steps.get(i), q) / Vectors.dot(changes.get(i), steps.get(i));
      Vectors.addScaled(-alpha[i], changes.get(i), q);
    }
    if (size() > 0) {
      double[] y = changes.getLast();
      double scale = Vectors.dot(y, steps.getLast()) / Vectors.dot(y, y);
      for (int p = 0; p < q.length; p++) {
        q[p] *= scale;
      }
    }
    for (int i = 0; i < size(); i++) {
      double beta = Vectors.dot(changes.get(i), q) / Vectors.dot(changes.get(i), steps.get(i));
      Vectors.addScaled(alpha[i] - beta, steps.get(i), q);
    }
    return q;
  }

  /** All pairs one after the other: s, then y of each. */
  double[] flat() {
    int n = size() == 0 ? 0 : steps.getFirst().length;
    double[] flat = new double[2 * n * size()];
    for (int i = 0; i < size(); i++) {
      System.arraycopy(steps.get(i), 0, flat, 2 * i * n, n);
      System.arraycopy(changes.get(i), 0, flat, (2 * i + 1) * n, n);
    }
    return flat;
  }
}
