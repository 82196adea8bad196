package rung.integral;

import java.util.List;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.parallel.Workers;

/**
 * Three-centre Coulomb integrals (μν|P) of an orbital and a fitting basis.
 *
 * <p>Products of primitives for which Schwarz's inequality |(ab|P)| ≤ √(ab|ab) √(P|P) gives less
 * than {@link #THRESHOLD} are left out (M. Häser, R. Ahlrichs, J. Comput. Chem. 10, 104 (1989)).
 */
public final class ThreeCentreIntegrals {
  /** Largest integral over primitives that may be left out, hartree. */
  public static final double THRESHOLD = 1e-15;

  private static final int PORTION = 128;

  private ThreeCentreIntegrals() {}

  /**
   * The integrals, row by row of the lower triangle: {@code rows[μ][ν · naux + P]} = (μν|P), ν ≤ μ.
   * Error budget: 10⁻¹² absolute for functions of unit norm.
   */
  public static double[][] compute(Basis orbital, Basis auxiliary, Workers workers) {
    return compute(orbital, auxiliary, CoulombKernel.FULL, workers);
  }

  /** The same for any interaction. */
  public static double[][] compute(
      Basis orbital, Basis auxiliary, CoulombKernel kernel, Workers workers) {
    int naux = auxiliary.size();
    double[][] rows = new double[orbital.size()][];
    for (int mu = 0; mu < rows.length; mu++) {
      rows[mu] = new double[(mu + 1) * naux];
    }
    KetSet kets = KetSet.of(auxiliary);
    double largest = 0;
    for (Shell shell : auxiliary.shells()) {
      largest = Math.max(largest, HermiteExpansion.of(shell).bound());
    }
    double threshold = THRESHOLD / Math.max(largest, 1e-3);
    List<ShellPairs> portions = ShellPairs.portions(orbital, PORTION);
    workers.forEach(
        portions.size(), i -> fill(portions.get(i), threshold, kets, kernel, rows, naux));
    return rows;
  }

  private static void fill(
      ShellPairs pairs,
      double threshold,
      KetSet kets,
      CoulombKernel kernel,
      double[][] rows,
      int naux) {
    double[] c = CoulombEngine.integralsIn(Workspace.own(), pairs.expand(threshold), kets, kernel);
    int row = 0;
    for (int pair = 0; pair < pairs.size(); pair++) {
      Shell a = pairs.first().get(pair);
      Shell b = pairs.second().get(pair);
      for (int i = 0; i < a.size(); i++) {
        int mu = a.offset() + i;
        for (int j = 0; j < b.size(); j++, row++) {
          int nu = b.offset() + j;
          if (nu <= mu) {
            kets.order(c, row * kets.columns(), rows[mu], nu * naux);
          }
        }
      }
    }
  }
}
