package rung.grid;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import rung.basis.SolidHarmonics;
import rung.internal.kernel.Rows;

/**
 * The angular parts of a shell and their derivatives as polynomials in the monomials x^i y^j z^k,
 * in the order of {@link SolidHarmonics#monomial}.
 */
final class AngularPolynomials {
  /** Axes of the second derivatives, in order: xx, xy, xz, yy, yz, zz. */
  static final int[][] PAIRS = {{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}};

  private static final Map<Integer, AngularPolynomials> CACHE = new ConcurrentHashMap<>();

  private final int l;
  private final Polynomial[] values;
  private final Polynomial[][] gradients = new Polynomial[3][];
  private final Polynomial[][] seconds = new Polynomial[6][];

  private AngularPolynomials(int l, boolean cartesian) {
    this.l = l;
    double[][] rows = SolidHarmonics.transform(l, cartesian);
    values = polynomials(rows);
    for (int axis = 0; axis < 3; axis++) {
      gradients[axis] = polynomials(derivatives(rows, l, axis));
    }
    for (int pair = 0; pair < 6; pair++) {
      double[][] once = derivatives(rows, l, PAIRS[pair][0]);
      seconds[pair] = polynomials(derivatives(once, l - 1, PAIRS[pair][1]));
    }
  }

  static AngularPolynomials of(int l, boolean cartesian) {
    return CACHE.computeIfAbsent(
        2 * l + (cartesian ? 1 : 0), key -> new AngularPolynomials(l, cartesian));
  }

  /** Number of functions. */
  int size() {
    return values.length;
  }

  /** Values [functions][points] from the monomials of degree l [degree][monomial][points]. */
  void values(double[][][] monomials, double[][] out, int n) {
    for (int m = 0; m < values.length; m++) {
      values[m].evaluate(monomials[l], out[m], n);
    }
  }

  /** Whether function m has a derivative along the axis that is not zero everywhere. */
  boolean hasGradient(int axis, int m) {
    return gradients[axis][m].terms() > 0;
  }

  /**
   * Derivatives along one axis [functions][points]; rows that are zero everywhere are not written.
   */
  void gradient(int axis, double[][][] monomials, double[][] out, int n) {
    for (int m = 0; m < values.length; m++) {
      if (hasGradient(axis, m)) {
        gradients[axis][m].evaluate(monomials[l - 1], out[m], n);
      }
    }
  }

  /** Whether function m has a second derivative that is not zero everywhere. */
  boolean hasSecond(int pair, int m) {
    return seconds[pair][m].terms() > 0;
  }

  /**
   * Second derivatives along one of {@link #PAIRS}; rows that are zero everywhere are not written.
   */
  void second(int pair, double[][][] monomials, double[][] out, int n) {
    for (int m = 0; m < values.length; m++) {
      if (hasSecond(pair, m)) {
        seconds[pair][m].evaluate(monomials[l - 2], out[m], n);
      }
    }
  }

  /**
   * Fills the monomials of degrees 0 to l [degree][monomial][points], each from one of lower
   * degree.
   */
  static void monomials(int l, double[][] coordinates, double[][][] monomials, int n) {
    Arrays.fill(monomials[0][0], 0, n, 1);
    for (int degree = 1; degree <= l; degree++) {
      for (int rest = 0; rest <= degree; rest++) {
        for (int k = 0; k <= rest; k++) {
          int j = rest - k;
          double[] out = monomials[degree][SolidHarmonics.monomial(j, k)];
          double[][] lower = monomials[degree - 1];
          if (rest < degree) {
            Rows.multiply(lower[SolidHarmonics.monomial(j, k)], coordinates[0], out, n);
          } else if (j > 0) {
            Rows.multiply(lower[SolidHarmonics.monomial(j - 1, k)], coordinates[1], out, n);
          } else {
            Rows.multiply(lower[SolidHarmonics.monomial(j, k - 1)], coordinates[2], out, n);
          }
        }
      }
    }
  }

  /** Coefficients of the derivatives along an axis, one degree lower; none below degree zero. */
  private static double[][] derivatives(double[][] rows, int degree, int axis) {
    if (degree <= 0) {
      return new double[rows.length][0];
    }
    double[][] result = new double[rows.length][SolidHarmonics.monomials(degree - 1)];
    for (int m = 0; m < rows.length; m++) {
      for (int rest = 0; rest <= degree; rest++) {
        for (int k = 0; k <= rest; k++) {
          int[] powers = {degree - rest, rest - k, k};
          int power = powers[axis]--;
          if (power > 0) {
            double c = rows[m][SolidHarmonics.monomial(rest - k, k)];
            result[m][SolidHarmonics.monomial(powers[1], powers[2])] += power * c;
          }
        }
      }
    }
    return result;
  }

  private static Polynomial[] polynomials(double[][] rows) {
    return Arrays.stream(rows).map(Polynomial::of).toArray(Polynomial[]::new);
  }

  /** A sparse polynomial of one degree. */
  private record Polynomial(int[] monomials, double[] coefficients) {
    static Polynomial of(double[] row) {
      int n = (int) Arrays.stream(row).filter(c -> c != 0).count();
      int[] monomials = new int[n];
      double[] coefficients = new double[n];
      int at = 0;
      for (int i = 0; i < row.length; i++) {
        if (row[i] != 0) {
          monomials[at] = i;
          coefficients[at++] = row[i];
        }
      }
      return new Polynomial(monomials, coefficients);
    }

    int terms() {
      return monomials.length;
    }

    void evaluate(double[][] of, double[] out, int n) {
      Rows.scale(coefficients[0], of[monomials[0]], out, n);
      for (int t = 1; t < monomials.length; t++) {
        Rows.addScaled(coefficients[t], of[monomials[t]], out, n);
      }
    }
  }
}
