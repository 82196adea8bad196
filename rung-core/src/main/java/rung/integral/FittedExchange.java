package rung.integral;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rung.basis.Basis;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Exact exchange with products of orbitals fitted in the metric of the interaction, K_μν = Σ_P Σ_κλ
 * B_P,μκ D_κλ B_P,λν with B = W (P|μν), WᵀW = (P|Q)⁻¹ (F. Weigend, Phys. Chem. Chem. Phys. 4, 4285
 * (2002)); or its derivative with respect to the range ω of the interaction.
 *
 * <p>For a density of k factors the cost is 2 nao² naux k multiplications twice over.
 */
public final class FittedExchange implements ExchangeOperator {
  /** Fitting functions of one block. */
  private static final int BLOCK = 32;

  /** Blocks that are fitted together. */
  private static final int TOGETHER = 4;

  private static final int LANES = 8;

  /** Combinations of fitting functions with a smaller self-interaction are left out, hartree. */
  private static final double DEPENDENT = 1e-11;

  private final int size;
  private final int rows;

  /** A_P,μν and B_P,μν [block][P in block · pairs + μ(μ+1)/2 + ν]; K = ½ Σ_P (A D B + B D A). */
  private final double[][] left;

  private final double[][] right;

  private FittedExchange(int size, int rows, double[][] left, double[][] right) {
    this.size = size;
    this.rows = rows;
    this.left = left;
    this.right = right;
  }

  /** Bytes that the fitted integrals take. */
  public static long bytes(Basis orbital, Basis auxiliary) {
    return 4L * orbital.size() * (orbital.size() + 1) * auxiliary.size();
  }

  /** Exchange by 1/r from the integrals that fit the repulsion. */
  public static FittedExchange of(FittedRepulsion repulsion, Workers workers) {
    double[][] raw = repulsion.rows();
    Matrix factor = repulsion.factor();
    // The columns of V⁻¹L are the rows of L⁻¹.
    double[] inverse = factor.transpose().data();
    Decompositions.solveCholesky(factor, inverse);
    Matrix fit = new Matrix(factor.rows(), factor.rows(), inverse);
    for (int p = 0; p < fit.rows(); p++) {
      Arrays.fill(inverse, p * fit.columns() + p + 1, (p + 1) * fit.columns(), 0);
    }
    double[][] fitted = allocate(raw.length, fit.rows());
    multiply(fit, raw, fitted, workers);
    return new FittedExchange(raw.length, fit.rows(), fitted, fitted);
  }

  /** Computes the integrals and fits. */
  public static FittedExchange of(
      Basis orbital, Basis auxiliary, CoulombKernel kernel, Workers workers) {
    Matrix metric = TwoCentreIntegrals.compute(auxiliary, kernel);
    Matrix fit = inverseRoot(metric);
    double[][] raw = ThreeCentreIntegrals.compute(orbital, auxiliary, kernel, workers);
    double[][] fitted = allocate(orbital.size(), fit.rows());
    multiply(fit, raw, fitted, workers);
    return new FittedExchange(orbital.size(), fit.rows(), fitted, fitted);
  }

  /**
   * ∂K/∂ω of the long-range interaction erf(ωr)/r: with V = (P|Q), A = 2 W (P|μν)' − W V' Wᵀ B, the
   * primes derivatives, the fitted integrals' symmetrised change.
   */
  public static FittedExchange slope(
      Basis orbital, Basis auxiliary, double omega, Workers workers) {
    CoulombKernel longRange = CoulombKernel.longRange(omega);
    CoulombKernel slope = CoulombKernel.slope(omega);
    Matrix fit = inverseRoot(TwoCentreIntegrals.compute(auxiliary, longRange));
    double[][] raw = ThreeCentreIntegrals.compute(orbital, auxiliary, longRange, workers);
    double[][] right = allocate(orbital.size(), fit.rows());
    multiply(fit, raw, right, workers);
    // W V' WᵀB = (W V' Wᵀ W)(P|μν)
    Matrix change = LinearAlgebra.multiply(fit, TwoCentreIntegrals.compute(auxiliary, slope));
    Matrix metricPart =
        LinearAlgebra.multiply(LinearAlgebra.multiply(change, false, fit, true), fit);
    double[][] left = allocate(orbital.size(), fit.rows());
    multiply(metricPart.times(-1), raw, left, workers);
    double[][] derivative = ThreeCentreIntegrals.compute(orbital, auxiliary, slope, workers);
    multiply(fit.times(2), derivative, left, workers);
    return new FittedExchange(orbital.size(), fit.rows(), left, right);
  }

  /** W [k, naux] with WᵀW the inverse of a metric in the space where it is definite. */
  private static Matrix inverseRoot(Matrix metric) {
    return Decompositions.orthogonaliser(metric, DEPENDENT).transpose();
  }

