package rung.learn.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import rung.parallel.Workers;

/**
 * One level of parallelism: over systems where there are at least as many as threads, else inside
 * each system. Results are in order either way.
 */
public final class OverSystems {
  private OverSystems() {}

  /**
   * Results of {@code task} for 0 … n−1.
   *
   * @param cost of each index; the dearest start first
   */
  public static <T> List<T> map(
      Workers workers, int n, IntFunction<Double> cost, IntFunction<T> task) {
    List<T> results = new ArrayList<>(Collections.nCopies(n, null));
    if (n < workers.threads()) {
      for (int i = 0; i < n; i++) {
        results.set(i, task.apply(i));
      }
      return results;
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(cost.apply(b), cost.apply(a)));
    workers.forEach(n, k -> results.set(order.get(k), task.apply(order.get(k))));
    return results;
  }
}
