package rung.neural;

/**
 * The SplitMix64 generator (Steele, Lea and Flood, OOPSLA 2014, figure 17): the same numbers on
 * every machine and Java version. Its state is 64 bits, which a checkpoint can keep.
 */
public final class SplitMix64 {
  private long state;

  /** A generator that goes on from a state, which may be any seed. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /** Where it is. */
  public long state() {
    return state;
  }

  /** Next 64 random bits. */
  public long nextLong() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Next number, uniform in [0, 1). */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }
}
