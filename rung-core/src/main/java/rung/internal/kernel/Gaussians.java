package rung.internal.kernel;

/**
 * exp(−a r²) over arrays, in plain arithmetic that C2 vectorises and that gives the same bits
 * whether interpreted or compiled.
 *
 * <p>x = k ln 2 + f with |f| ≤ ½ ln 2 and a near-minimax polynomial of degree 11 for exp(f)
 * (Chebyshev fit of (exp(f) − 1 − f)/f² in 50 digits, truncation error 1.3e-17).
 *
 * <p>Accuracy: within 1 ulp of Math.exp of the same argument; values below 2^−1022 become zero.
 * Arguments far below that are common here, and cost no more than others (in {@link VectorMath#exp}
 * they do).
 */
public final class Gaussians {
  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 0.6931471805599453;
  private static final double LN2_LOW = 2.3190468138462996e-17;

  /** 1.5·2⁵²: adding it rounds to an integer, which then stands in the low bits. */
  private static final double ROUND = 6755399441055744.0;

  private static final long ROUND_BITS = Double.doubleToRawLongBits(ROUND);

  private static final double C2 = 0.5;
  private static final double C3 = 0.16666666666666669;
  private static final double C4 = 0.04166666666662413;
  private static final double C5 = 0.008333333333330062;
  private static final double C6 = 0.0013888888917213717;
  private static final double C7 = 0.00019841269863053618;
  private static final double C8 = 2.4801521295954376e-05;
  private static final double C9 = 2.7557268459997064e-06;
  private static final double C10 = 2.7620088445409746e-07;
  private static final double C11 = 2.510038549551032e-08;

  private Gaussians() {}

  /**
   * out_i = exp(−a r²_i) for i &lt; n.
   *
   * @param squares r²_i ≥ 0
   * @param a positive
   * @param out results
   * @param work scratch of length n at least
   */
  public static void evaluate(double[] squares, double a, double[] out, double[] work, int n) {
    // Two loops: the first is pure arithmetic and vectorises, the second moves bits and does not.
    for (int i = 0; i < n; i++) {
      double x = -a * squares[i];
      double rounded = Math.fma(x, LOG2_E, ROUND);
      double k = rounded - ROUND;
      double f = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
      double p = Math.fma(C11, f, C10);
      p = Math.fma(p, f, C9);
      p = Math.fma(p, f, C8);
      p = Math.fma(p, f, C7);
      p = Math.fma(p, f, C6);
      p = Math.fma(p, f, C5);
      p = Math.fma(p, f, C4);
      p = Math.fma(p, f, C3);
      p = Math.fma(p, f, C2);
      work[i] = rounded;
      out[i] = 1 + Math.fma(p, f * f, f);
    }
    for (int i = 0; i < n; i++) {
      long k = Double.doubleToRawLongBits(work[i]) - ROUND_BITS;
      long bits = k < -1022 ? 0 : (k + 1023) << 52;
      out[i] *= Double.longBitsToDouble(bits);
    }
  }

  /** The simple twin of {@link #evaluate}. */
  public static void simple(double[] squares, double a, double[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = Math.exp(-a * squares[i]);
    }
  }
}
