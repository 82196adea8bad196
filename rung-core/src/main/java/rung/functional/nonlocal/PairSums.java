package rung.functional.nonlocal;

import rung.internal.kernel.VanDerWaalsPairs;
import rung.parallel.Workers;

/**
 * Sums over all points j for every point i, three at once. Points i go to blocks of {@value
 * #BLOCK}, whoever computes them; points j are added in order: the result does not depend on the
 * number of threads.
 */
final class PairSums {
  private static final int BLOCK = 256;

  private PairSums() {}

  /** What a point j adds to three sums of a block of points i. */
  @FunctionalInterface
  interface Addend {
    void add(
        VanDerWaalsPairs.Points block,
        int n,
        int j,
        double[] first,
        double[] second,
        double[] third);
  }

  /** The three sums [3][point]. */
  static double[][] of(VanDerWaalsPairs.Points points, Workers workers, Addend addend) {
    int size = points.x().length;
    double[][] sums = new double[3][size];
    workers.forEach(
        (size + BLOCK - 1) / BLOCK,
        b -> {
          int from = b * BLOCK;
          int n = Math.min(BLOCK, size - from);
          VanDerWaalsPairs.Points block = points.part(from, from + n);
          double[][] part = new double[3][n];
          for (int j = 0; j < size; j++) {
            addend.add(block, n, j, part[0], part[1], part[2]);
          }
          for (int k = 0; k < 3; k++) {
            System.arraycopy(part[k], 0, sums[k], from, n);
          }
        });
    return sums;
  }
}
