package rung.learn.train;

/**
 * The order in which data are visited: a generator with 64 bits of state that a checkpoint can
 * keep.
 *
 * <p>SplitMix64, G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014, pages 453-472.
 */
final class DataOrder {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  DataOrder(long state) {
    this.state = state;
  }

  long state() {
    return state;
  }

  /** A permutation of 0 … n−1 (Fisher and Yates). */
  int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  private long next() {
    state += GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
