package rung.learn.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rung.check.probe.FeatureSpace;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.FiniteSearch;
import rung.functional.Functional;
import rung.learn.data.Datum;
import rung.linalg.Vectors;
import rung.parallel.Workers;

/**
 * Fit to a parent functional on feature space: the mean of (F_xc − F_xc^parent)² over random
 * densities, so that training starts from known physics. It sees no data.
 */
public final class PretrainObjective implements Objective {
  private static final int POINTS = 16_384;
  private static final int PART = 2048;

  private final Functional parent;
  private final List<Part> parts = new ArrayList<>();
  private final Workers workers;

  /** Some of the points, with what the parent says there. */
  private record Part(Features features, double[] scale, double[] wanted) {}

  /**
   * @param trained the functional that will be trained; it and the parent decide what is sampled
   * @param seed of the points
   */
  public PretrainObjective(Functional parent, Functional trained, long seed, Workers workers) {
    this.parent = parent;
    this.workers = workers;
    for (int k = 0; k < POINTS / PART; k++) {
      Features seen = sample(trained.layout(2), seed + k);
      Features seenByParent = sample(parent.layout(2), seed + k);
      parts.add(new Part(seen, FeatureSpace.scale(seen), parent.energyDensity(seenByParent)));
    }
  }

  private static Features sample(FeatureLayout layout, long seed) {
    Features points = FeatureSpace.sample(layout, PART, seed);
    double[] weights = new double[PART];
    Arrays.fill(weights, 1.0 / POINTS);
    return new Features(layout, PART, points.values(), weights);
  }

  @Override
  public Outcome evaluate(Functional functional, LossScales scales, List<Datum> batch) {
    int parameters = functional.parameters().size();
    List<double[]> gradients = new ArrayList<>();
    double loss = 0;
    List<double[]> results =
        workers.map(parts.size(), k -> evaluate(functional, parts.get(k), parameters));
    for (double[] result : results) {
      loss += result[parameters];
      gradients.add(result);
    }
    double[] gradient = new double[parameters];
    for (double[] part : gradients) {
      for (int p = 0; p < parameters; p++) {
        gradient[p] += part[p];
      }
    }
    boolean finite = Double.isFinite(loss) && Vectors.finite(gradient);
    List<LeftOut> wrong = finite ? List.of() : wrong(functional);
    return new Outcome(
        new Loss.Value(loss, List.of()), gradient, new Work(0, 0, 0, 0, List.of(), wrong));
  }

  /** The first random density at which the functional has no number. */
  private List<LeftOut> wrong(Functional functional) {
    for (FiniteSearch what : FiniteSearch.values()) {
      for (Part part : parts) {
        FiniteSearch.Found found = what.first(functional, part.features, null);
        if (found != null) {
          return List.of(new LeftOut("random densities", found.number().message()));
        }
      }
    }
    return List.of();
  }

  /** The gradient and, last, the loss of a part. */
  private static double[] evaluate(Functional functional, Part part, int parameters) {
    Features features = part.features;
    double[] e = functional.energyDensity(features);
    double[] seeds = new double[features.points()];
    double loss = 0;
    for (int p = 0; p < seeds.length; p++) {
      double off = (e[p] - part.wanted[p]) / part.scale[p];
      loss += features.weights()[p] * off * off;
      seeds[p] = features.weights()[p] * 2 * off / part.scale[p];
    }
    double[] result = new double[parameters + 1];
    // Σ w e with the weights of the chain rule: its gradient is that of the loss
    Features seeded = new Features(features.layout(), features.points(), features.values(), seeds);
    double[] gradient = new double[parameters];
    functional.addParameterGradient(seeded, 1, null, gradient);
    System.arraycopy(gradient, 0, result, 0, parameters);
    result[parameters] = loss;
    return result;
  }

  /** How far the functional is from the parent. */
  @Override
  public List<String> report(Functional functional) {
    double squares = 0;
    double largest = 0;
    int points = 0;
    for (Part part : parts) {
      double[] e = functional.energyDensity(part.features);
      for (int p = 0; p < e.length; p++) {
        double off = Math.abs(e[p] - part.wanted[p]) / -part.scale[p];
        squares += off * off;
        largest = Math.max(largest, off);
        points++;
      }
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "F_xc is %.2e (root mean square) from %s's over %,d random densities, at most %.2e",
            Math.sqrt(squares / points),
            parent.name(),
            points,
            largest));
  }
}
