package rung.integral;

import java.util.concurrent.ConcurrentHashMap;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;

/**
 * The non-zero terms of {@link SolidHarmonics#transform}: function f is Σ c x^i y^j z^k over the
 * terms {@code start[f] … start[f+1]−1}.
 */
record AngularPart(int[] start, int[] i, int[] j, int[] k, double[] c) {
  private static final ConcurrentHashMap<Integer, AngularPart> CACHE = new ConcurrentHashMap<>();

  static AngularPart of(Shell shell) {
    return of(shell.l(), shell.cartesian());
  }

  static AngularPart of(int l, boolean cartesian) {
    return CACHE.computeIfAbsent(2 * l + (cartesian ? 1 : 0), key -> make(l, cartesian));
  }

  int functions() {
    return start.length - 1;
  }

  private static AngularPart make(int l, boolean cartesian) {
    double[][] transform = SolidHarmonics.transform(l, cartesian);
    int[][] monomials = HermiteIndex.list(l, l);
    int terms = 0;
    for (double[] row : transform) {
      for (double value : row) {
        terms += value == 0 ? 0 : 1;
      }
    }
    AngularPart part =
        new AngularPart(
            new int[transform.length + 1],
            new int[terms],
            new int[terms],
            new int[terms],
            new double[terms]);
    int n = 0;
    for (int f = 0; f < transform.length; f++) {
      for (int m = 0; m < monomials.length; m++) {
        if (transform[f][m] != 0) {
          part.i[n] = monomials[m][0];
          part.j[n] = monomials[m][1];
          part.k[n] = monomials[m][2];
          part.c[n++] = transform[f][m];
        }
      }
      part.start[f + 1] = n;
    }
    return part;
  }
}
