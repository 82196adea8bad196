package rung.internal.kernel;

/**
 * Tables behind the Boys function F_m(x) = ∫₀¹ t^(2m) exp(−x t²) dt.
 *
 * <p>Below {@link #LIMIT}: Taylor expansion about the nearest point of a grid with spacing 1/8,
 * F_m(x₀+d) = Σ_k (−d)^k/k! F_(m+k)(x₀) (I. Shavitt, Methods Comput. Phys. 2, 1 (1963)); the
 * truncation after eight terms is below 6·10⁻¹⁵ relative. Above: (2m−1)!!/2^(m+1) √(π/x^(2m+1)),
 * whose error exp(−x)/(2x) is below 10⁻¹⁵ relative there for every order of the table.
 */
public final class BoysKernel {
  /** Highest order m. */
  public static final int MAX_ORDER = 28;

  /** From here on the asymptotic form holds. */
  public static final double LIMIT = 100;

  private static final int TERMS = 8;
  private static final int STRIDE = MAX_ORDER + TERMS;
  private static final double INVERSE_STEP = 8;
  private static final int POINTS = (int) (LIMIT * INVERSE_STEP) + 2;
  private static final double[] TABLE = new double[POINTS * STRIDE];
  private static final double[] EXP = new double[POINTS];
  private static final double[] ASYMPTOTIC = new double[MAX_ORDER + 1];

  static {
    double[] column = new double[STRIDE];
    for (int i = 0; i < POINTS; i++) {
      double x = i / INVERSE_STEP;
      EXP[i] = Math.exp(-x);
      series(x, column);
      System.arraycopy(column, 0, TABLE, i * STRIDE, STRIDE);
    }
    ASYMPTOTIC[0] = 0.5 * Math.sqrt(Math.PI);
    for (int m = 1; m <= MAX_ORDER; m++) {
      ASYMPTOTIC[m] = ASYMPTOTIC[m - 1] * (2 * m - 1) / 2;
    }
  }

  private BoysKernel() {}

  /** All orders 0 … column.length−1 by the series of positive terms and downward recursion. */
  private static void series(double x, double[] column) {
    int top = column.length - 1;
    double term = 1.0 / (2 * top + 1);
    double sum = term;
    for (int i = 1; term > 1e-18 * sum; i++) {
      term *= 2 * x / (2 * top + 2 * i + 1);
      sum += term;
    }
    double exp = Math.exp(-x);
    column[top] = exp * sum;
    for (int m = top; m > 0; m--) {
      column[m - 1] = (2 * x * column[m] + exp) / (2 * m - 1);
    }
  }

  /**
   * F_order(x) and exp(−x) for n arguments; lower orders follow by F_(m−1) = (2x F_m + exp(−x)) /
   * (2m−1), which is stable. exp(−x) is given as zero above {@link #LIMIT}, where it no longer
   * counts.
   *
   * @param order m, at most {@link #MAX_ORDER}
   * @param n number of arguments
   * @param x arguments, not negative
   * @param f receives F_order(x)
   * @param exp receives exp(−x)
   */
  public static void top(int order, int n, double[] x, double[] f, double[] exp) {
    double[] table = TABLE;
    double[] exps = EXP;
    double asymptotic = ASYMPTOTIC[order];
    for (int i = 0; i < n; i++) {
      double xi = x[i];
      if (xi < LIMIT) {
        int point = (int) (xi * INVERSE_STEP + 0.5);
        double d = point * (1 / INVERSE_STEP) - xi;
        int at = point * STRIDE + order;
        double d2 = d * d;
        double low =
            table[at]
                + d * table[at + 1]
                + d2 * (table[at + 2] * (1.0 / 2) + d * table[at + 3] * (1.0 / 6));
        double high =
            table[at + 4] * (1.0 / 24)
                + d * table[at + 5] * (1.0 / 120)
                + d2 * (table[at + 6] * (1.0 / 720) + d * table[at + 7] * (1.0 / 5040));
        f[i] = low + d2 * d2 * high;
        double e = 1 + d + d2 * (1.0 / 2 + d * (1.0 / 6));
        double eh = 1.0 / 24 + d * (1.0 / 120) + d2 * (1.0 / 720 + d * (1.0 / 5040));
        exp[i] = exps[point] * (e + d2 * d2 * eh);
      } else {
        double inverse = 1 / xi;
        double value = asymptotic * Math.sqrt(inverse);
        for (int m = 0; m < order; m++) {
          value *= inverse;
        }
        f[i] = value;
        exp[i] = 0;
      }
    }
  }
}
