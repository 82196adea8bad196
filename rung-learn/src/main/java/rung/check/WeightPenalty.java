package rung.check;

import java.util.Map;
import rung.functional.Functional;
import rung.functional.Parameters;

/**
 * Σ w² over the weights and biases of a functional's networks; constants of formulas are left
 * alone. Unlike an optimizer's decoupled decay it is a part of the loss.
 */
final class WeightPenalty implements Penalty {
  static final String ID = "weights";

  @Override
  public Map<String, Double> add(
      Functional functional, Map<String, Double> factors, double[] gradient) {
    Parameters parameters = functional.parameters();
    double factor = factors.getOrDefault(ID, 0.0);
    double sum = 0;
    int next = 0;
    for (Parameters.Slice slice : parameters.slices()) {
      boolean network = slice.name().matches(".*\\blayer\\d+\\..*");
      for (int i = 0; i < slice.length(); i++, next++) {
        if (network) {
          double w = parameters.value(next);
          sum += w * w;
          gradient[next] += 2 * factor * w;
        }
      }
    }
    return Map.of(ID, sum);
  }
}
