package rung.learn.config;

import java.util.Map;
import rung.learn.data.Datum;
import rung.learn.data.LossForm;
import rung.learn.data.Quantity;

/**
 * How errors become one number: L = Σ_quantity w_quantity · Σ_i w_i ℓ(e_i) / Σ_i w_i.
 *
 * @param weights w by the quantities' names; what is not named has 1
 * @param form of ℓ
 * @param scale what else scales the data
 */
public record LossOptions(Map<String, Double> weights, LossForm form, Scale scale) {
  /** What scales the data beside their weights. */
  public enum Scale {
    /** Nothing. */
    NONE,
    /**
     * w_i becomes w_i/σ_i², σ_i the stated uncertainty in the unit of the quantity, 1 if none is.
     */
    UNCERTAINTY,
    /**
     * Each quantity has a σ that is trained: Σ_q L_q/2σ_q² + ln σ_q (A. Kendall, Y. Gal, R.
     * Cipolla, CVPR 2018, 7482).
     */
    LEARNED
  }

  /** Without scales. */
  public LossOptions(Map<String, Double> weights, LossForm form) {
    this(weights, form, Scale.NONE);
  }

  /** w_i. */
  public double weight(Datum datum) {
    double sigma = datum.uncertainty();
    return scale == Scale.UNCERTAINTY && sigma > 0
        ? datum.facts().weight() / (sigma * sigma)
        : datum.facts().weight();
  }

  /** Copies the map. */
  public LossOptions {
    weights = Map.copyOf(weights);
  }

  /** Weight of a quantity. */
  public double weight(Quantity quantity) {
    return weights.getOrDefault(quantity.name(), 1.0);
  }
}
