package rung.bench;

import java.util.Arrays;

/**
 * Times of one case.
 *
 * @param name the case
 * @param seconds of each timed run
 * @param rate the yardstick beside it, GFLOP/s: the better of before and after
 * @param budget largest equivalent GFLOP allowed
 * @param warmUps untimed runs before
 * @param facts what was done
 */
record BenchResult(
    String name, double[] seconds, double rate, double budget, int warmUps, String facts) {
  double best() {
    return Arrays.stream(seconds).min().orElseThrow();
  }

  double median() {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Best time × best rate: what other programs on the machine take away is left out of both. */
  double equivalentGigaflop() {
    return best() * rate;
  }

  /** Whether the case took more than its budget. */
  boolean missed() {
    // a rate that is no number holds no budget
    return !(equivalentGigaflop() <= budget);
  }

  /** Times a case, with the yardstick before and after. */
  static BenchResult measure(BenchCase one) {
    String facts = "";
    for (int i = 0; i < one.warmUps(); i++) {
      collectGarbage();
      facts = one.work().get();
    }
    double before = Yardstick.gigaflopsPerSecond();
    double[] seconds = new double[one.repeats()];
    for (int i = 0; i < seconds.length; i++) {
      collectGarbage();
      long start = System.nanoTime();
      facts = one.work().get();
      seconds[i] = 1e-9 * (System.nanoTime() - start);
    }
    double after = Yardstick.gigaflopsPerSecond();
    return new BenchResult(
        one.name(), seconds, Math.max(before, after), one.budget(), one.warmUps(), facts);
  }

  /** A run neither pays for the garbage of the one before nor counts it as its own peak memory. */
  private static void collectGarbage() {
    System.gc();
  }
}