  private static double[][] allocate(int size, int rows) {
    int pairs = size * (size + 1) / 2;
    double[][] blocks = new double[(rows + BLOCK - 1) / BLOCK][];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new double[Math.multiplyExact(Math.min(BLOCK, rows - b * BLOCK), pairs)];
    }
    return blocks;
  }

  /** Adds Σ_Q m_PQ (Q|μν) to the blocks, several of them at once. */
  private static void multiply(Matrix m, double[][] raw, double[][] blocks, Workers workers) {
    int pairs = raw.length * (raw.length + 1) / 2;
    int rows = TOGETHER * BLOCK;
    workers.forEach(
        (m.rows() + rows - 1) / rows,
        task -> {
          int first = task * rows;
          int height = Math.min(rows, m.rows() - first);
          int width = width(m, first, height);
          double[] part = new double[height * raw.length];
          for (int mu = 0; mu < raw.length; mu++) {
            int n = mu + 1;
            LinearAlgebra.gemm(
                false,
                true,
                height,
                n,
                width,
                1,
                m.data(),
                first * m.columns(),
                m.columns(),
                raw[mu],
                0,
                m.columns(),
                0,
                part,
                0,
                n);
            for (int p = 0; p < height; p++) {
              double[] block = blocks[(first + p) / BLOCK];
              int to = (first + p) % BLOCK * pairs + mu * n / 2;
              for (int nu = 0; nu < n; nu++) {
                block[to + nu] += part[p * n + nu];
              }
            }
          }
        });
  }

  /** Columns up to the last one that is not zero in some rows. */
  private static int width(Matrix m, int first, int height) {
    int width = 0;
    for (int p = first; p < first + height; p++) {
      for (int q = width; q < m.columns(); q++) {
        width = m.get(p, q) != 0 ? q + 1 : width;
      }
    }
    return width;
  }

  @Override
  public List<Matrix> exchange(List<SymmetricProduct> densities, Workers workers) {
    int lanes = Math.min(LANES, left.length);
    List<List<Matrix>> parts =
        workers.map(
            lanes,
            lane -> {
              Lane sums = new Lane(densities);
              for (int b = lane * left.length / lanes; b < (lane + 1) * left.length / lanes; b++) {
                sums.add(b);
              }
              return sums.halves;
            });
    return IntStream.range(0, densities.size())
        .mapToObj(
            d -> {
              Matrix exchange = Matrix.zeros(size);
              for (List<Matrix> part : parts) {
                exchange.addScaled(0.5, part.get(d));
                exchange.addScaled(0.5, part.get(d).transpose());
              }
              return exchange;
            })
        .toList();
  }

  /** Σ_P (A_P X)(B_P Y)ᵀ of each density over some of the blocks. */
  private final class Lane {
    private final List<SymmetricProduct> densities;
    final List<Matrix> halves;
    private final double[] square = new double[size * size];

    /** A X, A Y, B X, B Y of each density, [nao, P in block · k]; empty where not needed. */
    private final double[][][] products;

    Lane(List<SymmetricProduct> densities) {
      this.densities = densities;
      halves = densities.stream().map(d -> Matrix.zeros(size)).toList();
      products = new double[densities.size()][4][];
      for (int d = 0; d < products.length; d++) {
        for (int which = 0; which < 4; which++) {
          int k = needed(densities.get(d), which) ? densities.get(d).left().columns() : 0;
          products[d][which] = new double[size * BLOCK * k];
        }
      }
    }

    private boolean needed(SymmetricProduct density, int which) {
      boolean onRight = which >= 2;
      boolean ofY = which % 2 == 1;
      boolean symmetric = left == right;
      return !(onRight && symmetric) && !(ofY && density.isSquare());
    }

    void add(int block) {
      int pairs = size * (size + 1) / 2;
      int functions = left[block].length / pairs;
      for (int p = 0; p < functions; p++) {
        transform(left[block], p, pairs, functions, 0);
        if (left != right) {
          transform(right[block], p, pairs, functions, 2);
        }
      }
      for (int d = 0; d < products.length; d++) {
        SymmetricProduct density = densities.get(d);
        double[][] own = products[d];
        double[] ax = own[0];
        double[] ay = density.isSquare() ? ax : own[1];
        double[] bx = left == right ? ax : own[2];
        double[] by = left == right ? ay : density.isSquare() ? bx : own[3];
        int inner = functions * density.left().columns();
        if (left == right || density.isSquare()) {
          multiply(1, ax, by, inner, halves.get(d));
        } else {
          multiply(0.5, ax, by, inner, halves.get(d));
          multiply(0.5, ay, bx, inner, halves.get(d));
        }
      }
    }

    /** Products of one fitting function's matrix with the factors. */
    private void transform(double[] packed, int p, int pairs, int functions, int which) {
      unpack(packed, p * pairs);
      for (int d = 0; d < products.length; d++) {
        SymmetricProduct density = densities.get(d);
        int k = density.left().columns();
        multiply(density.left(), products[d][which], p * k, functions * k);
        if (!density.isSquare()) {
          multiply(density.right(), products[d][which + 1], p * k, functions * k);
        }
      }
    }

    private void unpack(double[] packed, int from) {
      for (int mu = 0; mu < size; mu++) {
        System.arraycopy(packed, from, square, mu * size, mu + 1);
        for (int nu = 0; nu < mu; nu++) {
          square[nu * size + mu] = packed[from + nu];
        }
        from += mu + 1;
      }
    }

    private void multiply(Matrix factor, double[] to, int column, int row) {
      int k = factor.columns();
      LinearAlgebra.gemm(
          false, false, size, k, size, 1, square, 0, size, factor.data(), 0, k, 0, to, column, row);
    }

    private void multiply(double scale, double[] x, double[] y, int inner, Matrix sum) {
      LinearAlgebra.gemm(
          false, true, size, size, inner, scale, x, 0, inner, y, 0, inner, 1, sum.data(), 0, size);
    }
  }
}
