package rung.integral;

import rung.internal.kernel.BoysKernel;

/**
 * The Boys function F_m(x) = ∫₀¹ t^(2m) exp(−x t²) dt, x ≥ 0 (S. F. Boys, Proc. R. Soc. A 200, 542
 * (1950)).
 *
 * <p>The highest order comes from {@link BoysKernel}, lower ones from the downward recursion, all
 * of whose terms are positive. Error budget: 10⁻¹⁴ relative for 0 ≤ m ≤ 28 and every x ≥ 0.
 */
public final class BoysFunction {
  /** Highest order. */
  public static final int MAX_ORDER = BoysKernel.MAX_ORDER;

  private BoysFunction() {}

  /** F_0(x) … F_maxOrder(x). */
  public static double[] values(int maxOrder, double x) {
    double[] f = new double[maxOrder + 1];
    double[] top = new double[1];
    double[] exp = new double[1];
    BoysKernel.top(maxOrder, 1, new double[] {x}, top, exp);
    f[maxOrder] = top[0];
    for (int m = maxOrder; m > 0; m--) {
      f[m - 1] = (2 * x * f[m] + exp[0]) / (2 * m - 1);
    }
    return f;
  }
}
