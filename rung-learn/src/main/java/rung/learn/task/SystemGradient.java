package rung.learn.task;

import java.util.Arrays;
import java.util.Map;
import rung.response.AdjointReport;

/**
 * The part of one system in the gradient of a loss.
 *
 * @param values dL/dθ
 * @param stabilisers what each stabilising loss added to L, by name
 * @param report how it was obtained
 */
public record SystemGradient(
    double[] values, Map<String, Double> stabilisers, AdjointReport report) {
  /** Copies the map. */
  public SystemGradient {
    stabilisers = Map.copyOf(stabilisers);
  }

  /** Whether all of it is finite. */
  public boolean isNumber() {
    return Arrays.stream(values).allMatch(Double::isFinite)
        && stabilisers.values().stream().allMatch(Double::isFinite);
  }
}
