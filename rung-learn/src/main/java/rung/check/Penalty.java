package rung.check;

import java.util.Map;
import rung.functional.Functional;

/** Squared violations of conditions at fixed points, as functions of a functional's θ. */
interface Penalty {
  /**
   * Σ_p of the squared violation, by condition; and the θ-gradient of their weighted sum.
   *
   * @param functional with the parameters at which to evaluate
   * @param factor of Σ_p in the weighted sum, by condition
   * @param gradient the weighted sum's gradient is added here
   */
  Map<String, Double> add(Functional functional, Map<String, Double> factor, double[] gradient);
}
