package rung.scf.solver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import rung.linalg.Decompositions;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.term.KohnShamState;

/**
 * Direct inversion in the iterative subspace: the combination of past Fock matrices whose error X
 * ᵀ(FDS − SDF)X is smallest (P. Pulay, J. Comput. Chem. 3, 556 (1982)). Keeps the last {@code
 * history} steps; a singular system drops the oldest.
 */
final class DiisHistory {
  /** An iterate that is combined. */
  record Step(KohnShamState state, double[] error) {}

  private final int history;
  private final boolean byEnergy;
  private final Deque<Step> steps = new ArrayDeque<>();

  /**
   * No steps yet.
   *
   * @param byEnergy whether {@link EnergyDiis} has a say
   */
  DiisHistory(int history, boolean byEnergy) {
    this.history = history;
    this.byEnergy = byEnergy;
  }

  /** Adds a step and returns the extrapolated Fock matrices. */
  List<Matrix> extrapolate(KohnShamState state, double[] error) {
    steps.addLast(new Step(state, error));
    if (steps.size() > history) {
      steps.removeFirst();
    }
    while (steps.size() > 1) {
      double[] weights = weights(new ArrayList<>(steps));
      if (weights.length > 0) {
        List<Step> all = new ArrayList<>(steps);
        return combine(all, byEnergy ? EnergyDiis.blended(all, weights) : weights);
      }
      steps.removeFirst();
    }
    return state.fock();
  }

  /** Weights that sum to one, or none if the equations are singular. */
  private static double[] weights(List<Step> steps) {
    int n = steps.size();
    Matrix b = Matrix.zeros(n + 1);
    double scale = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double dot = Vectors.dot(steps.get(i).error, steps.get(j).error);
        b.set(i, j, dot);
        b.set(j, i, dot);
      }
      scale = Math.max(scale, b.get(i, i));
    }
    if (scale == 0) {
      return new double[0];
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b.set(i, j, b.get(i, j) / scale);
      }
      b.set(i, n, -1);
      b.set(n, i, -1);
    }
    double[] right = new double[n + 1];
    right[n] = -1;
    try {
      double[] x = Decompositions.solve(b, right);
      for (int i = 0; i < n; i++) {
        if (!Double.isFinite(x[i]) || Math.abs(x[i]) > 1e4) {
          return new double[0];
        }
      }
      return x;
    } catch (ArithmeticException singular) {
      return new double[0];
    }
  }

  private static List<Matrix> combine(List<Step> steps, double[] weights) {
    List<Matrix> sum = new ArrayList<>();
    List<Matrix> first = steps.getFirst().state.fock();
    for (int s = 0; s < first.size(); s++) {
      Matrix f = Matrix.zeros(first.get(s).rows());
      for (int i = 0; i < steps.size(); i++) {
        f.addScaled(weights[i], steps.get(i).state.fock().get(s));
      }
      sum.add(f);
    }
    return sum;
  }
}
