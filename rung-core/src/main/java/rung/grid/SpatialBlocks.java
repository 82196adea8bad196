package rung.grid;

/**
 * Cuts points into compact blocks of nearly equal size by halving along the longest extent. The
 * result depends on the points only.
 */
final class SpatialBlocks {
  private final double[][] sorted;
  private final int[] order;
  private final int[] starts;

  private SpatialBlocks(double[] x, double[] y, double[] z, int blocks) {
    sorted = new double[][] {x.clone(), y.clone(), z.clone()};
    order = new int[x.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    starts = new int[blocks + 1];
    starts[blocks] = order.length;
    if (blocks > 0) {
      cut(0, order.length, 0, blocks);
    }
  }

  /**
   * @param most largest number of points in a block
   */
  static SpatialBlocks of(double[] x, double[] y, double[] z, int most) {
    return new SpatialBlocks(x, y, z, (x.length + most - 1) / most);
  }

  /** The coordinates, block by block: x, y, z. */
  double[][] sorted() {
    return sorted;
  }

  /** Where each sorted point stood before. */
  int[] order() {
    return order;
  }

  /** First place of each block, and the number of points at the end. */
  int[] starts() {
    return starts;
  }

  private void cut(int from, int to, int firstBlock, int blocks) {
    if (blocks == 1) {
      starts[firstBlock] = from;
      return;
    }
    int left = blocks / 2;
    int middle = from + (int) ((long) (to - from) * left / blocks);
    select(longest(from, to), from, to - 1, middle);
    cut(from, middle, firstBlock, left);
    cut(middle, to, firstBlock + left, blocks - left);
  }

  private int longest(int from, int to) {
    int best = 0;
    double longest = -1;
    for (int axis = 0; axis < 3; axis++) {
      double extent = extent(sorted[axis], from, to);
      if (extent > longest) {
        longest = extent;
        best = axis;
      }
    }
    return best;
  }

  private static double extent(double[] values, int from, int to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return high - low;
  }

  /** Hoare's selection: afterwards no key left of {@code target} is above any key from it on. */
  private void select(int axis, int low, int high, int target) {
    double[] key = sorted[axis];
    double[] second = sorted[(axis + 1) % 3];
    double[] third = sorted[(axis + 2) % 3];
    int from = low;
    int to = high;
    while (from < to) {
      double pivot = median(key[from], key[(from + to) >>> 1], key[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (key[i] < pivot) {
          i++;
        }
        while (key[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(key, i, j);
          swap(second, i, j);
          swap(third, i, j);
          int index = order[i];
          order[i++] = order[j];
          order[j--] = index;
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

  private static void swap(double[] values, int i, int j) {
    double value = values[i];
    values[i] = values[j];
    values[j] = value;
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
