package rung.integral;

import rung.internal.kernel.BoysKernel;

/**
 * Radial functions of the Coulomb interaction of Gaussians, G_n = q (−2α)^n F_n(α R²), for many
 * pairs at once: q = 2π/p · charge · √(α/p) with α = p/(1 + p·width), the interaction of exp(−p r²)
 * with a Gaussian of exponent 1/width and total charge {@code charge} at distance R.
 *
 * <p>One object serves one thread.
 */
final class RadialCoulomb {
  private double[] argument = new double[0];
  private double[] alpha = new double[0];
  private double[] power = new double[0];
  private double[] top = new double[0];
  private double[] exp = new double[0];

  /** Makes room for n pairs. */
  void reserve(int n) {
    if (argument.length < n) {
      argument = new double[n];
      alpha = new double[n];
      power = new double[n];
      top = new double[n];
      exp = new double[n];
    }
  }

  /** Sets pairs at … at+n−1: one p with charges of these widths and magnitudes at these R². */
  void pairs(int at, int n, double p, double[] width, double[] charge, double[] r2, int[] owner) {
    double[] a = alpha;
    double[] q = power;
    double[] t = argument;
    double factor = 2 * Math.PI / (p * Math.sqrt(p));
    for (int s = 0; s < n; s++) {
      a[at + s] = p / (1 + p * width[s]);
    }
    for (int s = 0; s < n; s++) {
      q[at + s] = factor * charge[s] * Math.sqrt(a[at + s]);
    }
    for (int s = 0; s < n; s++) {
      t[at + s] = a[at + s] * r2[owner[s]];
    }
  }

  /** The same for charges of magnitude one, each with its own R². */
  void pairs(int n, double p, double[] width, double[] r2) {
    double[] a = alpha;
    double[] q = power;
    double[] t = argument;
    double factor = 2 * Math.PI / (p * Math.sqrt(p));
    for (int s = 0; s < n; s++) {
      double reduced = p / (1 + p * width[s]);
      a[s] = reduced;
      q[s] = factor * Math.sqrt(reduced);
      t[s] = reduced * r2[s];
    }
  }

  /** G_base … G_(base+count−1) of the first n pairs into rows first … of {@code rows}. */
  void evaluate(int n, int base, int count, double[][] rows, int first) {
    int highest = base + count - 1;
    BoysKernel.top(highest, n, argument, top, exp);
    double[] a = alpha;
    for (int i = 0; i < n; i++) {
      a[i] *= -2;
    }
    for (int k = 0; k < base; k++) {
      multiply(n, power, a);
    }
    System.arraycopy(top, 0, rows[first + count - 1], 0, n);
    for (int k = count - 1; k > 0; k--) {
      double factor = 1.0 / (2 * (base + k) - 1);
      lower(factor, n, argument, exp, rows[first + k], rows[first + k - 1]);
    }
    for (int k = 0; k < count; k++) {
      multiply(n, rows[first + k], power);
      if (k < count - 1) {
        multiply(n, power, a);
      }
    }
  }

  private static void lower(
      double factor, int n, double[] t, double[] exp, double[] upper, double[] lower) {
    for (int i = 0; i < n; i++) {
      lower[i] = factor * (2 * t[i] * upper[i] + exp[i]);
    }
  }

  private static void multiply(int n, double[] y, double[] a) {
    for (int i = 0; i < n; i++) {
      y[i] *= a[i];
    }
  }
}
