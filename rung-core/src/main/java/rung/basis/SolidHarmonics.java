package rung.basis;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Angular parts of basis functions as combinations of the monomials x^i y^j z^k, i+j+k = l.
 *
 * <p>Spherical: real solid harmonics, ∫|Y_lm|² dΩ = 1 on the unit sphere, m = −l…l, without the
 * Condon-Shortley phase (l = 1: y, z, x); H. B. Schlegel, M. J. Frisch, Int. J. Quantum Chem. 54,
 * 83 (1995), eq. 15, in the real form of T. Helgaker, P. Jørgensen, J. Olsen, Molecular
 * Electronic-Structure Theory (2000), eqs. 6.4.47-6.4.50. Cartesian: each monomial times its own
 * normalisation.
 */
public final class SolidHarmonics {
  private static final ConcurrentHashMap<Integer, double[][]> CACHE = new ConcurrentHashMap<>();

  private SolidHarmonics() {}

  /**
   * Coefficients [functions][monomials]; monomials in the order of {@link #monomial}. The array is
   * shared: read only.
   */
  public static double[][] transform(int l, boolean cartesian) {
    return CACHE.computeIfAbsent(
        2 * l + (cartesian ? 1 : 0), key -> cartesian ? cartesian(l) : spherical(l));
  }

  /** Number of monomials of degree l. */
  public static int monomials(int l) {
    return (l + 1) * (l + 2) / 2;
  }

  /** Index of x^i y^j z^k among the monomials of its degree: xx, xy, xz, yy, yz, zz. */
  public static int monomial(int j, int k) {
    int rest = j + k;
    return rest * (rest + 1) / 2 + k;
  }

  private static double[][] cartesian(int l) {
    double[][] c = new double[monomials(l)][monomials(l)];
    for (int i = l; i >= 0; i--) {
      for (int j = l - i; j >= 0; j--) {
        int k = l - i - j;
        double ratio =
            oddFactorial(2 * l + 1)
                / (oddFactorial(2 * i - 1) * oddFactorial(2 * j - 1) * oddFactorial(2 * k - 1));
        c[monomial(j, k)][monomial(j, k)] = Math.sqrt(ratio / (4 * Math.PI));
      }
    }
    return c;
  }

  private static double[][] spherical(int l) {
    double[][] c = new double[2 * l + 1][monomials(l)];
    for (int m = -l; m <= l; m++) {
      int n = Math.abs(m);
      double norm =
          Math.sqrt((2 * l + 1) / (4 * Math.PI))
              * Math.sqrt((m == 0 ? 1 : 2) * factorial(l + n) * factorial(l - n))
              / (Math.pow(2, n) * factorial(l));
      int half = m < 0 ? 1 : 0;
      for (int t = 0; t <= (l - n) / 2; t++) {
        for (int u = 0; u <= t; u++) {
          for (int v2 = half; v2 <= n; v2 += 2) {
            double sign = (t + (v2 - half) / 2) % 2 == 0 ? 1 : -1;
            double value =
                sign
                    * Math.pow(0.25, t)
                    * binomial(l, t)
                    * binomial(l - t, n + t)
                    * binomial(t, u)
                    * binomial(n, v2);
            int y = 2 * u + v2;
            int z = l - 2 * t - n;
            c[m + l][monomial(y, z)] += norm * value;
          }
        }
      }
    }
    return c;
  }

  private static double oddFactorial(int n) {
    double f = 1;
    for (int i = n; i > 1; i -= 2) {
      f *= i;
    }
    return f;
  }

  private static double factorial(int n) {
    double f = 1;
    for (int i = 2; i <= n; i++) {
      f *= i;
    }
    return f;
  }

  private static double binomial(int n, int k) {
    return k < 0 || k > n ? 0 : factorial(n) / (factorial(k) * factorial(n - k));
  }
}
