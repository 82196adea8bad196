package rung.learn.task;

import java.util.Arrays;
import rung.response.AdjointReport;

/**
 * The part of one system in the gradient of a loss.
 *
 * @param values dL/dθ
 * @param report how it was obtained
 */
public record SystemGradient(double[] values, AdjointReport report) {
  /** Whether all of it is finite. */
  public boolean isNumber() {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }
}
