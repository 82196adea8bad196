package rung.learn.data;

import java.util.List;

/**
 * Measured values of a datum against its reference.
 *
 * @param error in the unit of its quantity
 * @param loss ℓ
 * @param slopes factor · ∂ℓ/∂values, for each of its systems
 */
public record Comparison(double error, double loss, List<double[]> slopes) {
  /** Copies the list. */
  public Comparison {
    slopes = List.copyOf(slopes);
  }
}
