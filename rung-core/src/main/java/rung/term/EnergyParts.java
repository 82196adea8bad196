package rung.term;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A total energy by its parts, hartree.
 *
 * @param byLabel energy of each part under its label, in the order of the terms
 */
public record EnergyParts(Map<String, Double> byLabel) {
  /** Keeps its own map. */
  public EnergyParts {
    byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
  }

  /** Energy of a part, 0 where there is none of that label. */
  public double of(String label) {
    return byLabel.getOrDefault(label, 0.0);
  }

  /** The same with one more part. */
  public EnergyParts with(String label, double energy) {
    Map<String, Double> more = new LinkedHashMap<>(byLabel);
    more.merge(label, energy, Double::sum);
    return new EnergyParts(more);
  }

  /** The total energy. */
  public double total() {
    double sum = 0;
    for (double part : byLabel.values()) {
      sum += part;
    }
    return sum;
  }
}
