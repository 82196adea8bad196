package rung.grid;

/**
 * A radial quadrature: Σ_i w_i f(r_i) ≈ ∫ f(r) r² dr over the half-line.
 *
 * @param r radii, ascending, bohr
 * @param weights with r² in them
 */
public record RadialRule(double[] r, double[] weights) {
  /**
   * Map M4 of O. Treutler, R. Ahlrichs, J. Chem. Phys. 102, 346 (1995), eq. 19, with α = 0.6:
   *
   * <pre>r(x) = ξ/ln 2 · (1 + x)^0.6 ln(2/(1 − x))</pre>
   *
   * on the Chebyshev points of the second kind x_i = cos(iπ/(n+1)), whose weights for ∫ f dx are
   * π/(n+1) sin(iπ/(n+1)).
   *
   * @param n number of points
   * @param xi ξ, bohr
   */
  public static RadialRule treutlerAhlrichs(int n, double xi) {
    double[] r = new double[n];
    double[] weights = new double[n];
    double step = Math.PI / (n + 1);
    double scale = xi / Math.log(2);
    for (int i = 0; i < n; i++) {
      double angle = (n - i) * step;
      double onePlus = 2 * square(Math.cos(angle / 2));
      double oneMinus = 2 * square(Math.sin(angle / 2));
      double power = scale * Math.pow(onePlus, 0.6);
      double log = Math.log(2 / oneMinus);
      r[i] = power * log;
      double slope = power * (0.6 / onePlus * log + 1 / oneMinus);
      weights[i] = step * Math.sin(angle) * slope * r[i] * r[i];
    }
    return new RadialRule(r, weights);
  }

  private static double square(double a) {
    return a * a;
  }

  /** Number of points. */
  public int size() {
    return r.length;
  }
}
