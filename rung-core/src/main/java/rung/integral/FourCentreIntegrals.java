package rung.integral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.basis.Basis;
import rung.linalg.LinearAlgebra;
import rung.parallel.Workers;

/**
 * Four-centre integrals (μν|κλ), block by block: portions of shell pairs on either side, the
 * primitives of one side in the inner loop of a {@link CoulombEngine}, both sides contracted by
 * matrix products.
 */
final class FourCentreIntegrals {
  /** Most products of primitives in a portion. */
  private static final int PORTION = 128;

  /** Primitive products with √(ab|ab) below this are left out for good. */
  private static final double NEGLIGIBLE = 1e-14;

  private static final ThreadLocal<double[]> GATHER = ThreadLocal.withInitial(() -> new double[0]);

  private final CoulombKernel kernel;
  private final List<ShellPairs> portions;
  private final List<List<HermiteExpansion>> expansions;

  /** First function of each pair in its portion, and the number of functions of the portion. */
  private final int[][] start;

  /** [portion][pair]: coefficients [Hermite index · primitives + primitive][function]. */
  private final double[][][] ket;

  /** Expands the pairs of the basis. */
  FourCentreIntegrals(Basis basis, CoulombKernel kernel, Workers workers) {
    this.kernel = kernel;
    portions = ShellPairs.portions(basis, PORTION);
    expansions = workers.map(portions.size(), i -> portions.get(i).expand(NEGLIGIBLE));
    start = new int[portions.size()][];
    ket = new double[portions.size()][][];
    for (int i = 0; i < start.length; i++) {
      List<HermiteExpansion> pairs = expansions.get(i);
      start[i] = new int[pairs.size() + 1];
      ket[i] = new double[pairs.size()][];
      for (int k = 0; k < pairs.size(); k++) {
        start[i][k + 1] = start[i][k] + pairs.get(k).functions();
        ket[i][k] = ketCoefficients(pairs.get(k));
      }
    }
  }

  /** Coefficients with the sign of ∂^κ with respect to the other centre. */
  private static double[] ketCoefficients(HermiteExpansion pair) {
    int[][] kappa = HermiteIndex.upTo(pair.degree());
    int functions = pair.functions();
    int primitives = pair.primitives();
    double[] c = new double[kappa.length * primitives * functions];
    for (int q = 0; q < kappa.length; q++) {
      double sign = (kappa[q][0] + kappa[q][1] + kappa[q][2]) % 2 == 0 ? 1 : -1;
      for (int s = 0; s < primitives; s++) {
        for (int f = 0; f < functions; f++) {
          c[(q * primitives + s) * functions + f] =
              sign * pair.e()[(s * kappa.length + q) * functions + f];
        }
      }
    }
    return c;
  }

  /** Number of portions. */
  int portions() {
    return portions.size();
  }

  /** The shell pairs of a portion. */
  ShellPairs pairs(int portion) {
    return portions.get(portion);
  }

  /** First function of pair k in its portion; for k = number of pairs the number of functions. */
  int start(int portion, int k) {
    return start[portion][k];
  }

  /** Number of functions μν of a portion. */
  int functions(int portion) {
    return start[portion][portions.get(portion).size()];
  }

  /** Upper limit of √(μν|μν) over the functions of pair k with the full interaction. */
  double bound(int portion, int k) {
    return expansions.get(portion).get(k).bound();
  }

  /**
   * (μν|κλ) for μν of one portion and κλ of another, [functions(bra), functions(ket)]; zero for the
   * pairs κλ that are not wanted.
   */
  double[] block(int bra, int ketPortion, boolean[] wanted) {
    List<HermiteExpansion> kept = new ArrayList<>();
    for (int k = 0; k < wanted.length; k++) {
      if (wanted[k]) {
        kept.add(expansions.get(ketPortion).get(k));
      }
    }
    int rows = functions(bra);
    int columns = functions(ketPortion);
    double[] block = new double[rows * columns];
    KetGroup group = KetGroup.products(portions.get(ketPortion).degree(), kept);
    if (group.shells() == 0) {
      return block;
    }
    double[] c =
        CoulombEngine.integralsIn(Workspace.own(), expansions.get(bra), KetSet.of(group), kernel);
    int first = 0;
    for (int k = 0; k < wanted.length; k++) {
      int primitives = expansions.get(ketPortion).get(k).primitives();
      if (wanted[k] && primitives > 0) {
        double[] gathered = gather(c, rows, group, first, primitives);
        int inner = group.components * primitives;
        int functions = start[ketPortion][k + 1] - start[ketPortion][k];
        LinearAlgebra.gemm(
            false,
            false,
            rows,
            functions,
            inner,
            1,
            gathered,
            0,
            inner,
            ket[ketPortion][k],
            0,
            functions,
            0,
            block,
            start[ketPortion][k],
            columns);
        first += primitives;
      }
    }
    return block;
  }

  /** The columns of one pair, side by side. */
  private static double[] gather(double[] c, int rows, KetGroup group, int first, int primitives) {
    int inner = group.components * primitives;
    double[] gathered = GATHER.get();
    if (gathered.length < rows * inner) {
      gathered = Arrays.copyOf(gathered, rows * inner);
      GATHER.set(gathered);
    }
    int shells = group.shells();
    int to = 0;
    for (int r = 0; r < rows; r++) {
      int row = r * group.columns() + first;
      for (int q = 0; q < group.components; q++) {
        for (int s = 0; s < primitives; s++) {
          gathered[to++] = c[row + q * shells + s];
        }
      }
    }
    return gathered;
  }
}
