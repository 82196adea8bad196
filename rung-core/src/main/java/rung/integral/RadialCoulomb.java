package rung.integral;

import java.util.Arrays;
import rung.internal.kernel.BoysKernel;

/**
 * Radial functions of the Coulomb interaction of Gaussians, G_n = q (−2α)^n F_n(α R²), for many
 * pairs at once: q = 2π/p · charge · √(α/p) with α = p/(1 + p·width), the interaction of exp(−p r²)
 * with a Gaussian of exponent 1/width and total charge {@code charge} at distance R.
 *
 * <p>An attenuated interaction is one of wider Gaussians: for erf(ωr)/r α becomes α' = αω²/(α+ω²)
 * (P. M. W. Gill, R. D. Adamson, Chem. Phys. Lett. 261, 105 (1996)), and with it the derivative
 * with respect to ω is G_n = q/√α (α'/ω²)^(3/2) (−2α')^n exp(−α'R²).
 *
 * <p>One object serves one thread.
 */
final class RadialCoulomb {
  private double[] argument = new double[0];
  private double[] alpha = new double[0];
  private double[] power = new double[0];
  private double[] top = new double[0];
  private double[] exp = new double[0];
  private double[] partArgument = new double[0];
  private double[] partAlpha = new double[0];
  private double[] partPower = new double[0];
  private double[][] part = new double[0][];

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
  void evaluate(CoulombKernel kernel, int n, int base, int count, double[][] rows, int first) {
    if (kernel.equals(CoulombKernel.FULL)) {
      boys(n, base, count, argument, alpha, power, rows, first);
      return;
    }
    reserveParts(count);
    for (int k = 0; k < count; k++) {
      Arrays.fill(rows[first + k], 0, n, 0);
    }
    if (kernel.full() != 0) {
      System.arraycopy(argument, 0, partArgument, 0, n);
      System.arraycopy(alpha, 0, partAlpha, 0, n);
      scale(n, kernel.full(), power, partPower);
      boys(n, base, count, partArgument, partAlpha, partPower, part, 0);
      add(n, count, rows, first);
    }
    if (kernel.longRange() != 0) {
      attenuate(n, kernel.omega(), kernel.longRange());
      boys(n, base, count, partArgument, partAlpha, partPower, part, 0);
      add(n, count, rows, first);
    }
    if (kernel.slope() != 0) {
      attenuate(n, kernel.omega(), kernel.slope());
      gaussian(n, base, count, kernel.omega());
      add(n, count, rows, first);
    }
  }

  private void reserveParts(int count) {
    int length = argument.length;
    if (partArgument.length < length) {
      partArgument = new double[length];
      partAlpha = new double[length];
      partPower = new double[length];
    }
    if (part.length < count || part[0].length < length) {
      part = new double[Math.max(count, part.length)][length];
    }
  }

  /** α', α'R² and factor · q √(α'/α). */
  private void attenuate(int n, double omega, double factor) {
    double w = omega * omega;
    for (int i = 0; i < n; i++) {
      double ratio = w / (alpha[i] + w);
      partAlpha[i] = alpha[i] * ratio;
      partArgument[i] = argument[i] * ratio;
      partPower[i] = factor * power[i] * Math.sqrt(ratio);
    }
  }

  private void gaussian(int n, int base, int count, double omega) {
    BoysKernel.top(0, n, partArgument, top, exp);
    double w = omega * omega;
    for (int i = 0; i < n; i++) {
      // √(α'/α) q is in the power, √α of it and (α'/ω²)^(3/2) make q α'/ω³.
      partPower[i] *= exp[i] * partAlpha[i] / (w * omega);
      partAlpha[i] *= -2;
    }
    for (int k = 0; k < base; k++) {
      multiply(n, partPower, partAlpha);
    }
    for (int k = 0; k < count; k++) {
      System.arraycopy(partPower, 0, part[k], 0, n);
      multiply(n, partPower, partAlpha);
    }
  }

  /** The radial functions of Boys functions; the arrays of the pairs are used up. */
  private void boys(
      int n, int base, int count, double[] t, double[] a, double[] q, double[][] rows, int first) {
    int highest = base + count - 1;
    BoysKernel.top(highest, n, t, top, exp);
    for (int i = 0; i < n; i++) {
      a[i] *= -2;
    }
    for (int k = 0; k < base; k++) {
      multiply(n, q, a);
    }
    System.arraycopy(top, 0, rows[first + count - 1], 0, n);
    for (int k = count - 1; k > 0; k--) {
      double factor = 1.0 / (2 * (base + k) - 1);
      lower(factor, n, t, exp, rows[first + k], rows[first + k - 1]);
    }
    for (int k = 0; k < count; k++) {
      multiply(n, rows[first + k], q);
      if (k < count - 1) {
        multiply(n, q, a);
      }
    }
  }

  private void add(int n, int count, double[][] rows, int first) {
    for (int k = 0; k < count; k++) {
      double[] from = part[k];
      double[] to = rows[first + k];
      for (int i = 0; i < n; i++) {
        to[i] += from[i];
      }
    }
  }

  private static void scale(int n, double factor, double[] from, double[] to) {
    for (int i = 0; i < n; i++) {
      to[i] = factor * from[i];
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
