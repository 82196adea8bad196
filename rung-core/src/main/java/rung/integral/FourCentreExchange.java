package rung.integral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Exact exchange from four-centre integrals, K_μν = Σ_κλ (μκ|νλ) D_κλ, each distinct quartet of
 * shells once.
 *
 * <p>Integrals that fit the memory are kept, others are computed for every call. Quartets are left
 * out by Schwarz's inequality: kept ones where |(μν|κλ)| is below {@link #THRESHOLD}, others where
 * that times the largest density element it meets is (M. Häser, R. Ahlrichs, J. Comput. Chem. 10,
 * 104 (1989)). The bounds of the full interaction also hold for its long range. Error budget: 10⁻¹⁰
 * hartree for an element of K with a density of elements near one.
 */
public final class FourCentreExchange implements ExchangeOperator {
  /** Largest contribution of a quartet to an element of K that may be left out, hartree. */
  public static final double THRESHOLD = 1e-13;

  private static final int LANES = 8;
  private static final double[] NOTHING = new double[0];

  private final Basis basis;
  private final FourCentreIntegrals integrals;
  private final int[][] tasks;

  /** Which shell a function belongs to. */
  private final int[] shell;

  private final double @Nullable [][] kept;

  /**
   * Prepares the integrals.
   *
   * @param memoryBudgetBytes integrals are kept if all of them fit
   */
  public FourCentreExchange(
      Basis basis, CoulombKernel kernel, long memoryBudgetBytes, Workers workers) {
    this.basis = basis;
    integrals = new FourCentreIntegrals(basis, kernel, workers);
    shell = new int[basis.size()];
    for (int s = 0; s < basis.shells().size(); s++) {
      Shell at = basis.shells().get(s);
      Arrays.fill(shell, at.offset(), at.offset() + at.size(), s);
    }
    List<int[]> list = new ArrayList<>();
    for (int i = 0; i < integrals.portions(); i++) {
      for (int j = i; j < integrals.portions(); j++) {
        list.add(new int[] {i, j});
      }
    }
    tasks = list.toArray(int[][]::new);
    if (bytes(basis) <= memoryBudgetBytes) {
      double[][] blocks = new double[tasks.length][];
      workers.forEach(tasks.length, t -> blocks[t] = block(t, null));
      kept = blocks;
    } else {
      kept = null;
    }
  }

  /** About how many bytes all integrals take. */
  public static long bytes(Basis basis) {
    long pairs = basis.size() * (basis.size() + 1L) / 2;
    return 4 * pairs * (pairs + 1);
  }

  @Override
  public List<Matrix> exchange(List<SymmetricProduct> densities, Workers workers) {
    // Each by itself, so that one density's screening does not depend on the others.
    return densities.stream().map(d -> exchange(d.matrix(), workers)).toList();
  }

  /** K of a symmetric matrix. */
  public Matrix exchange(Matrix density, Workers workers) {
    double[] largest = kept == null ? largest(density) : null;
    int n = basis.size();
    List<Matrix> lanes =
        workers.map(
            Math.min(LANES, tasks.length),
            lane -> {
              Matrix half = Matrix.zeros(n);
              for (int t = lane; t < tasks.length; t += LANES) {
                double[] block = kept == null ? block(t, largest) : kept[t];
                if (block.length > 0) {
                  contract(t, block, density, half);
                }
              }
              return half;
            });
    Matrix exchange = Matrix.zeros(n);
    for (Matrix half : lanes) {
      exchange.addScaled(1, half);
      exchange.addScaled(1, half.transpose());
    }
    return exchange;
  }

  /** The integrals of a task, or nothing if all are negligible. */
  private double[] block(int task, double @Nullable [] largest) {
    int bra = tasks[task][0];
    int ket = tasks[task][1];
    ShellPairs pairs = integrals.pairs(ket);
    boolean[] wanted = new boolean[pairs.size()];
    boolean any = false;
    for (int k = 0; k < wanted.length; k++) {
      wanted[k] = matters(bra, pairs, k, integrals.bound(ket, k), largest);
      any |= wanted[k];
    }
    return any ? integrals.block(bra, ket, wanted) : NOTHING;
  }

  private boolean matters(
      int bra, ShellPairs ket, int k, double bound, double @Nullable [] largest) {
    int c = shell[ket.first().get(k).offset()];
    int d = shell[ket.second().get(k).offset()];
    ShellPairs pairs = integrals.pairs(bra);
    int shells = basis.shells().size();
    for (int p = 0; p < pairs.size(); p++) {
      double product = bound * integrals.bound(bra, p);
      if (largest != null) {
        int a = shell[pairs.first().get(p).offset()] * shells;
        int b = shell[pairs.second().get(p).offset()] * shells;
        product *=
            Math.max(
                Math.max(largest[a + c], largest[a + d]), Math.max(largest[b + c], largest[b + d]));
      }
      if (product >= THRESHOLD) {
        return true;
      }
    }
    return false;
  }

  /** Largest element between each two shells. */
  private double[] largest(Matrix density) {
    int shells = basis.shells().size();
    double[] largest = new double[shells * shells];
    for (int mu = 0; mu < shell.length; mu++) {
      for (int nu = 0; nu < shell.length; nu++) {
        int at = shell[mu] * shells + shell[nu];
        largest[at] = Math.max(largest[at], Math.abs(density.get(mu, nu)));
      }
    }
    return largest;
  }

  /** Adds half of what the quartets of a block give; its transpose is the other half. */
  private void contract(int task, double[] block, Matrix density, Matrix half) {
    int bra = tasks[task][0];
    int ket = tasks[task][1];
    ShellPairs bras = integrals.pairs(bra);
    ShellPairs kets = integrals.pairs(ket);
    int columns = integrals.functions(ket);
    for (int p = 0; p < bras.size(); p++) {
      int last = bra == ket ? p : kets.size() - 1;
      for (int q = 0; q <= last; q++) {
        // A pair with itself is its own transpose.
        double weight = bra == ket && p == q ? 0.5 : 1;
        int at = integrals.start(bra, p) * columns + integrals.start(ket, q);
        ExchangeQuartet.add(
            bras.first().get(p),
            bras.second().get(p),
            kets.first().get(q),
            kets.second().get(q),
            weight,
            block,
            at,
            columns,
            density,
            half);
      }
    }
  }
}
