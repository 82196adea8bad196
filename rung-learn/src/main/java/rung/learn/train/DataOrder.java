package rung.learn.train;

import rung.neural.SplitMix64;

/** The order in which data are visited; a checkpoint keeps its state. */
final class DataOrder {
  private final SplitMix64 random;

  DataOrder(long state) {
    this.random = new SplitMix64(state);
  }

  long state() {
    return random.state();
  }

  /** A permutation of 0 … n−1 (Fisher and Yates). */
  int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = (int) Long.remainderUnsigned(random.nextLong(), i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
