package rung.discretisation;

import java.util.List;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Ingredient;
import rung.grid.AoBlock;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * ρ_σ, ∇ρ_σ, τ_σ, ∇²ρ_σ and exact-exchange energy densities of one spin for each block on a range
 * of grid points.
 *
 * <p>ρ_g = Σ_μ χ_μg X_μg and ∇ρ_g = 2 Σ_μ ∇χ_μg X_μg with X = D χ.
 */
public final class GridDensity {
  private static final double[][] NONE = new double[0][];

  /** ρ_σ [spin][point]. */
  final double[][] rho;

  /** ∇ρ_σ [spin][axis][point]; empty if not asked for. */
  final double[][][] gradient;

  /** τ_σ [spin][point]; empty if neither it nor ∇²ρ_σ is asked for. */
  final double[][] tau;

  /** ∇²ρ_σ − 4τ_σ [spin][point]; empty if not asked for. */
  final double[][] laplacian;

  /** e_xσ and e_xσ^ω; empty if not asked for. */
  final ExchangeRows exchange;

  /** Number of points. */
  public final int points;

  /**
   * @param spins number of blocks, whatever {@code layout} says
   * @param layout what else is asked for
   * @param operators of the exchange energy densities that are asked for
   */
  GridDensity(int spins, int points, FeatureLayout layout, List<ExchangePotentials> operators) {
    this.exchange = new ExchangeRows(operators);
    this.points = points;
    this.rho = new double[spins][points];
    this.gradient = layout.gradient() ? new double[spins][3][points] : new double[spins][0][];
    this.tau = new double[spins][layout.tau() || layout.laplacian() ? points : 0];
    this.laplacian = new double[spins][layout.laplacian() ? points : 0];
  }

  /**
   * Fills the part of a block: points from {@code start} on, D (symmetric) or its factor L given.
   */
  void fill(int spin, AoBlock block, int start, Matrix density, boolean factor, Scratch scratch) {
    int active = block.functions().length;
    int n = block.points();
    if (active == 0 || density.columns() == 0) {
      return;
    }
    double[] x = scratch.x(active * n);
    if (factor) {
      int rank = density.columns();
      double[] part = scratch.gatherRows(density, block.functions());
      double[] psi = scratch.y(rank * n);
      LinearAlgebra.gemm(
          true, false, rank, n, active, 1, part, 0, rank, block.value(), 0, n, 0, psi, 0, n);
      LinearAlgebra.gemm(false, false, active, n, rank, 1, part, 0, rank, psi, 0, n, 0, x, 0, n);
    } else {
      double[] part = scratch.gather(density, block.functions());
      LinearAlgebra.gemm(
          false, false, active, n, active, 1, part, 0, active, block.value(), 0, n, 0, x, 0, n);
    }
    double[][] parts = gradient[spin].length == 0 ? NONE : block.gradient();
    double[][] sums = scratch.sums(n);
    scratch.rows().contract(active, n, x, block.value(), parts, sums);
    System.arraycopy(sums[0], 0, rho[spin], start, n);
    for (int axis = 0; axis < gradient[spin].length; axis++) {
      double[] out = gradient[spin][axis];
      for (int g = 0; g < n; g++) {
        out[start + g] = 2 * sums[1 + axis][g];
      }
    }
    if (laplacian[spin].length > 0) {
      LaplacianRows.addDensity(block, x, laplacian[spin], start, scratch);
    }
    if (tau[spin].length > 0) {
      KineticRows.addDensity(block, density, factor, tau[spin], start, scratch);
    }
  }

  /** The functional's features. */
  public double[][] features(FeatureLayout layout) {
    FeatureBuilder fill = new FeatureBuilder(layout, points);
    if (layout.spins() == 1) {
      scale(2, rho[0], fill.channel(Ingredient.DENSITY, 0));
      if (layout.gradient()) {
        addContraction(4, gradient[0], gradient[0], fill.sigma(0, 0));
      }
      if (layout.tau()) {
        scale(2, tau[0], fill.channel(Ingredient.TAU, 0));
      }
      if (layout.laplacian()) {
        addLaplacian(2, 0, fill.channel(Ingredient.LAPLACIAN, 0));
      }
      exchange.addEnergies(2, 0, fill);
      return fill.values();
    }
    for (int s = 0; s < 2; s++) {
      scale(1, rho[s], fill.channel(Ingredient.DENSITY, s));
      for (int t = s; t < 2 && layout.gradient(); t++) {
        addContraction(1, gradient[s], gradient[t], fill.sigma(s, t));
      }
      if (layout.tau()) {
        scale(1, tau[s], fill.channel(Ingredient.TAU, s));
      }
      if (layout.laplacian()) {
        addLaplacian(1, s, fill.channel(Ingredient.LAPLACIAN, s));
      }
      exchange.addEnergies(1, s, fill);
    }
    return fill.values();
  }

  /** Change of the features for a change {@code delta} of this density, to first order. */
  public double[][] featureTangent(FeatureLayout layout, GridDensity delta) {
    FeatureBuilder fill = new FeatureBuilder(layout, points);
    if (layout.spins() == 1) {
      scale(2, delta.rho[0], fill.channel(Ingredient.DENSITY, 0));
      if (layout.gradient()) {
        addContraction(8, gradient[0], delta.gradient[0], fill.sigma(0, 0));
      }
      if (layout.tau()) {
        scale(2, delta.tau[0], fill.channel(Ingredient.TAU, 0));
      }
      if (layout.laplacian()) {
        delta.addLaplacian(2, 0, fill.channel(Ingredient.LAPLACIAN, 0));
      }
      exchange.addChanges(2, 0, delta.exchange, fill);
      return fill.values();
    }
    for (int s = 0; s < 2; s++) {
      scale(1, delta.rho[s], fill.channel(Ingredient.DENSITY, s));
      for (int t = s; t < 2 && layout.gradient(); t++) {
        addContraction(1, gradient[s], delta.gradient[t], fill.sigma(s, t));
        addContraction(1, delta.gradient[s], gradient[t], fill.sigma(s, t));
      }
      if (layout.tau()) {
        scale(1, delta.tau[s], fill.channel(Ingredient.TAU, s));
      }
      if (layout.laplacian()) {
        delta.addLaplacian(1, s, fill.channel(Ingredient.LAPLACIAN, s));
      }
      exchange.addChanges(1, s, delta.exchange, fill);
    }
    return fill.values();
  }

  /** ∇²ρ = 2 Σ_μ X_μ ∇²χ_μ + 4τ, of which {@link #laplacian} is the first part. */
  private void addLaplacian(double factor, int spin, double[] out) {
    for (int g = 0; g < out.length; g++) {
      out[g] += factor * (laplacian[spin][g] + 4 * tau[spin][g]);
    }
  }

  private static void scale(double factor, double[] a, double[] out) {
    for (int g = 0; g < out.length; g++) {
      out[g] = factor * a[g];
    }
  }

  private static void addContraction(double factor, double[][] a, double[][] b, double[] out) {
    for (int axis = 0; axis < 3; axis++) {
      double[] p = a[axis];
      double[] q = b[axis];
      for (int g = 0; g < out.length; g++) {
        out[g] += factor * p[g] * q[g];
      }
    }
  }
}
