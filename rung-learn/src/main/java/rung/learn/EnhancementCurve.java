package rung.learn;

import java.util.stream.IntStream;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;

/**
 * Enhancement over local exchange, F_xc(r_s, s) = e_xc / e_x^LDA with e_x^LDA = −¾ (3/π)^⅓ n^{4/3},
 * for unpolarised densities of one r_s (J. P. Perdew, K. Burke, M. Ernzerhof, Phys. Rev. Lett. 77,
 * 3865 (1996)).
 *
 * @param rs Wigner-Seitz radius, bohr
 * @param s reduced gradients |∇n| / (2 k_F n)
 * @param before F_xc before training
 * @param after F_xc after training
 */
public record EnhancementCurve(double rs, double[] s, double[] before, double[] after) {
  private static final int POINTS = 61;
  private static final double LARGEST_S = 3;

  /** The curve of two functionals, where both are numbers: a formula may have poles. */
  public static EnhancementCurve of(double rs, Functional before, Functional after) {
    double[] s = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      s[i] = LARGEST_S * i / (POINTS - 1);
    }
    double[] from = enhancement(rs, s, before);
    double[] to = enhancement(rs, s, after);
    int[] numbers =
        IntStream.range(0, POINTS)
            .filter(i -> Double.isFinite(from[i]) && Double.isFinite(to[i]))
            .toArray();
    return new EnhancementCurve(rs, at(numbers, s), at(numbers, from), at(numbers, to));
  }

  private static double[] at(int[] points, double[] values) {
    return IntStream.of(points).mapToDouble(i -> values[i]).toArray();
  }

  private static double[] enhancement(double rs, double[] s, Functional functional) {
    double n = 3 / (4 * Math.PI * rs * rs * rs);
    double fermi = Math.cbrt(3 * Math.PI * Math.PI * n);
    double exchange = -0.75 * Math.cbrt(3 / Math.PI) * Math.pow(n, 4.0 / 3.0);
    FeatureLayout layout = functional.layout(1);
    double[][] values = new double[layout.channels()][s.length];
    double[] weights = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      weights[i] = 1;
      values[layout.density(0)][i] = n;
      if (layout.gradient()) {
        double gradient = 2 * fermi * n * s[i];
        values[layout.sigma(0, 0)][i] = gradient * gradient;
      }
      if (layout.exchange()) {
        values[layout.exchange(0)][i] = exchange;
      }
    }
    double[] energy = functional.energyDensity(new Features(layout, s.length, values, weights));
    double[] factor = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      factor[i] = energy[i] / exchange;
    }
    return factor;
  }
}
