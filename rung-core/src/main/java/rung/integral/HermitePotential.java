package rung.integral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.basis.Shell;
import rung.linalg.Matrix;

/**
 * The potential of a {@link HermiteDensity} integrated over charge distributions of one degree. One
 * object serves one thread.
 */
final class HermitePotential {
  private final List<HermiteDensity> density;
  private final int hermites;
  private final List<CoulombProgram> programs = new ArrayList<>();
  private final RadialCoulomb coulomb;
  private final double[][] own;
  private final double[][] sums;
  private final double[] result;

  HermitePotential(List<HermiteDensity> density, int degree) {
    this.density = density;
    hermites = HermiteIndex.count(degree);
    int rows = CoulombProgram.ONES + 1;
    int widest = 0;
    for (HermiteDensity block : density) {
      widest = Math.max(widest, block.size());
      CoulombProgram program = CoulombProgram.density(degree, block.degree());
      programs.add(program);
      rows = Math.max(rows, program.program.rows());
    }
    double[][] lent = Workspace.own().rows(rows + hermites, widest);
    own = Arrays.copyOf(lent, rows);
    sums = Arrays.copyOfRange(lent, rows, rows + hermites);
    result = new double[hermites];
    coulomb = Workspace.own().radial(widest);
  }

  /**
   * Adds ∫ Ω_μν V to {@code matrix} for the products μν of two shells, ν ≤ μ if the shells are the
   * same.
   */
  void add(HermiteExpansion pair, Shell a, Shell b, double threshold, Matrix matrix) {
    int functions = pair.functions();
    for (int k = 0; k < pair.primitives(); k++) {
      double[] norms = HermiteExpansion.coulombNorms(pair.degree(), pair.p()[k]);
      double bound = bound(pair, k, norms);
      potential(pair.p()[k], pair.x()[k], pair.y()[k], pair.z()[k], threshold / bound);
      for (int f = 0; f < functions; f++) {
        double sum = 0;
        for (int h = 0; h < hermites; h++) {
          sum += pair.e()[(k * hermites + h) * functions + f] * result[h];
        }
        matrix.add(a.offset() + f / b.size(), b.offset() + f % b.size(), sum);
      }
    }
  }

  private double bound(HermiteExpansion pair, int k, double[] norms) {
    int functions = pair.functions();
    double most = 0;
    for (int f = 0; f < functions; f++) {
      double sum = 0;
      for (int h = 0; h < hermites; h++) {
        sum += Math.abs(pair.e()[(k * hermites + h) * functions + f]) * norms[h];
      }
      most = Math.max(most, sum);
    }
    return most;
  }

  /** ∫ Λ_tuv V of one primitive for all tuv, into {@code result}. */
  private void potential(double p, double px, double py, double pz, double least) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
    double[][] rows = own.clone();
    for (int i = 0; i < density.size(); i++) {
      HermiteDensity block = density.get(i);
      if (block.remainder() < least) {
        continue;
      }
      CoulombProgram program = programs.get(i);
      int n = block.size();
      displace(block, px, py, pz);
      coulomb.pairs(n, p, block.width(), own[CoulombProgram.R2]);
      coulomb.evaluate(CoulombKernel.FULL, n, 0, program.top + 1, own, CoulombProgram.FIRST_G);
      int inputs = CoulombProgram.FIRST_G + program.top + 1;
      System.arraycopy(own, 0, rows, 0, rows.length);
      System.arraycopy(block.d(), 0, rows, inputs, block.d().length);
      System.arraycopy(sums, 0, rows, inputs + block.d().length, hermites);
      program.program.run(rows, n);
    }
    for (int h = 0; h < hermites; h++) {
      result[h] = sum(sums[h]);
    }
  }

  private void displace(HermiteDensity block, double px, double py, double pz) {
    double[] x = own[CoulombProgram.X];
    double[] y = own[CoulombProgram.X + 1];
    double[] z = own[CoulombProgram.X + 2];
    double[] r2 = own[CoulombProgram.R2];
    double[] bx = block.x();
    double[] by = block.y();
    double[] bz = block.z();
    int n = block.size();
    for (int s = 0; s < n; s++) {
      double dx = px - bx[s];
      double dy = py - by[s];
      double dz = pz - bz[s];
      x[s] = dx;
      y[s] = dy;
      z[s] = dz;
      r2[s] = dx * dx + dy * dy + dz * dz;
    }
  }

  private static double sum(double[] a) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i];
    }
    return s0 + s1 + (s2 + s3);
  }
}
