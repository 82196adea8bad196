package rung.integral;

import java.util.ArrayList;
import java.util.List;
import rung.basis.Basis;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Coulomb repulsion of the density fitted in the Coulomb metric, J_μν = Σ_PQ (μν|P) (P|Q)⁻¹ (Q|κλ)
 * D_κλ (B. I. Dunlap, J. W. D. Connolly, J. R. Sabin, J. Chem. Phys. 71, 3396 (1979)).
 */
public final class FittedRepulsion implements ElectronRepulsion {
  /** Portion of the lower triangle that one task takes, in pairs μν. */
  private static final int PORTION = 2000;

  private final int naux;
  private final double[][] rows;
  private final Matrix factor;
  private final List<int[]> blocks = new ArrayList<>();

  /**
   * @param rows (μν|P), as {@link ThreeCentreIntegrals#compute} gives them; not copied
   * @param twoCentre (P|Q)
   */
  public FittedRepulsion(double[][] rows, Matrix twoCentre) {
    this.rows = rows;
    this.naux = twoCentre.rows();
    this.factor = Decompositions.cholesky(twoCentre);
    int begin = 0;
    int pairs = 0;
    for (int mu = 0; mu < rows.length; mu++) {
      pairs += mu + 1;
      if (pairs >= PORTION || mu == rows.length - 1) {
        blocks.add(new int[] {begin, mu + 1});
        begin = mu + 1;
        pairs = 0;
      }
    }
  }

  /** Computes the integrals. */
  public static FittedRepulsion of(Basis orbital, Basis auxiliary, Workers workers) {
    return new FittedRepulsion(
        ThreeCentreIntegrals.compute(orbital, auxiliary, workers),
        TwoCentreIntegrals.compute(auxiliary));
  }

  /** Bytes that the three-centre integrals take. */
  public static long bytes(Basis orbital, Basis auxiliary) {
    return 4L * orbital.size() * (orbital.size() + 1) * auxiliary.size();
  }

  /** (μν|P) row by row: {@code rows[μ][ν · naux + P]}, ν ≤ μ; the array itself. */
  public double[][] rows() {
    return rows;
  }

  /** Lower Cholesky factor of (P|Q). */
  public Matrix factor() {
    return factor;
  }

  /** Σ_μν (P|μν) D_μν, [naux]. */
  public double[] project(Matrix density, Workers workers) {
    double[] d = density.data();
    int n = rows.length;
    List<double[]> parts =
        workers.map(
            blocks.size(),
            block -> {
              double[] part = new double[naux];
              double[] weights = new double[n];
              for (int mu = blocks.get(block)[0]; mu < blocks.get(block)[1]; mu++) {
                for (int nu = 0; nu < mu; nu++) {
                  weights[nu] = d[mu * n + nu] + d[nu * n + mu];
                }
                weights[mu] = d[mu * n + mu];
                LinearAlgebra.gemv(true, mu + 1, naux, 1, rows[mu], 0, weights, 1, part);
              }
              return part;
            });
    double[] sum = new double[naux];
    for (double[] part : parts) {
      for (int p = 0; p < naux; p++) {
        sum[p] += part[p];
      }
    }
    return sum;
  }

  /** Fitting coefficients (P|Q)⁻¹ (Q|μν) D_μν, [naux]. */
  public double[] fit(Matrix density, Workers workers) {
    double[] coefficients = project(density, workers);
    Decompositions.solveCholesky(factor, coefficients);
    return coefficients;
  }

  @Override
  public Matrix coulomb(Matrix totalDensity, Workers workers) {
    double[] coefficients = fit(totalDensity, workers);
    int n = rows.length;
    Matrix coulomb = Matrix.zeros(n);
    double[] j = coulomb.data();
    workers.forEach(
        blocks.size(),
        block -> {
          double[] row = new double[n];
          for (int mu = blocks.get(block)[0]; mu < blocks.get(block)[1]; mu++) {
            LinearAlgebra.gemv(false, mu + 1, naux, 1, rows[mu], 0, coefficients, 0, row);
            for (int nu = 0; nu <= mu; nu++) {
              j[mu * n + nu] = row[nu];
              j[nu * n + mu] = row[nu];
            }
          }
        });
    return coulomb;
  }
}
