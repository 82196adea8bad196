package rung.learn;

import java.util.stream.IntStream;
import rung.check.probe.EnhancementCurves;
import rung.functional.Functional;

/**
 * Enhancement over local exchange, F_xc(r_s, s) = e_xc / e_x^LDA with e_x^LDA = −¾ (3/π)^⅓ n^{4/3},
 * for unpolarised densities of one r_s (J. P. Perdew, K. Burke, M. Ernzerhof, Phys. Rev. Lett. 77,
 * 3865 (1996)) and α = (τ − τ_W)/τ_unif = 1; exact exchange has the energy density of the uniform
 * gas, a Laplacian is zero.
 *
 * @param rs Wigner-Seitz radius, bohr
 * @param s reduced gradients |∇n| / (2 k_F n)
 * @param before F_xc before training
 * @param after F_xc after training
 */
public record EnhancementCurve(double rs, double[] s, double[] before, double[] after) {
  private static final int POINTS = 61;
  private static final double LARGEST_S = 3;

  /** Kinetic energy density beyond that of one orbital, in units of the uniform gas's. */
  private static final double ALPHA = 1;

  /** The curve of two functionals, where both are numbers: a formula may have poles. */
  public static EnhancementCurve of(double rs, Functional before, Functional after) {
    double[] s = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      s[i] = LARGEST_S * i / (POINTS - 1);
    }
    double[] from = EnhancementCurves.alongGradient(before, s, rs, 0, ALPHA);
    double[] to = EnhancementCurves.alongGradient(after, s, rs, 0, ALPHA);
    int[] numbers =
        IntStream.range(0, POINTS)
            .filter(i -> Double.isFinite(from[i]) && Double.isFinite(to[i]))
            .toArray();
    return new EnhancementCurve(rs, at(numbers, s), at(numbers, from), at(numbers, to));
  }

  private static double[] at(int[] points, double[] values) {
    return IntStream.of(points).mapToDouble(i -> values[i]).toArray();
  }
}
