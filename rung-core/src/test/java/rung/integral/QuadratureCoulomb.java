package rung.integral;

import rung.basis.Shell;
import rung.basis.SolidHarmonics;

/**
 * The simple twin of the Coulomb integrals: 1/r = 2/√π ∫₀^∞ exp(−u² r²) du with u² = ρ t²/(1−t²) by
 * Gauss-Legendre quadrature over t, and every one-dimensional integral by Gauss-Hermite quadrature.
 * Slow, and nothing in common with Hermite Gaussians.
 */
final class QuadratureCoulomb {
  private static final double[][] LEGENDRE = legendre(48);
  private static final double[][] HERMITE = hermite(9);

  private QuadratureCoulomb() {}

  /** (ab|cd) of all functions, [na · nb · nc · nd], d fastest. */
  static double[] of(Shell a, Shell b, Shell c, Shell d) {
    double[] sum = new double[a.size() * b.size() * c.size() * d.size()];
    for (int i = 0; i < a.exponents().length; i++) {
      for (int j = 0; j < b.exponents().length; j++) {
        for (int k = 0; k < c.exponents().length; k++) {
          for (int l = 0; l < d.exponents().length; l++) {
            double factor =
                a.coefficients()[i]
                    * b.coefficients()[j]
                    * c.coefficients()[k]
                    * d.coefficients()[l];
            double[] exponents = {
              a.exponents()[i], b.exponents()[j], c.exponents()[k], d.exponents()[l]
            };
            primitives(new Shell[] {a, b, c, d}, exponents, factor, sum);
          }
        }
      }
    }
    return sum;
  }

  /**
   * A shell that is the constant one, to make three- and two-centre integrals of four-centre ones.
   */
  static Shell unit(double x, double y, double z) {
    return new Shell(
        0,
        x,
        y,
        z,
        0,
        false,
        new double[] {0},
        new double[] {1 / SolidHarmonics.transform(0, false)[0][0]},
        0);
  }

  private static void primitives(Shell[] s, double[] e, double factor, double[] sum) {
    double p = e[0] + e[1];
    double q = e[2] + e[3];
    double rho = p * q / (p + q);
    for (int point = 0; point < LEGENDRE[0].length; point++) {
      double t = LEGENDRE[0][point];
      double rest = 1 - t * t;
      double u2 = rho * t * t / rest;
      double weight =
          factor
              * LEGENDRE[1][point]
              * 2
              / Math.sqrt(Math.PI)
              * Math.sqrt(rho)
              / (rest * Math.sqrt(rest));
      double[][] axes = {
        axis(e, u2, s[0].x(), s[1].x(), s[2].x(), s[3].x(), s),
        axis(e, u2, s[0].y(), s[1].y(), s[2].y(), s[3].y(), s),
        axis(e, u2, s[0].z(), s[1].z(), s[2].z(), s[3].z(), s)
      };
      accumulate(s, axes, weight, sum);
    }
  }

  /**
   * ∫∫ (x₁−A)^i (x₁−B)^j (x₂−C)^k (x₂−D)^l of the Gaussians and exp(−u²(x₁−x₂)²), all i, j, k, l.
   */
  private static double[] axis(
      double[] e, double u2, double a, double b, double c, double d, Shell[] s) {
    double p = e[0] + e[1];
    double q = e[2] + e[3];
    double cp = (e[0] * a + e[1] * b) / p;
    double cq = (e[2] * c + e[3] * d) / q;
    double inner = q + u2;
    double screened = q * u2 / inner;
    double outer = p + screened;
    double centre = (p * cp + screened * cq) / outer;
    double factor =
        Math.exp(
                -e[0] * e[1] / p * (a - b) * (a - b)
                    - e[2] * e[3] / q * (c - d) * (c - d)
                    - p * screened / outer * (cp - cq) * (cp - cq))
            / Math.sqrt(outer * inner);
    double[] values = new double[(s[0].l() + 1) * (s[1].l() + 1) * (s[2].l() + 1) * (s[3].l() + 1)];
    for (int m = 0; m < HERMITE[0].length; m++) {
      double x1 = centre + HERMITE[0][m] / Math.sqrt(outer);
      double middle = (q * cq + u2 * x1) / inner;
      double[] left = products(powers(x1 - a, s[0].l()), powers(x1 - b, s[1].l()));
      for (int n = 0; n < HERMITE[0].length; n++) {
        double x2 = middle + HERMITE[0][n] / Math.sqrt(inner);
        double w = factor * HERMITE[1][m] * HERMITE[1][n];
        double[] right = products(powers(x2 - c, s[2].l()), powers(x2 - d, s[3].l()));
        for (int i = 0; i < left.length; i++) {
          for (int k = 0; k < right.length; k++) {
            values[i * right.length + k] += w * left[i] * right[k];
          }
        }
      }
    }
    return values;
  }

