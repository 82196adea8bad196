package rung.discretisation;

import rung.grid.AoBlock;

/** Sums over the Laplacians of atomic orbitals on a block of points. */
final class LaplacianRows {
  /** Second derivatives along xx, yy and zz. */
  private static final int[] DIAGONAL = {0, 3, 5};

  private LaplacianRows() {}

  /** Adds 2 Σ_μ x_μg ∇²χ_μg to the sums of the block's points, which begin at {@code start}. */
  static void addDensity(AoBlock block, double[] x, double[] sums, int start, Scratch scratch) {
    int n = block.points();
    double[][] one = scratch.sums(n);
    for (int part : DIAGONAL) {
      scratch.rows().contract(block.active(), n, x, block.second()[part], new double[0][], one);
      for (int g = 0; g < n; g++) {
        sums[start + g] += 2 * one[0][g];
      }
    }
  }

  /** b_μg += v_g ∇²χ_μg, where the block's points begin at {@code start} in v. */
  static void addWeighted(AoBlock block, double[] v, int start, double[] b) {
    int n = block.points();
    for (int part : DIAGONAL) {
      double[] second = block.second()[part];
      for (int row = 0; row < block.active() * n; row += n) {
        for (int g = 0; g < n; g++) {
          b[row + g] += v[start + g] * second[row + g];
        }
      }
    }
  }
}
