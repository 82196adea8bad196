package rung.discretisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.functional.FeatureLayout;
import rung.grid.AoBlock;
import rung.linalg.LinearAlgebra;
import rung.linalg.Vectors;

/**
 * What the matrix of a potential needs on the grid: F_σ = B χᵀ + χ Bᵀ with B_μg = a_g χ_μg +
 * b_g·∇χ_μg, to which τ adds Σ_g 2 t_g ∇χ_μg·∇χ_νg, t = ¼ v_τ. A Laplacian's derivative v adds v
 * ∇²χ_μ to B_μ and v to t. Derivatives with respect to exact-exchange energy densities add rows of
 * {@link ExchangeRows} to B.
 *
 * <p>For a functional's derivatives v: a = ½ v_σ; b_α = 2 v_αα ∇ρ_α + v_αβ ∇ρ_β; for a closed shell
 * b = 2 v_σ ∇n (J. A. Pople, P. M. W. Gill, B. G. Johnson, Chem. Phys. Lett. 199, 557 (1992), eq.
 * 14).
 */
public final class GridPotential {
  /** a [spin][point]. */
  final double[][] scalar;

  /** b [spin][axis][point]; empty for an LDA. */
  final double[][][] vector;

  /** v of ∇²ρ_σ [spin][point]; empty without. */
  final double[][] laplacian;

  /** t [spin][point]; empty without τ and ∇²ρ. */
  final double[][] kinetic;

  private final FeatureLayout layout;
  private final List<Exchange> exchange = new ArrayList<>();

  /** Derivatives [channel][point] with respect to a density's exchange energies. */
  private record Exchange(double[][] derivative, ExchangeRows rows) {}

  /** Zero. */
  public GridPotential(FeatureLayout layout, int points) {
    this.layout = layout;
    int spins = layout.spins();
    this.scalar = new double[spins][points];
    this.vector = layout.gradient() ? new double[spins][3][points] : new double[spins][0][];
    this.kinetic = new double[spins][layout.tau() || layout.laplacian() ? points : 0];
    this.laplacian = new double[spins][layout.laplacian() ? points : 0];
  }

  /** Adds the parts that do not depend on the density and those that do. */
  public void add(double[][] derivative, GridDensity density) {
    for (int s = 0; s < scalar.length; s++) {
      Vectors.addScaled(0.5, derivative[layout.density(s)], scalar[s]);
      if (layout.tau()) {
        Vectors.addScaled(0.25, derivative[layout.tau(s)], kinetic[s]);
      }
      if (layout.laplacian()) {
        Vectors.addScaled(1, derivative[layout.laplacian(s)], kinetic[s]);
        Vectors.addScaled(1, derivative[layout.laplacian(s)], laplacian[s]);
      }
    }
    addProducts(derivative, density);
  }

  /** Adds v(derivative)·∇ρ(density) and v(derivative) F(density) only. */
  public void addProducts(double[][] derivative, GridDensity density) {
    if (layout.anyExchange()) {
      exchange.add(new Exchange(derivative, density.exchange));
    }
    if (!layout.gradient()) {
      return;
    }
    for (int axis = 0; axis < 3; axis++) {
      if (layout.spins() == 1) {
        addProduct(4, derivative[1], density.gradient[0][axis], vector[0][axis]);
        continue;
      }
      for (int s = 0; s < 2; s++) {
        int t = 1 - s;
        double[] same = derivative[layout.sigma(s, s)];
        double[] mixed = derivative[layout.sigma(0, 1)];
        addProduct(2, same, density.gradient[s][axis], vector[s][axis]);
        addProduct(1, mixed, density.gradient[t][axis], vector[s][axis]);
      }
    }
  }

  /** Adds B χᵀ of one block, whose points begin at {@code start}, to {@code half} [nao, nao]. */
  void addMatrix(int spin, AoBlock block, int start, double[] half, int nao, Scratch scratch) {
    int active = block.functions().length;
    int n = block.points();
    if (active == 0) {
      return;
    }
    double[] b = scratch.x(active * n);
    double[] value = block.value();
    double[] a = Arrays.copyOfRange(scalar[spin], start, start + n);
    double[][] field = new double[vector[spin].length][];
    for (int axis = 0; axis < field.length; axis++) {
      field[axis] = Arrays.copyOfRange(vector[spin][axis], start, start + n);
    }
    scratch.rows().weight(active, n, a, field, value, block.gradient(), b);
    if (laplacian[spin].length > 0) {
      LaplacianRows.addWeighted(block, laplacian[spin], start, b);
    }
    double[] part = scratch.part(active * active);
    LinearAlgebra.gemm(false, true, active, active, n, 1, b, 0, n, value, 0, n, 0, part, 0, active);
    if (kinetic[spin].length > 0) {
      double[] t = Arrays.copyOfRange(kinetic[spin], start, start + n);
      KineticRows.addMatrix(block, t, part, scratch);
    }
    int[] functions = block.functions();
    for (int i = 0; i < active; i++) {
      int row = functions[i] * nao;
      for (int j = 0; j < active; j++) {
        half[row + functions[j]] += part[i * active + j];
      }
    }
    if (!exchange.isEmpty()) {
      addExchange(spin, block, start, half, nao, scratch);
    }
  }

  private void addExchange(
      int spin, AoBlock block, int start, double[] half, int nao, Scratch scratch) {
    int active = block.active();
    int n = block.points();
    double[] b = scratch.x(nao * n);
    Arrays.fill(b, 0, nao * n, 0);
    for (Exchange term : exchange) {
      term.rows.addWeighted(layout, term.derivative, spin, start, b);
    }
    double[] part = scratch.part(nao * active);
    LinearAlgebra.gemm(
        false, true, nao, active, n, 1, b, 0, n, block.value(), 0, n, 0, part, 0, active);
    int[] functions = block.functions();
    for (int mu = 0; mu < nao; mu++) {
      for (int j = 0; j < active; j++) {
        half[mu * nao + functions[j]] += part[mu * active + j];
      }
    }
  }

  private static void addProduct(double factor, double[] a, double[] b, double[] out) {
    for (int g = 0; g < out.length; g++) {
      out[g] += factor * a[g] * b[g];
    }
  }
}
