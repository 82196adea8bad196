package rung.learn.objective;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import rung.learn.config.LossOptions;
import rung.learn.data.Comparison;
import rung.learn.data.Datum;
import rung.learn.data.DatumKinds;
import rung.learn.data.LossForm;
import rung.learn.data.Quantity;
import rung.linalg.Vectors;

/** One number from the errors of a batch: L = Σ_quantity w_quantity · Σ_i w_i ℓ_i / Σ_i w_i. */
public final class Loss {
  /** Width of the parabola of a datum whose SCF failed, in the unit of its loss' error. */
  private static final double FAILED_DELTA = 20;

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
   * @param failed whether an SCF of it failed: it is in no mean error, and in no sum if its loss is
   *     no number
   */
  public record Share(
      Datum datum,
      double error,
      double loss,
      double factor,
      List<double[]> slopes,
      boolean failed) {
    /** The same with another weight in L. */
    Share times(double by) {
      List<double[]> scaled = slopes.stream().map(s -> Vectors.scaled(by, s)).toList();
      return new Share(datum, error, loss, by * factor, scaled, failed);
    }

    /** Whether it is a part of L. */
    public boolean counts() {
      return !failed || Double.isFinite(loss);
    }
  }

  /**
   * L and its parts.
   *
   * @param total L
   * @param shares in the order of the batch
   */
  public record Value(double total, List<Share> shares) {
    /** Mean absolute error of the data whose SCFs converged, by their quantities' names. */
    public Map<String, Double> meanErrors() {
      Map<String, Double> means = new LinkedHashMap<>();
      for (Quantity quantity : DatumKinds.quantities()) {
        double sum = 0;
        int count = 0;
        for (Share share : shares) {
          if (!share.failed() && share.datum().quantity().equals(quantity)) {
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

  /** The loss of a batch whose SCFs all converged. */
  public Value of(List<Datum> batch, Function<Datum, List<double[]>> measured) {
    return of(batch, measured, datum -> false);
  }

  /**
   * The loss of a batch. The slope of a datum whose SCF failed is bounded: its errors enter as in a
   * Huber loss of width {@value #FAILED_DELTA} at most. Where not even a number came out it is left
   * out; the loss is no number if nothing is left.
   *
   * @param failed whether an SCF of a datum did
   * @param measured values of a datum's observable, for each of its systems
   */
  public Value of(
      List<Datum> batch, Function<Datum, List<double[]>> measured, Predicate<Datum> failed) {
    Map<Quantity, Double> weights = new LinkedHashMap<>();
    for (Datum datum : batch) {
      weights.merge(datum.quantity(), options.weight(datum), Double::sum);
    }
    List<Share> shares = new ArrayList<>();
    double total = 0;
    for (Datum datum : batch) {
      Quantity quantity = datum.quantity();
      double factor =
          options.weight(quantity)
              * options.weight(datum)
              / weights.getOrDefault(quantity, Double.NaN);
      boolean bad = failed.test(datum);
      LossForm form = bad ? options.form().within(FAILED_DELTA) : options.form();
      Comparison found = datum.compare(measured.apply(datum), form, factor);
      Share share = new Share(datum, found.error(), found.loss(), factor, found.slopes(), bad);
      shares.add(share.counts() ? share : without(share));
      total += share.counts() ? factor * found.loss() : 0;
    }
    boolean none = shares.stream().noneMatch(Share::counts) && !shares.isEmpty();
    return new Value(none ? Double.NaN : total, shares);
  }

  private static Share without(Share share) {
    List<double[]> slopes = share.slopes().stream().map(s -> new double[0]).toList();
    return new Share(share.datum(), share.error(), share.loss(), share.factor(), slopes, true);
  }
}
