package rung.learn.config;

import java.util.Map;
import rung.learn.data.LossForm;
import rung.learn.data.Quantity;

/**
 * How errors become one number: L = Σ_quantity w_quantity · Σ_i w_i ℓ(e_i) / Σ_i w_i.
 *
 * @param weights w by the quantities' names; what is not named has 1
 * @param form of ℓ
 */
public record LossOptions(Map<String, Double> weights, LossForm form) {
  /** Copies the map. */
  public LossOptions {
    weights = Map.copyOf(weights);
  }

  /** Weight of a quantity. */
  public double weight(Quantity quantity) {
    return weights.getOrDefault(quantity.name(), 1.0);
  }
}
