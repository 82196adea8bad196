package rung.grid;

/**
 * Cuts points into compact blocks of nearly equal size by halving along the longest extent. The
 * result depends on the points only.
 */
final class SpatialBlocks {
  private final double[][] coordinates;
  private final int[] order;
  private final int[] starts;

  private SpatialBlocks(double[][] coordinates, int blocks) {
    this.coordinates = coordinates;
    int n = coordinates[0].length;
    order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    starts = new int[blocks + 1];
    starts[blocks] = n;
    cut(0, n, 0, blocks);
  }

  /**
   * @param coordinates x, y, z
   * @param most largest number of points in a block
   */
  static SpatialBlocks of(double[][] coordinates, int most) {
    int n = coordinates[0].length;
    return new SpatialBlocks(coordinates, (n + most - 1) / most);
  }

  /** Indices of the points, block by block. */
  int[] order() {
    return order;
  }

  /** First place of each block in {@link #order}, and the number of points at the end. */
  int[] starts() {
    return starts;
  }

  private void cut(int from, int to, int firstBlock, int blocks) {
    if (blocks <= 1) {
      if (blocks == 1) {
        starts[firstBlock] = from;
        java.util.Arrays.sort(order, from, to);
      }
      return;
    }
    int left = blocks / 2;
    int middle = from + (int) ((long) (to - from) * left / blocks);
    select(longest(from, to), from, to - 1, middle);
    cut(from, middle, firstBlock, left);
    cut(middle, to, firstBlock + left, blocks - left);
  }

  private double[] longest(int from, int to) {
    double[] best = coordinates[0];
    double extent = -1;
    for (double[] axis : coordinates) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        double value = axis[order[i]];
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      if (high - low > extent) {
        extent = high - low;
        best = axis;
      }
    }
    return best;
  }

  /** Hoare's selection: afterwards no key left of {@code target} is above any key from it on. */
  private void select(double[] key, int low, int high, int target) {
    int from = low;
    int to = high;
    while (from < to) {
      double pivot = median(key[order[from]], key[order[(from + to) >>> 1]], key[order[to]]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (key[order[i]] < pivot) {
          i++;
        }
        while (key[order[j]] > pivot) {
          j--;
        }
        if (i <= j) {
          int swap = order[i];
          order[i++] = order[j];
          order[j--] = swap;
        }
      }
      if (target <= j) {
        to = j;
      } else if (target >= i) {
        from = i;
      } else {
        return;
      }
    }
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
