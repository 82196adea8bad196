package rung.integral;

import rung.basis.Shell;
import rung.linalg.Matrix;

/** What the integrals (ab|cd) of four shells give to an exchange matrix. */
final class ExchangeQuartet {
  private ExchangeQuartet() {}

  /**
   * Adds weight · Σ (ab|cd) D_bd to K_ac, and the same with a and b and with c and d exchanged
   * where they are different shells.
   *
   * @param block (ab|cd) at {@code at} + (i n_b + j) · row + k n_d + l
   * @param density D, symmetric
   */
  static void add(
      Shell a,
      Shell b,
      Shell c,
      Shell d,
      double weight,
      double[] block,
      int at,
      int row,
      Matrix density,
      Matrix exchange) {
    int n = density.columns();
    double[] x = density.data();
    double[] y = exchange.data();
    boolean swapBra = a != b;
    boolean swapKet = c != d;
    int nc = c.size();
    int nd = d.size();
    for (int i = 0; i < a.size(); i++) {
      int rowA = (a.offset() + i) * n;
      for (int j = 0; j < b.size(); j++) {
        int rowB = (b.offset() + j) * n;
        int from = at + (i * b.size() + j) * row;
        for (int k = 0; k < nc; k++, from += nd) {
          int ac = rowA + c.offset() + k;
          int bc = rowB + c.offset() + k;
          int ad = rowA + d.offset();
          int bd = rowB + d.offset();
          double sumA = 0;
          double sumB = 0;
          double xa = weight * x[ac];
          double xb = weight * x[bc];
          for (int l = 0; l < nd; l++) {
            double v = block[from + l];
            sumA += v * x[bd + l];
            sumB += v * x[ad + l];
            if (swapKet) {
              y[ad + l] += v * xb;
              if (swapBra) {
                y[bd + l] += v * xa;
              }
            }
          }
          y[ac] += weight * sumA;
          if (swapBra) {
            y[bc] += weight * sumB;
          }
        }
      }
    }
  }
}
