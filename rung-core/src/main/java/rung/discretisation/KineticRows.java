package rung.discretisation;

import rung.grid.AoBlock;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/** The kinetic energy density on a block of points, and the matrix of its potential. */
final class KineticRows {
  private static final double[][] NONE = new double[0][];

  private KineticRows() {}

  /**
   * τ_g = ½ Σ_x Σ_μν ∂_xχ_μg D_μν ∂_xχ_νg of the block's points, from {@code start} on.
   *
   * @param density D (symmetric), or its factor L
   */
  static void addDensity(
      AoBlock block, Matrix density, boolean factor, double[] tau, int start, Scratch scratch) {
    int active = block.functions().length;
    int n = block.points();
    int rows = factor ? density.columns() : active;
    double[] part =
        factor
            ? scratch.gatherRows(density, block.functions())
            : scratch.gather(density, block.functions());
    double[] x = scratch.x(rows * n);
    double[][] sums = scratch.sums(n);
    for (double[] slope : block.gradient()) {
      // Lᵀ ∂χ or D ∂χ: D is its own transpose
      LinearAlgebra.gemm(true, false, rows, n, active, 1, part, 0, rows, slope, 0, n, 0, x, 0, n);
      scratch.rows().contract(rows, n, x, factor ? x : slope, NONE, sums);
      for (int g = 0; g < n; g++) {
        tau[start + g] += 0.5 * sums[0][g];
      }
    }
  }

  /**
   * Adds Σ_g t_g ∇χ_μg·∇χ_νg over the block's points.
   *
   * @param t [points]
   * @param part [active, active]
   */
  static void addMatrix(AoBlock block, double[] t, double[] part, Scratch scratch) {
    int active = block.functions().length;
    int n = block.points();
    double[] weighted = scratch.x(active * n);
    for (double[] slope : block.gradient()) {
      scratch.rows().weight(active, n, t, NONE, slope, NONE, weighted);
      LinearAlgebra.gemm(
          false, true, active, active, n, 1, weighted, 0, n, slope, 0, n, 1, part, 0, active);
    }
  }
}
