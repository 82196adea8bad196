package rung.observable;

import java.util.Arrays;
import java.util.function.Function;
import rung.response.Seeds;

/**
 * Values of an observable at a solution.
 *
 * @param values in the observable's own units
 * @param chainRule from ∂L/∂values to the slopes of L with respect to energy and density
 */
public record Measurement(double[] values, Function<double[], Seeds> chainRule) {
  /** A single value. */
  static Measurement of(double value, Function<Double, Seeds> chainRule) {
    return new Measurement(new double[] {value}, slopes -> chainRule.apply(slopes[0]));
  }

  /** What stands for the same where the solution has no finite energy: no numbers, no slopes. */
  public Measurement missing() {
    double[] none = new double[values.length];
    Arrays.fill(none, Double.NaN);
    return new Measurement(none, slopes -> Seeds.NONE);
  }

  /** What a loss with these slopes ∂L/∂values says of energy and density. */
  public Seeds pullBack(double[] slopes) {
    return chainRule.apply(slopes);
  }
}
