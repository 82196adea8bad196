package rung.functional.hybrid;

import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.Polynomial;
import rung.functional.form.SpinDensities;

/**
 * The part of a uniform gas's exchange that the short-range interaction erfc(ωr)/r gives (P. M. W.
 * Gill, R. D. Adamson, J. A. Pople, Mol. Phys. 88, 1005 (1996); H. Iikura, T. Tsuneda, T. Yanai, K.
 * Hirao, J. Chem. Phys. 115, 3540 (2001)).
 */
final class CoulombAttenuation {
  /** Below it the series is used, which does not cancel. */
  private static final double SERIES_END = 0.3;

  private static final double[] SERIES = series(14);

  private CoulombAttenuation() {}

  /** F of the Slater exchange of one spin. */
  static <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin, T omega) {
    return shortRange(a, a.divide(squaredFermiVector(a, in, spin), a.square(omega)));
  }

  /** k_F² = (6π²ρ_σ)^⅔. */
  static <T> T squaredFermiVector(Arithmetic<T> a, PointInputs<T> in, int spin) {
    double factor = Math.pow(6 * Math.PI * Math.PI, 2.0 / 3);
    return a.multiply(factor, a.square(a.cbrt(new SpinDensities<>(a, in).positive(spin))));
  }

  /**
   * F = 1 − (8/3) a [√π erf(1/2a) + (2a − 4a³) e^{−1/4a²} − 3a + 4a³], a = ω/2k, in terms of u =
   * 1/4a² = (k/ω)²: 1 − (8/3) [(√π/2√u) erf √u + (1/2u − 1/4u²) e^{−u} − 3/4u + 1/4u²].
   */
  static <T> T shortRange(Arithmetic<T> a, T u) {
    T isLarge = a.add(u, -SERIES_END);
    T small = a.ifPositive(isLarge, a.constant(SERIES_END), u);
    T large = a.ifPositive(isLarge, u, a.constant(SERIES_END));
    T inverse = a.reciprocal(large);
    T root = a.sqrt(large);
    T quarter = a.multiply(0.25, inverse);
    T decay = a.exp(a.negate(large));
    T bracket = a.divide(a.multiply(0.5 * Math.sqrt(Math.PI), a.erf(root)), root);
    T mixed = a.subtract(a.multiply(a.subtract(a.constant(2), inverse), decay), a.constant(3));
    bracket = a.add(bracket, a.multiply(quarter, a.add(mixed, inverse)));
    T closed = a.subtract(a.constant(1), a.multiply(8.0 / 3, bracket));
    return a.ifPositive(isLarge, closed, Polynomial.of(a, small, SERIES));
  }

  /** −(8/3) (−1)^n [1/n!(2n+1) − 1/2(n+1)! − 1/4(n+2)!] of u^n; zero for n = 0. */
  private static double[] series(int terms) {
    double[] c = new double[terms];
    double factorial = 1;
    for (int n = 1; n < terms; n++) {
      factorial *= n;
      double next = factorial * (n + 1);
      double bracket = 1 / (factorial * (2 * n + 1)) - 0.5 / next - 0.25 / (next * (n + 2));
      c[n] = -8.0 / 3 * (n % 2 == 0 ? 1 : -1) * bracket;
    }
    return c;
  }
}
