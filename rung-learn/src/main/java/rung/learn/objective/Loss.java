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
import rung.learn.data.LossForm;
import rung.learn.data.Quantity;
import rung.linalg.Vectors;

/** One number from the errors of a batch: L = Σ_quantity w_quantity · Σ_i w_i ℓ_i / Σ_i w_i. */
public final class Loss {
  private final LossOptions options;

  /** The loss with these weights and this form. */
  public Loss(LossOptions options) {
    this.options = options;
  }

  /**
   * What one datum adds. One whose measured values are not finite adds the loss of its quantity's
   * penalty, which no parameter changes, and is left out of the means.
   *
   * @param datum the datum
   * @param error in the unit of the datum's quantity
   * @param loss ℓ
   * @param factor of ℓ in L
   * @param slopes ∂L/∂(measured values), for each system of the datum
   * @param leftOut whether a measured value, or the loss, is not finite
   * @param overflow whether the measured values are finite and the loss is not
   */
  public record Share(
      Datum datum,
      double error,
      double loss,
      double factor,
      List<double[]> slopes,
      boolean leftOut,
      boolean overflow) {
    static Share of(Datum datum, List<double[]> values, LossForm form, double factor) {
      Comparison found = datum.compare(values, form, factor);
      boolean measured = values.stream().allMatch(Vectors::finite);
      if (measured && Double.isFinite(found.loss())) {
        return new Share(datum, found.error(), found.loss(), factor, found.slopes(), false, false);
      }
      double penalty = datum.quantity().penalty();
      List<double[]> none = found.slopes().stream().map(s -> new double[s.length]).toList();
      return new Share(datum, penalty, datum.loss(penalty, form), factor, none, true, measured);
    }
  }

  /**
   * L and its parts.
   *
   * @param total L
   * @param shares in the order of the batch
   */
  public record Value(double total, List<Share> shares) {
    /** Whether there are data and every one is left out. */
    public boolean empty() {
      return !shares.isEmpty() && shares.stream().allMatch(Share::leftOut);
    }

    /** Mean absolute error in each quantity that the batch measures, by the quantities' names. */
    public Map<String, Double> meanErrors() {
      Map<String, Double> means = new LinkedHashMap<>();
      for (Quantity quantity : DatumKinds.quantities()) {
        double sum = 0;
        int count = 0;
        for (Share share : shares) {
          if (share.datum().quantity().equals(quantity) && !share.leftOut()) {
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
      Share share = Share.of(datum, measured.apply(datum), options.form(), factor);
      shares.add(share);
      total += factor * share.loss();
    }
    return new Value(total, shares);
  }
}
