package rung.learn.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rung.learn.config.LossOptions;
import rung.learn.data.Datum;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;

/**
 * Trained scales of the quantities' losses: L = Σ_q [L_q/2σ_q² + ln σ_q], the negative logarithm of
 * a likelihood with noise σ_q (A. Kendall, Y. Gal, R. Cipolla, CVPR 2018, 7482). They stand behind
 * the functional's θ in the vector that an optimizer moves.
 *
 * @param quantities that have a scale, in the order of ln σ
 * @param logSigma ln σ_q
 */
public record LossScales(List<Quantity> quantities, double[] logSigma) {
  /** No scales. */
  public static final LossScales NONE = new LossScales(List.of(), new double[0]);

  /** Keeps its own copies. */
  public LossScales {
    quantities = List.copyOf(quantities);
    logSigma = logSigma.clone();
  }

  /** Those that a training begins with, σ = 1 for each quantity of the data. */
  public static LossScales start(LossOptions options, List<Datum> data) {
    if (options.scale() != LossOptions.Scale.LEARNED) {
      return NONE;
    }
    List<Quantity> measured =
        DatumKinds.quantities().stream()
            .filter(q -> data.stream().anyMatch(d -> d.quantity().equals(q)))
            .toList();
    return new LossScales(measured, new double[measured.size()]);
  }

  /** Their number. */
  public int size() {
    return logSigma.length;
  }

  /** θ of a vector that holds θ and then ln σ. */
  public double[] head(double[] all) {
    return Arrays.copyOf(all, all.length - size());
  }

  /** The scales of such a vector. */
  public LossScales of(double[] all) {
    return new LossScales(quantities, Arrays.copyOfRange(all, all.length - size(), all.length));
  }

  /** Such a vector. */
  public double[] behind(double[] theta) {
    double[] all = Arrays.copyOf(theta, theta.length + size());
    System.arraycopy(logSigma, 0, all, theta.length, size());
    return all;
  }

  /** The loss with these scales. */
  Loss.Value scale(Loss.Value plain) {
    if (size() == 0) {
      return plain;
    }
    List<Loss.Share> shares = new ArrayList<>();
    double total = 0;
    for (Loss.Share share : plain.shares()) {
      double factor = 0.5 * Math.exp(-2 * logSigma[quantities.indexOf(share.datum().quantity())]);
      // What stands for an error that is no number tells nothing of its scale.
      Loss.Share scaled = share.leftOut() ? share : share.times(factor);
      shares.add(scaled);
      total += scaled.factor() * scaled.loss();
    }
    for (int q = 0; q < size(); q++) {
      total += measured(plain, quantities.get(q)) ? logSigma[q] : 0;
    }
    return new Loss.Value(total, shares);
  }

  /** dL/d ln σ_q at a loss that has these scales. */
  public double[] slopes(Loss.Value scaled) {
    double[] slopes = new double[size()];
    for (int q = 0; q < size(); q++) {
      slopes[q] = measured(scaled, quantities.get(q)) ? 1 : 0;
    }
    for (Loss.Share share : scaled.shares()) {
      int q = quantities.indexOf(share.datum().quantity());
      if (q >= 0 && !share.leftOut()) {
        slopes[q] -= 2 * share.factor() * share.loss();
      }
    }
    return slopes;
  }

  private static boolean measured(Loss.Value value, Quantity quantity) {
    return value.shares().stream().anyMatch(s -> s.datum().quantity().equals(quantity));
  }

  /** For people: each σ_q, in the unit of the square root of its loss. */
  @Override
  public String toString() {
    Map<String, String> sigmas = new LinkedHashMap<>();
    for (int q = 0; q < size(); q++) {
      sigmas.put(
          quantities.get(q).name(), String.format(Locale.ROOT, "%.4g", Math.exp(logSigma[q])));
    }
    return sigmas.toString();
  }
}
