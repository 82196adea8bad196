package rung.learn.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Exact conditions as a term of the loss, beside the data.
 *
 * @param weights of the mean squared violations, by the conditions' names
 * @param points sampled points (r_s, s, ζ, α)
 * @param where file and line, for messages
 */
public record PenaltyOptions(Map<String, Double> weights, int points, String where) {
  /** No penalties. */
  public static final PenaltyOptions NONE = new PenaltyOptions(Map.of(), 1, "");

  /** Keeps the order. */
  public PenaltyOptions {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /** Whether there are none. */
  public boolean none() {
    return weights.isEmpty();
  }
}
