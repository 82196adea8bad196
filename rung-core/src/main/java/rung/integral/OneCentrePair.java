package rung.integral;

import java.util.Comparator;
import java.util.stream.IntStream;
import rung.basis.Shell;

/**
 * The products of two shells of one centre as derivatives of radial functions. There the Hermite
 * coefficients are c_a c_b (1/2p)^((L+d)/2) K_tuv,f with L = l_a + l_b and d = t + u + v, and K
 * does not depend on the exponents: so primitives are summed before anything depends on t, u, v,
 * one sum for each d = L, L−2, … .
 *
 * <p>Primitives are sorted by falling exponent p: those that no point is near enough to resolve are
 * the first ones, and count by their moments alone.
 *
 * @param degree L
 * @param p exponents of the primitives
 * @param weight [step][primitive] c_a c_b (1/2p)^((L+d)/2), d = L mod 2 + 2 · step
 * @param moment [step][count] Σ weight (π/p)^(3/2) of the first {@code count} primitives
 * @param angular K of degree d at [hermite · functions + f]
 */
record OneCentrePair(
    int degree, double[] p, double[][] weight, double[][] moment, HermiteExpansion angular) {

  static OneCentrePair of(Shell a, Shell b) {
    int degree = a.l() + b.l();
    int nb = b.exponents().length;
    int[] order =
        IntStream.range(0, a.exponents().length * nb)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -a.exponents()[k / nb] - b.exponents()[k % nb]))
            .mapToInt(k -> k)
            .toArray();
    double[] p = new double[order.length];
    double[][] weight = new double[degree / 2 + 1][order.length];
    double[][] moment = new double[weight.length][order.length + 1];
    for (int k = 0; k < p.length; k++) {
      int i = order[k] / nb;
      int j = order[k] % nb;
      p[k] = a.exponents()[i] + b.exponents()[j];
      for (int step = 0; step < weight.length; step++) {
        int d = degree % 2 + 2 * step;
        double power = Math.pow(0.5 / p[k], 0.5 * (degree + d));
        weight[step][k] = a.coefficients()[i] * b.coefficients()[j] * power;
        moment[step][k + 1] = moment[step][k] + weight[step][k] * Math.pow(Math.PI / p[k], 1.5);
      }
    }
    // with p = 1/2 the coefficients are K itself
    HermiteExpansion angular = HermiteExpansion.of(unit(a), unit(b), 0);
    return new OneCentrePair(degree, p, weight, moment, angular);
  }

  private static Shell unit(Shell a) {
    return new Shell(
        a.atom(),
        a.x(),
        a.y(),
        a.z(),
        a.l(),
        a.cartesian(),
        new double[] {0.25},
        new double[] {1},
        a.offset());
  }

  /**
   * How many primitives have their asymptotic potential, moments over powers of the distance, at
   * all points: there p R² is so large that F_n(pR²) is (2n−1)!!/2^(n+1) √(π/(pR²)^(2n+1)) to 1e-15
   * for all n ≤ L.
   *
   * @param nearest least R², square bohr
   */
  int far(double nearest) {
    double least = (36 + 5 * degree) / nearest;
    int count = 0;
    while (count < p.length && p[count] > least) {
      count++;
    }
    return count;
  }

  /** Number of sums. */
  int steps() {
    return weight.length;
  }

  /** d of a sum. */
  int derivatives(int step) {
    return degree % 2 + 2 * step;
  }
}
