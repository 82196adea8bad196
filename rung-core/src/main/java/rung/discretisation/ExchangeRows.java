package rung.discretisation;

import java.util.ArrayList;
import java.util.List;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Ingredient;
import rung.grid.AoBlock;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * Exact-exchange energy densities on a group of points, e_xσ = −½ xᵀ A x with x = D_σ χ, and what
 * their derivatives need, F = A x: a change δD changes e_xσ by −Fᵀ δD χ.
 *
 * <p>The matrix of a potential v_g = ∂E/∂e_xσ(g) is −½ Σ_g v_g (F_g χ_gᵀ + χ_g F_gᵀ); the rows −½ v
 * F stand for B of {@link GridPotential}, over all functions instead of those that are active at
 * the points.
 */
final class ExchangeRows {
  private final List<ExchangePotentials> operators;
  private final List<Part> parts = new ArrayList<>();

  /**
   * One block.
   *
   * @param start first point within the group
   * @param x [spin][function][point]
   * @param f [operator][spin][function][point]
   */
  private record Part(int start, int points, double[][][] x, double[][][][] f) {}

  /**
   * Nothing yet.
   *
   * @param operators full range, then long range, as far as the layout has them
   */
  ExchangeRows(List<ExchangePotentials> operators) {
    this.operators = operators;
  }

  /**
   * Adds a block of the grid.
   *
   * @param matrices D_σ (symmetric) or L_σ of each spin
   * @param factors whether they are L_σ
   */
  void add(
      int number,
      AoBlock block,
      int start,
      List<Matrix> matrices,
      boolean[] factors,
      Scratch scratch) {
    if (operators.isEmpty() || block.active() == 0) {
      return;
    }
    int n = block.points();
    double[][][] x = new double[matrices.size()][][];
    for (int s = 0; s < x.length; s++) {
      x[s] = product(block, matrices.get(s), factors[s], scratch);
    }
    double[][][][] f = new double[operators.size()][][][];
    for (int k = 0; k < f.length; k++) {
      f[k] = operators.get(k).apply(number, x);
    }
    parts.add(new Part(start, n, x, f));
  }

  /** D χ of all functions, [function][point]. */
  private static double[][] product(AoBlock block, Matrix matrix, boolean factor, Scratch scratch) {
    int active = block.active();
    int n = block.points();
    int nao = matrix.rows();
    double[] all = scratch.x(nao * n);
    if (factor) {
      int rank = matrix.columns();
      double[] part = scratch.gatherRows(matrix, block.functions());
      double[] psi = scratch.y(rank * n);
      LinearAlgebra.gemm(
          true, false, rank, n, active, 1, part, 0, rank, block.value(), 0, n, 0, psi, 0, n);
      LinearAlgebra.gemm(
          false, false, nao, n, rank, 1, matrix.data(), 0, rank, psi, 0, n, 0, all, 0, n);
    } else {
      // D is symmetric: its rows serve as columns
      double[] part = scratch.gatherRows(matrix, block.functions());
      LinearAlgebra.gemm(
          true, false, nao, n, active, 1, part, 0, nao, block.value(), 0, n, 0, all, 0, n);
    }
    double[][] rows = new double[nao][n];
    for (int mu = 0; mu < nao; mu++) {
      System.arraycopy(all, mu * n, rows[mu], 0, n);
    }
    return rows;
  }

  /** Adds factor · e_xσ to the channels of the features. */
  void addEnergies(double factor, int spin, FeatureBuilder fill) {
    addProducts(-0.5 * factor, spin, this, fill);
  }

  /** Adds factor times the change of e_xσ that {@code delta} makes to first order. */
  void addChanges(double factor, int spin, ExchangeRows delta, FeatureBuilder fill) {
    addProducts(-factor, spin, delta, fill);
  }

  /** factor · Fᵀ x, the x of another density. */
  private void addProducts(double factor, int spin, ExchangeRows other, FeatureBuilder fill) {
    for (int k = 0; k < operators.size(); k++) {
      double[] out = fill.channel(ingredient(fill.layout(), k), spin);
      for (int p = 0; p < parts.size(); p++) {
        Part part = parts.get(p);
        double[][] x = other.parts.get(p).x[spin];
        for (int mu = 0; mu < x.length; mu++) {
          double[] f = part.f[k][spin][mu];
          for (int g = 0; g < part.points; g++) {
            out[part.start + g] += factor * f[g] * x[mu][g];
          }
        }
      }
    }
  }

  /** What operator k gives. */
  private static Ingredient ingredient(FeatureLayout layout, int k) {
    return layout.exchange() && k == 0 ? Ingredient.EXCHANGE : Ingredient.LONG_RANGE_EXCHANGE;
  }

  /**
   * Adds −½ v F of the block whose points begin at {@code start} to rows over all functions.
   *
   * @param derivative v of each channel [channel][point]
   * @param b [nao · points]
   */
  void addWeighted(FeatureLayout layout, double[][] derivative, int spin, int start, double[] b) {
    for (Part part : parts) {
      for (int k = 0; part.start == start && k < operators.size(); k++) {
        double[] v = derivative[layout.channel(ingredient(layout, k), spin)];
        double[][] f = part.f[k][spin];
        for (int mu = 0; mu < f.length; mu++) {
          double[] row = f[mu];
          int to = mu * part.points;
          for (int g = 0; g < part.points; g++) {
            b[to + g] -= 0.5 * v[start + g] * row[g];
          }
        }
      }
    }
  }
}
