package rung.response;

import java.util.ArrayList;
import java.util.List;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Orbitals;
import rung.scf.ScfSolution;

/**
 * ε of the lowest orbital that is less than half full minus ε of the highest that is at least half
 * full, block by block, hartree. Orbital energies follow the Fock matrix by δε_p = C_pᵀ δF C_p,
 * which is exact at a fixed point.
 *
 * @param solution an SCF's end
 */
public record FrontierGap(ScfSolution solution) {
  /** The gap of each block; infinite where it has no electrons or no empty orbital. */
  public double[] values() {
    List<Orbitals> all = solution.orbitals();
    double[] gaps = new double[all.size()];
    for (int s = 0; s < gaps.length; s++) {
      double[] e = all.get(s).energies();
      int filled = all.get(s).occupied();
      gaps[s] =
          filled == 0 || filled == e.length ? Double.POSITIVE_INFINITY : e[filled] - e[filled - 1];
    }
    return gaps;
  }

  /**
   * The seeds of a loss in the gaps.
   *
   * @param slopes ∂L/∂gap for each block; 0 where there is none
   */
  public Seeds seeds(double[] slopes) {
    List<Matrix> fock = new ArrayList<>();
    for (int s = 0; s < slopes.length; s++) {
      Orbitals block = solution.orbitals().get(s);
      int filled = block.occupied();
      fock.add(
          slopes[s] == 0
              ? Matrix.zeros(block.coefficients().rows())
              : square(block, filled).plus(-1, square(block, filled - 1)).times(slopes[s]));
    }
    return Seeds.ofFock(fock);
  }

  private static Matrix square(Orbitals block, int orbital) {
    Matrix column = block.coefficients().columns(orbital, orbital + 1);
    return LinearAlgebra.multiply(column, false, column, true);
  }
}