  private static double[] powers(double x, int highest) {
    double[] powers = new double[highest + 1];
    powers[0] = 1;
    for (int i = 1; i <= highest; i++) {
      powers[i] = powers[i - 1] * x;
    }
    return powers;
  }

  private static double[] products(double[] a, double[] b) {
    double[] products = new double[a.length * b.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = a[i / b.length] * b[i % b.length];
    }
    return products;
  }

  private static void accumulate(Shell[] s, double[][] axes, double weight, double[] sum) {
    AngularPart[] parts = new AngularPart[4];
    for (int i = 0; i < 4; i++) {
      parts[i] = AngularPart.of(s[i]);
    }
    int at = 0;
    for (int f0 = 0; f0 < parts[0].functions(); f0++) {
      for (int f1 = 0; f1 < parts[1].functions(); f1++) {
        for (int f2 = 0; f2 < parts[2].functions(); f2++) {
          for (int f3 = 0; f3 < parts[3].functions(); f3++) {
            sum[at++] += weight * function(s, parts, new int[] {f0, f1, f2, f3}, axes);
          }
        }
      }
    }
  }

  private static double function(Shell[] s, AngularPart[] parts, int[] f, double[][] axes) {
    double sum = 0;
    for (int i = parts[0].start()[f[0]]; i < parts[0].start()[f[0] + 1]; i++) {
      for (int j = parts[1].start()[f[1]]; j < parts[1].start()[f[1] + 1]; j++) {
        for (int k = parts[2].start()[f[2]]; k < parts[2].start()[f[2] + 1]; k++) {
          for (int l = parts[3].start()[f[3]]; l < parts[3].start()[f[3] + 1]; l++) {
            int x = index(s, parts[0].i()[i], parts[1].i()[j], parts[2].i()[k], parts[3].i()[l]);
            int y = index(s, parts[0].j()[i], parts[1].j()[j], parts[2].j()[k], parts[3].j()[l]);
            int z = index(s, parts[0].k()[i], parts[1].k()[j], parts[2].k()[k], parts[3].k()[l]);
            sum +=
                parts[0].c()[i]
                    * parts[1].c()[j]
                    * parts[2].c()[k]
                    * parts[3].c()[l]
                    * axes[0][x]
                    * axes[1][y]
                    * axes[2][z];
          }
        }
      }
    }
    return sum;
  }

  private static int index(Shell[] s, int i, int j, int k, int l) {
    return ((i * (s[1].l() + 1) + j) * (s[2].l() + 1) + k) * (s[3].l() + 1) + l;
  }

  /** Nodes and weights on [0, 1]. */
  private static double[][] legendre(int n) {
    double[][] rule = new double[2][n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double derivative = 1;
      for (int step = 0; step < 50; step++) {
        double p0 = 1;
        double p1 = x;
        for (int k = 2; k <= n; k++) {
          double p2 = ((2 * k - 1) * x * p1 - (k - 1) * p0) / k;
          p0 = p1;
          p1 = p2;
        }
        derivative = n * (x * p1 - p0) / (x * x - 1);
        x -= p1 / derivative;
      }
      rule[0][i] = 0.5 * (1 + x);
      rule[1][i] = 1 / ((1 - x * x) * derivative * derivative);
    }
    return rule;
  }

  /**
   * Nodes and weights for the weight exp(−x²): roots by bisection between those of the lower
   * degree.
   */
  private static double[][] hermite(int n) {
    double[] roots = {0};
    for (int degree = 2; degree <= n; degree++) {
      double[] next = new double[degree];
      for (int i = 0; i < degree; i++) {
        double low = i == 0 ? -2 * Math.sqrt(degree) - 1 : roots[i - 1];
        double high = i == degree - 1 ? 2 * Math.sqrt(degree) + 1 : roots[i];
        for (int step = 0; step < 200; step++) {
          double middle = 0.5 * (low + high);
          boolean sameSide = normalised(degree, middle) * normalised(degree, low) > 0;
          low = sameSide ? middle : low;
          high = sameSide ? high : middle;
        }
        next[i] = 0.5 * (low + high);
      }
      roots = next;
    }
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double lower = normalised(n - 1, roots[i]);
      weights[i] = 1 / (n * lower * lower);
    }
    return new double[][] {roots, weights};
  }

  /** Orthonormal Hermite polynomial. */
  private static double normalised(int n, double x) {
    double p0 = 0;
    double p1 = Math.pow(Math.PI, -0.25);
    for (int k = 0; k < n; k++) {
      double p2 = x * Math.sqrt(2.0 / (k + 1)) * p1 - Math.sqrt((double) k / (k + 1)) * p0;
      p0 = p1;
      p1 = p2;
    }
    return p1;
  }
}
