package rung.integral;

import java.util.Arrays;
import rung.basis.Shell;

/**
 * The charge distributions of one shell or of a pair of shells as sums of Hermite Gaussians, Ω_f =
 * Σ_primitives Σ_tuv e[(primitive · hermites + tuv) · functions + f] Λ_tuv(p, P), where Λ_tuv is
 * the derivative of exp(−p (r−P)²) with respect to P (L. E. McMurchie, E. R. Davidson, J. Comput.
 * Phys. 26, 218 (1978), eqs. 2.18-2.24). Contraction coefficients and the transform to solid
 * harmonics are in e.
 *
 * @param functions number of distributions: 2l+1 of a shell, n_a n_b of a pair (b fastest)
 * @param degree highest degree t+u+v
 * @param p exponents of the primitives
 * @param x centres P, bohr
 * @param y centres P, bohr
 * @param z centres P, bohr
 * @param e coefficients
 * @param bound upper limit of √(Ω|Ω) over the distributions
 */
record HermiteExpansion(
    int functions,
    int degree,
    double[] p,
    double[] x,
    double[] y,
    double[] z,
    double[] e,
    double bound) {

  /** Number of primitives. */
  int primitives() {
    return p.length;
  }

  /** Expansion of a shell by itself. */
  static HermiteExpansion of(Shell a) {
    AngularPart one = AngularPart.of(0, false);
    Builder builder = new Builder(AngularPart.of(a), one, a.l(), a.exponents().length);
    double[] table = new double[(a.l() + 1) * (a.l() + 1)];
    for (int k = 0; k < a.exponents().length; k++) {
      hermite(a.l(), 0, a.exponents()[k], 0, 0, table);
      builder.add(
          a.exponents()[k],
          a.x(),
          a.y(),
          a.z(),
          a.coefficients()[k] / one.c()[0],
          table,
          table,
          table,
          1,
          0);
    }
    return builder.build();
  }

  /**
   * Expansion of the products of two shells. Primitives are left out where √(Ω|Ω) of each of their
   * products is below {@code threshold}: by Schwarz's inequality their integrals with a charge of
   * norm N are below threshold · N.
   */
  static HermiteExpansion of(Shell a, Shell b, double threshold) {
    int la = a.l();
    int lb = b.l();
    int na = a.exponents().length;
    int nb = b.exponents().length;
    Builder builder = new Builder(AngularPart.of(a), AngularPart.of(b), la + lb, na * nb);
    int size = (la + 1) * (lb + 1) * (la + lb + 1);
    double[] ex = new double[size];
    double[] ey = new double[size];
    double[] ez = new double[size];
    double dx = a.x() - b.x();
    double dy = a.y() - b.y();
    double dz = a.z() - b.z();
    double distance2 = dx * dx + dy * dy + dz * dz;
    for (int i = 0; i < na; i++) {
      double alpha = a.exponents()[i];
      for (int j = 0; j < nb; j++) {
        double beta = b.exponents()[j];
        double p = alpha + beta;
        double exponent = alpha * beta / p * distance2;
        if (exponent > 200) {
          continue;
        }
        double prefactor = a.coefficients()[i] * b.coefficients()[j] * Math.exp(-exponent);
        double fa = -beta / p;
        double fb = alpha / p;
        hermite(la, lb, p, fa * dx, fb * dx, ex);
        hermite(la, lb, p, fa * dy, fb * dy, ey);
        hermite(la, lb, p, fa * dz, fb * dz, ez);
        builder.add(
            p,
            a.x() + fa * dx,
            a.y() + fa * dy,
            a.z() + fa * dz,
            prefactor,
            ex,
            ey,
            ez,
            lb + 1,
            threshold);
      }
    }
    return builder.build();
  }

  /**
   * One-dimensional coefficients E_t^(ij) without the factor exp(−μ R²), at (i (lb+1) + j)(la+lb+1)
   * + t.
   *
   * @param pa P − A along the axis
   * @param pb P − B along the axis
   */
  static void hermite(int la, int lb, double p, double pa, double pb, double[] table) {
    int stride = la + lb + 1;
    double half = 0.5 / p;
    Arrays.fill(table, 0, (la + 1) * (lb + 1) * stride, 0);
    table[0] = 1;
    for (int i = 0; i <= la; i++) {
      int row = i * (lb + 1) * stride;
      if (i > 0) {
        raise(table, row - (lb + 1) * stride, row, i - 1, half, pa);
      }
      for (int j = 1; j <= lb; j++) {
        raise(table, row + (j - 1) * stride, row + j * stride, i + j - 1, half, pb);
      }
    }
  }

  /**
   * √(Λ_tuv|Λ_tuv) of the Hermite Gaussians of exponent p: (Λ|Λ) = 2π^(5/2)/(p²√(2p)) p^n/(2n+1)
   * Π(2t−1)!! with n = t+u+v.
   */
  static double[] coulombNorms(int degree, double p) {
    double self = 2 * Math.pow(Math.PI, 2.5) / (p * p * Math.sqrt(2 * p));
    int[][] indices = HermiteIndex.upTo(degree);
    double[] norms = new double[indices.length];
    for (int h = 0; h < indices.length; h++) {
      int n = 0;
      double square = self;
      for (int index : indices[h]) {
        n += index;
        for (int i = 1; i <= index; i++) {
          square *= (2 * i - 1) * p;
        }
      }
      norms[h] = Math.sqrt(square / (2 * n + 1));
    }
    return norms;
  }

  private static void raise(double[] table, int from, int to, int top, double half, double shift) {
    for (int t = 0; t <= top + 1; t++) {
      double value = 0;
      if (t > 0) {
        value += half * table[from + t - 1];
      }
      if (t <= top) {
        value += shift * table[from + t];
      }
      if (t < top) {
        value += (t + 1) * table[from + t + 1];
      }
      table[to + t] = value;
    }
  }

  /** Collects primitives. */
  private static final class Builder {
    private final AngularPart a;
    private final AngularPart b;
    private final int functions;
    private final int degree;
    private final int[][] indices;
    private final int block;
    private final double[] p;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private double[] e;
    private final double[] bounds;
    private int n;

    Builder(AngularPart a, AngularPart b, int degree, int most) {
      this.a = a;
      this.b = b;
      this.degree = degree;
      functions = a.functions() * b.functions();
      indices = HermiteIndex.upTo(degree);
      block = indices.length * functions;
      p = new double[most];
      x = new double[most];
      y = new double[most];
      z = new double[most];
      e = new double[most * block];
      bounds = new double[functions];
    }

    void add(
        double exponent,
        double px,
        double py,
        double pz,
        double prefactor,
        double[] ex,
        double[] ey,
        double[] ez,
        int rows,
        double threshold) {
      int at = n * block;
      fill(at, prefactor, ex, ey, ez, rows);
      if (negligible(at, exponent, threshold)) {
        Arrays.fill(e, at, at + block, 0);
        return;
      }
      p[n] = exponent;
      x[n] = px;
      y[n] = py;
      z[n++] = pz;
    }

    private void fill(int at, double prefactor, double[] ex, double[] ey, double[] ez, int rows) {
      int stride = degree + 1;
      int nb = b.functions();
      for (int fa = 0; fa < a.functions(); fa++) {
        for (int ma = a.start()[fa]; ma < a.start()[fa + 1]; ma++) {
          double ca = prefactor * a.c()[ma];
          for (int fb = 0; fb < nb; fb++) {
            for (int mb = b.start()[fb]; mb < b.start()[fb + 1]; mb++) {
              int i = a.i()[ma] + b.i()[mb];
              int j = a.j()[ma] + b.j()[mb];
              int k = a.k()[ma] + b.k()[mb];
              int rx = (a.i()[ma] * rows + b.i()[mb]) * stride;
              int ry = (a.j()[ma] * rows + b.j()[mb]) * stride;
              int rz = (a.k()[ma] * rows + b.k()[mb]) * stride;
              double c = ca * b.c()[mb];
              for (int t = 0; t <= i; t++) {
                double cx = c * ex[rx + t];
                for (int u = 0; u <= j; u++) {
                  double cxy = cx * ey[ry + u];
                  for (int v = 0; v <= k; v++) {
                    e[at + HermiteIndex.of(t, u, v) * functions + fa * nb + fb] += cxy * ez[rz + v];
                  }
                }
              }
            }
          }
        }
      }
    }

    /**
     * Adds Σ_tuv |e_tuv| √(Λ_tuv|Λ_tuv), at least √(Ω|Ω), to the bounds unless it is below
     * threshold.
     */
    private boolean negligible(int at, double exponent, double threshold) {
      double[] norms = new double[functions];
      double[] coulomb = coulombNorms(degree, exponent);
      double most = 0;
      for (int h = 0; h < indices.length; h++) {
        for (int f = 0; f < functions; f++) {
          norms[f] += Math.abs(e[at + h * functions + f]) * coulomb[h];
          most = Math.max(most, norms[f]);
        }
      }
      if (most < threshold) {
        return true;
      }
      for (int f = 0; f < functions; f++) {
        bounds[f] += norms[f];
      }
      return false;
    }

    HermiteExpansion build() {
      double bound = 0;
      for (double b1 : bounds) {
        bound = Math.max(bound, b1);
      }
      if (n == p.length) {
        return new HermiteExpansion(functions, degree, p, x, y, z, e, bound);
      }
      e = Arrays.copyOf(e, n * block);
      return new HermiteExpansion(
          functions,
          degree,
          Arrays.copyOf(p, n),
          Arrays.copyOf(x, n),
          Arrays.copyOf(y, n),
          Arrays.copyOf(z, n),
          e,
          bound);
    }
  }
}
