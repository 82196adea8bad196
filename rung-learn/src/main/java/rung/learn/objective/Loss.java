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
   * What one datum adds. One whose measured values are not finite adds the loss of its quantity's
   * penalty, which no parameter changes, and is left out of the means.
   *
   * @param datum the datum
   * @param error in the unit of the datum's quantity
   * @param loss ℓ
   * @param factor of ℓ in L
   * @param slopes ∂L/∂(measured values), for each system of the datum
   * @param failed whether an SCF of it did not converge: it is in no mean error
   * @param leftOut whether a measured value, or the loss, is not finite
   * @param overflow whether the measured values are finite and the loss is not
   */
  public record Share(
      Datum datum,
      double error,
      double loss,
      double factor,
      List<double[]> slopes,
      boolean failed,
      boolean leftOut,
      boolean overflow) {
    static Share of(
        Datum datum, List<double[]> values, LossForm form, double factor, boolean failed) {
      Comparison found = datum.compare(values, form, factor);
      boolean measured = values.stream().allMatch(Vectors::finite);
      if (measured && Double.isFinite(found.loss())) {
        return new Share(
            datum, found.error(), found.loss(), factor, found.slopes(), failed, false, false);
      }
      double penalty = datum.quantity().penalty();
      List<double[]> none = found.slopes().stream().map(s -> new double[s.length]).toList();
      double loss = datum.loss(penalty, form);
      return new Share(datum, penalty, loss, factor, none, failed, true, measured);
    }

    /** The same with another weight in L. */
    Share times(double by) {
      List<double[]> scaled = slopes.stream().map(s -> Vectors.scaled(by, s)).toList();
      return new Share(datum, error, loss, by * factor, scaled, failed, leftOut, overflow);
    }

    /** Whether its error is one of those that a mean is taken of. */
    boolean told() {
      return !failed && !leftOut;
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

    /** Mean absolute error of the data whose SCFs converged, by their quantities' names. */
    public Map<String, Double> meanErrors() {
      Map<String, Double> means = new LinkedHashMap<>();
      for (Quantity quantity : DatumKinds.quantities()) {
        double sum = 0;
        int count = 0;
        for (Share share : shares) {
          if (share.told() && share.datum().quantity().equals(quantity)) {
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
   * Huber loss of width {@value #FAILED_DELTA} at most.
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
      Share share = Share.of(datum, measured.apply(datum), form, factor, bad);
      shares.add(share);
      total += factor * share.loss();
    }
    return new Value(total, shares);
  }
}
