package rung.discretisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import rung.functional.FeatureLayout;
import rung.grid.AoBlock;
import rung.grid.BasisValues;
import rung.integral.CoulombKernel;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Densities on the grid and matrices of potentials, by quadrature.
 *
 * <p>A group of blocks, usually one, is what a functional is called with: its orbital values are
 * read from memory once for density and potential. Groups go to a fixed number of lanes, each with
 * a matrix of its own, and lanes are added in order: the result does not depend on the number of
 * threads.
 */
public final class Quadrature {
  private static final int GROUP_POINTS = 256;
  private static final int LANES = 8;
  private static final FeatureLayout DENSITY_ONLY = FeatureLayout.of(1);
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private final Discretisation system;
  private final FeatureLayout layout;
  private final BasisValues orbitals;
  private final List<ExchangePotentials> exchange;
  private final Workers workers;
  private final int[] groupBlocks;

  /**
   * A quadrature on a system's grid.
   *
   * @param layout what is wanted beside ρ
   * @param range ω of long-range exchange, if that is wanted
   */
  public Quadrature(Discretisation system, FeatureLayout layout, double range, Workers workers) {
    this.system = system;
    this.layout = layout;
    this.orbitals = system.values(layout.laplacian(), workers);
    this.exchange = exchange(system, layout, range, workers);
    this.workers = workers;
    this.groupBlocks = cutIntoGroups();
  }

  /** A quadrature of densities and local potentials. */
  public static Quadrature of(Discretisation system, Workers workers) {
    return new Quadrature(system, DENSITY_ONLY, 0, workers);
  }

  private static List<ExchangePotentials> exchange(
      Discretisation system, FeatureLayout layout, double range, Workers workers) {
    List<ExchangePotentials> operators = new ArrayList<>();
    if (layout.exchange()) {
      operators.add(system.exchangePotentials(CoulombKernel.FULL, workers));
    }
    if (layout.longRangeExchange()) {
      operators.add(system.exchangePotentials(CoulombKernel.longRange(range), workers));
    }
    return operators;
  }

  /** Density n = Σ_σ ρ_σ over both spins [point]. */
  public double[] density(Density density) {
    double[] all = new double[system.grid().size()];
    workers.forEach(
        groups(),
        group -> {
          GridDensity rho = density(group, density);
          for (double[] spin : rho.rho) {
            for (int g = 0; g < rho.points; g++) {
              all[start(group) + g] += density.multiplicity() * spin[g];
            }
          }
        });
    return all;
  }

  /** Σ_g v_g χ_μg χ_νg of a local potential v [point], weights included. */
  public Matrix potential(double[] v) {
    return assemble(
            1,
            group -> {
              GridPotential fields = new GridPotential(DENSITY_ONLY, end(group) - start(group));
              for (int g = start(group); g < end(group); g++) {
                fields.scalar[0][g - start(group)] = 0.5 * v[g];
              }
              return fields;
            })
        .get(0);
  }

  private int[] cutIntoGroups() {
    int blocks = system.grid().blocks();
    List<Integer> ends = new ArrayList<>(List.of(0));
    for (int b = 0; b < blocks; b++) {
      int first = system.grid().blockStart(ends.get(ends.size() - 1));
      boolean full = system.grid().blockEnd(b) - first >= GROUP_POINTS;
      if (full || b == blocks - 1) {
        ends.add(b + 1);
      }
    }
    return ends.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Number of groups. */
  public int groups() {
    return groupBlocks.length - 1;
  }

  /** First point of a group. */
  public int start(int group) {
    return system.grid().blockStart(groupBlocks[group]);
  }

  /** End of a group's points. */
  public int end(int group) {
    return system.grid().blockEnd(groupBlocks[group + 1] - 1);
  }

  /** ρ_σ, and ∇ρ_σ and τ_σ if wanted, on a group's points. */
  public GridDensity density(int group, Density density) {
    GridDensity rho = new GridDensity(density.spins(), end(group) - start(group), layout, exchange);
    Scratch scratch = SCRATCH.get();
    List<Matrix> factors = density.factors();
    for (int b = groupBlocks[group]; b < groupBlocks[group + 1]; b++) {
      AoBlock block = orbitals.block(b);
      int offset = system.grid().blockStart(b) - start(group);
      List<Matrix> matrices = new ArrayList<>();
      boolean[] factored = new boolean[density.spins()];
      for (int s = 0; s < density.spins(); s++) {
        factored[s] = factors != null && 2 * factors.get(s).columns() < block.functions().length;
        Matrix matrix = factored[s] && factors != null ? factors.get(s) : density.bySpin().get(s);
        matrices.add(matrix);
        rho.fill(s, block, offset, matrix, factored[s], scratch);
      }
      rho.exchange.add(b, block, offset, matrices, factored, scratch);
    }
    return rho;
  }

  /** The weights of a group's points. */
  public double[] weights(int group) {
    return Arrays.copyOfRange(system.grid().weights(), start(group), end(group));
  }

  /** Matrices of the potentials that {@code fields} gives for each group. */
  public List<Matrix> assemble(int spins, IntFunction<GridPotential> fields) {
    int nao = system.size();
    int n = groups();
    int lanes = Math.min(LANES, n);
    double[][][] halves = new double[lanes][spins][nao * nao];
    workers.forEach(
        lanes,
        lane -> {
          for (int group = lane; group < n; group += lanes) {
            addMatrices(group, fields.apply(group), halves[lane], nao);
          }
        });
    List<Matrix> matrices = new ArrayList<>();
    for (int s = 0; s < spins; s++) {
      double[] half = halves[0][s];
      for (int lane = 1; lane < lanes; lane++) {
        for (int i = 0; i < half.length; i++) {
          half[i] += halves[lane][s][i];
        }
      }
      Matrix sum = new Matrix(nao, nao, half);
      sum.addScaled(1, sum.transpose());
      matrices.add(sum);
    }
    return matrices;
  }

  private void addMatrices(int group, GridPotential fields, double[][] halves, int nao) {
    Scratch scratch = SCRATCH.get();
    for (int b = groupBlocks[group]; b < groupBlocks[group + 1]; b++) {
      AoBlock block = orbitals.block(b);
      int offset = system.grid().blockStart(b) - start(group);
      for (int s = 0; s < halves.length; s++) {
        fields.addMatrix(s, block, offset, halves[s], nao, scratch);
      }
    }
  }
}
