package rung.scf.solver;

import java.util.List;
import rung.discretisation.Density;
import rung.linalg.Matrix;
import rung.term.KohnShamState;

/**
 * Weights of past steps by a model of the energy of their mixed density (X. Hu, W. Yang, J. Chem.
 * Phys. 132, 054109 (2010)): f(c) = Σ_σ m_σ [Σ_i c_i ⟨D_i − D_n, F_n⟩ + ½ Σ_ij c_i c_j ⟨D_i − D_n,
 * F_j − F_n⟩], c on the simplex, n the last step; blended with Pulay's by the error (A. J. Garza,
 * G. E. Scuseria, J. Chem. Phys. 137, 054110 (2012)).
 */
final class EnergyDiis {
  /** Largest element of the error above which the energy decides alone, hartree. */
  private static final double LARGE = 1e-1;

  /** And below which it has no say. */
  private static final double SMALL = 1e-4;

  private static final int SWEEPS = 200;
  private static final double STILL = 1e-12;

  private EnergyDiis() {}

  /**
   * Weights that sum to one: Pulay's and the energy's in the share that the last error asks for.
   */
  static double[] blended(List<DiisHistory.Step> steps, double[] pulay) {
    double error = 0;
    for (double element : steps.getLast().error()) {
      error = Math.max(error, Math.abs(element));
    }
    if (error < SMALL) {
      return pulay;
    }
    double share = Math.min(1, error / LARGE);
    double[] weights = weights(steps.stream().map(DiisHistory.Step::state).toList());
    for (int i = 0; i < weights.length; i++) {
      weights[i] = share * weights[i] + (1 - share) * pulay[i];
    }
    return weights;
  }

  /** The c of the lowest f that is found downhill from the last step. */
  static double[] weights(List<KohnShamState> states) {
    int n = states.size();
    double[] linear = new double[n];
    Matrix quadratic = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      linear[i] = product(states, i, n - 1);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double both = 0.5 * (product(states, i, j) - linear[i] + product(states, j, i) - linear[j]);
        quadratic.set(i, j, both);
        quadratic.set(j, i, both);
      }
    }
    return minimum(linear, quadratic);
  }

  /** Σ_σ m_σ ⟨D_i − D_n, F_j⟩. */
  private static double product(List<KohnShamState> states, int i, int j) {
    Density own = states.get(i).density();
    Density last = states.getLast().density();
    List<Matrix> fock = states.get(j).fock();
    double sum = 0;
    for (int s = 0; s < fock.size(); s++) {
      sum += own.bySpin().get(s).dot(fock.get(s)) - last.bySpin().get(s).dot(fock.get(s));
    }
    return own.multiplicity() * sum;
  }

  /** Shifts weight between pairs, each to its optimum, until none gains anything. */
  private static double[] minimum(double[] linear, Matrix quadratic) {
    int n = linear.length;
    double[] c = new double[n];
    c[n - 1] = 1;
    double[] slope = linear.clone();
    for (int i = 0; i < n; i++) {
      slope[i] += quadratic.get(i, n - 1);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          double shift = shift(c, slope, quadratic, i, j);
          c[i] += shift;
          c[j] -= shift;
          for (int k = 0; k < n; k++) {
            slope[k] += shift * (quadratic.get(k, i) - quadratic.get(k, j));
          }
          moved = Math.max(moved, Math.abs(shift));
        }
      }
      if (moved < STILL) {
        break;
      }
    }
    return c;
  }

  /** What goes best from j to i, between −c_i and c_j. */
  private static double shift(double[] c, double[] slope, Matrix quadratic, int i, int j) {
    double down = slope[i] - slope[j];
    double curvature = quadratic.get(i, i) + quadratic.get(j, j) - 2 * quadratic.get(i, j);
    if (curvature > 0) {
      return Math.clamp(-down / curvature, -c[i], c[j]);
    }
    double gainUp = c[j] * (down + 0.5 * curvature * c[j]);
    double gainDown = -c[i] * (down - 0.5 * curvature * c[i]);
    double best = gainUp <= gainDown ? c[j] : -c[i];
    return Math.min(gainUp, gainDown) < 0 ? best : 0;
  }
}
