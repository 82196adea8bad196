package rung.learn.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rung.learn.config.LossOptions;
import rung.learn.data.Comparison;
import rung.learn.data.Datum;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;

/** One number from the errors of a batch: L = Σ_quantity w_quantity · Σ_i w_i ℓ_i / Σ_i w_i. */
public final class Loss {
  private final LossOptions options;

  /** The loss with these weights and this form. */
  public Loss(LossOptions options) {
    this.options = options;
  }

  /**
   * What one datum adds.
   *
   * @param datum the datum
   * @param error in the unit of the datum's quantity
   * @param loss ℓ
   * @param factor of ℓ in L
   * @param slopes ∂L/∂(measured values), for each system of the datum
   */
  public record Share(
      Datum datum, double error, double loss, double factor, List<double[]> slopes) {}

  /**
   * L and its parts.
   *
   * @param total L
   * @param shares in the order of the batch
   */
  public record Value(double total, List<Share> shares) {
    /** Mean absolute error in each quantity that the batch measures, by the quantities' names. */
    public Map<String, Double> meanErrors() {
      Map<String, Double> means = new LinkedHashMap<>();
      for (Quantity quantity : DatumKinds.quantities()) {
        double sum = 0;
        int count = 0;
        for (Share share : shares) {
          if (share.datum().quantity().equals(quantity)) {
            sum += Math.abs(share.error());
            count++;
          }
        }
        if (count > 0) {
          means.put(quantity.name(), sum / count);
        }
      }
      return means;
    }
  }

  /**
   * The loss of a batch.
   *
   * @param measured values of a datum's observable, for each of its systems
   */
  public Value of(List<Datum> batch, Function<Datum, List<double[]>> measured) {
    Map<Quantity, Double> weights = new LinkedHashMap<>();
    for (Datum datum : batch) {
      weights.merge(datum.quantity(), datum.facts().weight(), Double::sum);
    }
    List<Share> shares = new ArrayList<>();
    double total = 0;
    for (Datum datum : batch) {
      Quantity quantity = datum.quantity();
      double factor =
          options.weight(quantity)
              * datum.facts().weight()
              / weights.getOrDefault(quantity, Double.NaN);
      Comparison found = datum.compare(measured.apply(datum), options.form(), factor);
      shares.add(new Share(datum, found.error(), found.loss(), factor, found.slopes()));
      total += factor * found.loss();
    }
    return new Value(total, shares);
  }
}
