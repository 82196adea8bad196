package rung.internal.kernel;

/**
 * Elementary functions over arrays, from plain arithmetic: loops that C2 vectorises, where calls of
 * {@link Math} would not. Bits do not depend on whether a method is interpreted or compiled.
 *
 * <p>Each method writes f(x[i]) to y[i] for 0 ≤ i &lt; n; x and y are different arrays. Domain and
 * special values are those of {@link Math}, except that the sign of a zero may be lost. Errors,
 * measured over the whole domain against fdlibm: exp, log, cbrt at most 1 ulp, expm1, log1p, atan
 * at most 2 ulp; see {@code VectorMathTest}.
 *
 * <p>Loops that look at the bits of a number stand apart from the arithmetic, because C2 (JDK 25)
 * does not vectorise them and one loop of both kinds would be slower by a factor of 5.
 *
 * <p>Methods: fdlibm (Sun Microsystems 1993) for the logarithm, FreeBSD's cbrt (Bruce Evans),
 * Cephes (S. L. Moshier) for atan, Cody-Waite reduction and Taylor's polynomial for exp.
 */
public final class VectorMath {
  private static final double LN2_HIGH = 0x1.62e42fee00000p-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final double LOG2_E = 0x1.71547652b82fep0;

  /** Adding and subtracting it rounds to an integer, which then stands in the low bits. */
  private static final double ROUND = 0x1.8p52;

  private static final long ROUND_BITS = Double.doubleToRawLongBits(ROUND);
  private static final long SQRT_HALF_BITS = Double.doubleToRawLongBits(0x1.6a09e667f3bcdp-1);
  private static final long ONE_BITS = Double.doubleToRawLongBits(1);
  private static final long EXPONENT_MASK = 0xfff0000000000000L;
  private static final long MIN_NORMAL_BITS = Double.doubleToRawLongBits(Double.MIN_NORMAL);
  private static final long MAX_BITS = Double.doubleToRawLongBits(Double.MAX_VALUE);
  private static final long CBRT_MIN_BITS = Double.doubleToRawLongBits(0x1p-960);
  private static final long CBRT_MAX_BITS = Double.doubleToRawLongBits(0x1p1000);

  /** Makes the largest |1 − x r³| of the first guess r as small as it can be, 0.11. */
  private static final long INVERSE_CBRT_GUESS = 0x553ee000L;

  private VectorMath() {}

