package rung.integral;

import rung.basis.SolidHarmonics;

/**
 * Order of the Hermite indices (t, u, v): by degree t+u+v, within a degree as the monomials x^t y^u
 * z^v.
 */
final class HermiteIndex {
  private static final int[][][] UP_TO = new int[25][][];

  static {
    for (int degree = 0; degree < UP_TO.length; degree++) {
      UP_TO[degree] = list(0, degree);
    }
  }

  private HermiteIndex() {}

  /** All indices of degree at most {@code degree}; shared, read only. */
  static int[][] upTo(int degree) {
    return UP_TO[degree];
  }

  /** Number of indices of degree at most {@code degree}. */
  static int count(int degree) {
    return (degree + 1) * (degree + 2) * (degree + 3) / 6;
  }

  /** Position of (t, u, v). */
  static int of(int t, int u, int v) {
    int degree = t + u + v;
    return degree * (degree + 1) * (degree + 2) / 6 + SolidHarmonics.monomial(u, v);
  }

  /** All indices of degree {@code from} … {@code to}, [i] = {t, u, v}. */
  static int[][] list(int from, int to) {
    int[][] list = new int[count(to) - (from == 0 ? 0 : count(from - 1))][];
    int n = 0;
    for (int degree = from; degree <= to; degree++) {
      for (int t = degree; t >= 0; t--) {
        for (int u = degree - t; u >= 0; u--) {
          list[n++] = new int[] {t, u, degree - t - u};
        }
      }
    }
    return list;
  }
}
