package rung.internal.kernel;

/**
 * The error function over arrays. |x| &lt; 1: erf x = x P(x²); 1 ≤ |x| &lt; 6: 1 − e^{−x²} Q(t), t
 * = (12 (x − 2)/(x + 2) − 1)/5; beyond that ±1. P and Q are Chebyshev interpolations, made by
 * {@code scripts/oracles/error_function.py}. Errors at most 2 ulp, measured by {@code
 * ErrorFunctionTest}.
 */
public final class ErrorFunction {
  private static final double[] INNER = {
    1.1283791670955126,
    -0.37612638903183754,
    0.1128379167095512,
    -0.02686617064512984,
    0.0052239776254232985,
    -0.000854832702193483,
    0.00012055332902888736,
    -1.4925647567519332e-05,
    1.6462045441468418e-06,
    -1.6364642158167616e-07,
    1.4792401209404813e-08,
    -1.216456005728345e-09,
    8.709045129053106e-11,
    -4.230945824295338e-12
  };

  private static final double[] OUTER = {
    0.2214295402299318,
    -0.16189356804102498,
    0.038560570425182406,
    -0.005588816281839573,
    0.0001971391777283487,
    8.079220426243645e-05,
    -7.340517941415228e-06,
    -1.9795618158539775e-06,
    1.6349938614647468e-07,
    7.005318546704507e-08,
    -5.886316438866986e-10,
    -2.6240024103160866e-09,
    -2.6866737279095447e-10,
    7.360635504868664e-11,
    2.2116545307548472e-11,
    1.3919347826387398e-13,
    -9.321424201169892e-13,
    -1.4495643113419578e-13
  };

  private static final double END = 6;

  private ErrorFunction() {}

  /** Writes erf x[i] to y[i] for 0 ≤ i &lt; n; x and y are different arrays. */
  public static void erf(double[] x, double[] y, int n) {
    double[] square = new double[n];
    for (int i = 0; i < n; i++) {
      square[i] = -x[i] * x[i];
    }
    VectorMath.exp(square, y, n);
    for (int i = 0; i < n; i++) {
      double size = Math.min(Math.abs(x[i]), END);
      double t = (12 * ((size - 2) / (size + 2)) - 1) / 5;
      double far = Math.copySign(1 - y[i] * horner(OUTER, t), x[i]);
      double near = x[i] * horner(INNER, -square[i]);
      y[i] = size < 1 ? near : size < END ? far : Math.copySign(1, x[i]);
    }
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(x[i])) {
        y[i] = x[i];
      }
    }
  }

  private static double horner(double[] c, double t) {
    double sum = c[c.length - 1];
    for (int k = c.length - 2; k >= 0; k--) {
      sum = Math.fma(sum, t, c[k]);
    }
    return sum;
  }
}