  /** e^x. */
  public static void exp(double[] x, double[] y, int n) {
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double t = x[i];
      double shifted = t * LOG2_E + ROUND;
      double k = shifted - ROUND;
      scale[i] = shifted;
      y[i] = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, t));
    }
    for (int i = 0; i < n; i++) {
      y[i] = 1 + expm1Reduced(y[i]);
    }
    toPowersOfTwo(scale, n);
    for (int i = 0; i < n; i++) {
      y[i] *= scale[i];
    }
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) < 708)) {
        y[i] = StrictMath.exp(x[i]);
      }
    }
  }

  /** e^x − 1 without loss near zero. */
  public static void expm1(double[] x, double[] y, int n) {
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      double t = x[i];
      double shifted = t * LOG2_E + ROUND;
      double k = shifted - ROUND;
      scale[i] = shifted;
      y[i] = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, t));
    }
    for (int i = 0; i < n; i++) {
      y[i] = expm1Reduced(y[i]);
    }
    toPowersOfTwo(scale, n);
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(y[i], scale[i], scale[i] - 1);
    }
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(x[i]) < 708)) {
        y[i] = StrictMath.expm1(x[i]);
      }
    }
  }

  /** Replaces each k + ROUND by 2^k. */
  private static void toPowersOfTwo(double[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      shifted[i] = Double.longBitsToDouble((Double.doubleToRawLongBits(shifted[i]) + 1023) << 52);
    }
  }

  /** e^r − 1 for |r| ≤ ½ ln 2, Taylor's polynomial of degree 13. */
  private static double expm1Reduced(double r) {
    double q = Math.fma(r, 1.0 / 6227020800.0, 1.0 / 479001600.0);
    q = Math.fma(r, q, 1.0 / 39916800.0);
    q = Math.fma(r, q, 1.0 / 3628800.0);
    q = Math.fma(r, q, 1.0 / 362880.0);
    q = Math.fma(r, q, 1.0 / 40320.0);
    q = Math.fma(r, q, 1.0 / 5040.0);
    q = Math.fma(r, q, 1.0 / 720.0);
    q = Math.fma(r, q, 1.0 / 120.0);
    q = Math.fma(r, q, 1.0 / 24.0);
    q = Math.fma(r, q, 1.0 / 6.0);
    q = Math.fma(r, q, 0.5);
    return Math.fma(r * r, q, r);
  }

  /** Natural logarithm. */
  public static void log(double[] x, double[] y, int n) {
    long outside = 0;
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      outside |= bits | (bits - MIN_NORMAL_BITS) | (MAX_BITS - bits);
      y[i] = mantissa(bits) - 1;
    }
    for (int i = 0; i < n; i++) {
      y[i] = log1pReduced(y[i]);
    }
    for (int i = 0; i < n; i++) {
      double k = exponent(Double.doubleToRawLongBits(x[i]));
      y[i] = k * LN2_HIGH + (y[i] + k * LN2_LOW);
    }
    if (outside < 0) {
      for (int i = 0; i < n; i++) {
        if (!(x[i] >= Double.MIN_NORMAL && x[i] <= Double.MAX_VALUE)) {
          y[i] = StrictMath.log(x[i]);
        }
      }
    }
  }

  /** ln(1 + x) without loss near zero. */
  public static void log1p(double[] x, double[] y, int n) {
    double[] scale = new double[n];
    long outside = 0;
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(1 + x[i]);
      outside |= bits | (bits - MIN_NORMAL_BITS) | (CBRT_MAX_BITS - bits);
      scale[i] = Double.longBitsToDouble(ONE_BITS - ((bits - SQRT_HALF_BITS) & EXPONENT_MASK));
    }
    for (int i = 0; i < n; i++) {
      // 2^−k (1 + x) − 1, rounded once
      y[i] = log1pReduced(Math.fma(x[i], scale[i], scale[i] - 1));
    }
    for (int i = 0; i < n; i++) {
      double k = -exponent(Double.doubleToRawLongBits(scale[i]));
      y[i] = k * LN2_HIGH + (y[i] + k * LN2_LOW);
    }
    if (outside < 0) {
      for (int i = 0; i < n; i++) {
        if (!(x[i] > -1 && x[i] <= 0x1p999)) {
          y[i] = StrictMath.log1p(x[i]);
        }
      }
    }
  }

  /** m in [√½, √2) of x = m 2^k. */
  private static double mantissa(long bits) {
    return Double.longBitsToDouble(bits - ((bits - SQRT_HALF_BITS) & EXPONENT_MASK));
  }

  /** k of x = m 2^k with m in [√½, √2). */
  private static double exponent(long bits) {
    return Double.longBitsToDouble(((bits - SQRT_HALF_BITS) >> 52) + ROUND_BITS) - ROUND;
  }

  /** ln(1 + f) for √½ − 1 ≤ f ≤ √2 − 1. */
  private static double log1pReduced(double f) {
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even =
        w
            * (3.999999999940941908e-01
                + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    double odd =
        z
            * (6.666666666666735130e-01
                + w
                    * (2.857142874366239149e-01
                        + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    double half = 0.5 * f * f;
    return f - (half - s * (half + even + odd));
  }

  /**
   * Cube root: a^−⅓ by two division-free steps of fourth order from a guess of the bits, then a^⅓ =
   * a (a^−⅓)² with one Newton step on the exact residual.
   */
  public static void cbrt(double[] x, double[] y, int n) {
    long outside = 0;
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(x[i]);
      long magnitude = bits & Long.MAX_VALUE;
      outside |= (magnitude - CBRT_MIN_BITS) | (CBRT_MAX_BITS - magnitude);
      // minus a third of exponent and mantissa together: right to 4 per cent
      long third = ((magnitude >>> 32) * 0x55555556L) >>> 32;
      y[i] =
          Double.longBitsToDouble(((INVERSE_CBRT_GUESS - third) << 32) | (bits & Long.MIN_VALUE));
    }
    for (int i = 0; i < n; i++) {
      double r = y[i];
      double e = 1 - x[i] * r * (r * r);
      r += r * e * (1.0 / 3 + e * (2.0 / 9 + e * (14.0 / 81)));
      e = Math.fma(-(x[i] * r), r * r, 1);
      y[i] = r + r * e * (1.0 / 3 + e * (2.0 / 9 + e * (14.0 / 81)));
    }
    for (int i = 0; i < n; i++) {
      double r2 = y[i] * y[i];
      double t = x[i] * r2;
      double square = t * t;
      double residual = Math.fma(-t, square, x[i]) - t * Math.fma(t, t, -square);
      y[i] = Math.fma(residual, r2 * (1.0 / 3), t);
    }
    if (outside < 0) {
      for (int i = 0; i < n; i++) {
        if (!(Math.abs(x[i]) >= 0x1p-960 && Math.abs(x[i]) <= 0x1p1000)) {
          y[i] = StrictMath.cbrt(x[i]);
        }
      }
    }
  }

  /** Arc tangent. */
  public static void atan(double[] x, double[] y, int n) {
    double[] base = new double[n];
    for (int i = 0; i < n; i++) {
      double a = Math.abs(x[i]);
      double sign = x[i] < 0 ? -1 : 1;
      if (a > 2.41421356237309504880) {
        base[i] = 2 * sign;
        y[i] = -1 / x[i];
      } else if (a > 0.66) {
        base[i] = sign;
        y[i] = sign * ((a - 1) / (a + 1));
      } else {
        base[i] = 0;
        y[i] = x[i];
      }
    }
    for (int i = 0; i < n; i++) {
      double t = y[i];
      double z = t * t;
      double p = -8.750608600031904122785e-1;
      p = p * z - 1.615753718733365076637e1;
      p = p * z - 7.500855792314704667340e1;
      p = p * z - 1.228866684490136173410e2;
      p = p * z - 6.485021904942025371773e1;
      double q = z + 2.485846490142306297962e1;
      q = q * z + 1.650270098316988542046e2;
      q = q * z + 4.328810604912902668951e2;
      q = q * z + 4.853903996359136964868e2;
      q = q * z + 1.945506571482613964425e2;
      double low = base[i] * 3.061616997868382943065e-17;
      y[i] = base[i] * (Math.PI / 4) + (t + (t * (z * p / q) + low));
    }
  }

  /** x^c by {@link Math#pow}, one at a time: for exponents that are no multiple of ½ or ⅓. */
  public static void pow(double[] x, double c, double[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.pow(x[i], c);
    }
  }
}
