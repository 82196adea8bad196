package rung.learn.objective;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.check.Penalties;
import rung.functional.Functional;
import rung.learn.data.Datum;

/**
 * An objective with what depends on the functional alone added: exact conditions that it may
 * violate, roughness, weights.
 *
 * @param data without them
 */
public record PenalisedObjective(Objective data, Penalties penalties) implements Objective {
  @Override
  public Outcome evaluate(Functional functional, LossScales scales, List<Datum> batch) {
    Outcome outcome = data.evaluate(functional, scales, batch);
    Penalties.Value penalty = penalties.at(functional);
    double[] gradient = outcome.gradient().clone();
    for (int p = 0; p < gradient.length; p++) {
      gradient[p] += penalty.gradient()[p];
    }
    Map<String, Double> shares = new LinkedHashMap<>(outcome.penalties());
    shares.putAll(penalty.shares());
    return new Outcome(outcome.loss(), shares, gradient, outcome.work());
  }

  @Override
  public List<String> report(Functional functional) {
    return data.report(functional);
  }
}
