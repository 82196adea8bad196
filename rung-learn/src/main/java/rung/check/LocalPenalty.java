package rung.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.check.probe.ConditionGrid;
import rung.check.probe.FeaturePoints;
import rung.functional.ExactExchange;
import rung.functional.Functional;

/**
 * Squared violations of {@link LocalCondition}s. First derivatives along r_s are exact. The second
 * one, of the U_c condition, is [F_c'(r_s(1 + h)) − F_c'(r_s(1 − h))]/(2h r_s) with h = 10⁻³,
 * because a functional gives θ-gradients of its first derivatives, not of its second ones.
 */
final class LocalPenalty implements Penalty {
  private static final double STEP = 1e-3;

  private final List<LocalCondition> conditions;
  private final double[] radius;
  private final boolean apart;
  private final FactorProbe exchange;
  private final FactorProbe correlation;
  private final @Nullable Pair around;
  private final @Nullable Pair infinity;

  /** Probes above and below r_s, or of correlation and exchange at r_s = ∞. */
  private record Pair(FactorProbe first, FactorProbe second) {}

  LocalPenalty(Functional functional, List<LocalCondition> conditions, FeaturePoints points) {
    this.conditions = conditions;
    this.radius = points.radius();
    XcParts parts = XcParts.of(functional);
    this.apart = parts.correlation() != null;
    TrainablePart x = new TrainablePart(functional, parts.exchangeSource());
    TrainablePart c = new TrainablePart(functional, parts.correlationSource());
    this.exchange = new FactorProbe(x, parts.exchangePoints(points));
    this.correlation = new FactorProbe(c, points);
    this.around =
        conditions.contains(LocalCondition.ADIABATIC)
            ? new Pair(
                new FactorProbe(c, points.scaled(1 + STEP)),
                new FactorProbe(c, points.scaled(1 - STEP)))
            : null;
    FeaturePoints far = points.at(ConditionGrid.WIDE.infinity());
    this.infinity =
        conditions.contains(LocalCondition.KINETIC_BOUND)
            ? new Pair(new FactorProbe(c, far), new FactorProbe(x, parts.exchangePoints(far)))
            : null;
  }

  @Override
  public Map<String, Double> add(
      Functional functional, Map<String, Double> factors, double[] gradient) {
    double[] theta = functional.parameters().values();
    Arguments at = arguments(functional, theta);
    Arguments seeds = Arguments.zero(radius.length);
    Map<String, Double> sums = new LinkedHashMap<>();
    for (LocalCondition condition : conditions) {
      double factor = factors.getOrDefault(condition.id, 0.0);
      double sum = 0;
      for (int p = 0; p < radius.length; p++) {
        double violation = at.violation(condition, radius[p], p);
        // written so that a violation that is no number shows
        if (!(violation <= 0)) {
          sum += violation * violation;
          seeds.addSlopes(condition, radius[p], p, 2 * factor * violation);
        }
      }
      sums.put(condition.id, sum);
    }
    addGradient(functional, theta, seeds, gradient);
    return sums;
  }

  private Arguments arguments(Functional functional, double[] theta) {
    int n = radius.length;
    double[] fx = exchange.values(theta);
    double[] all = correlation.values(theta);
    double[] slope = correlation.slopes(theta, all);
    double[] curvature = new double[n];
    if (around != null) {
      double[] above = around.first.slopes(theta, around.first.values(theta));
      double[] below = around.second.slopes(theta, around.second.values(theta));
      for (int p = 0; p < n; p++) {
        curvature[p] = (above[p] - below[p]) / (2 * STEP * radius[p]);
      }
    }
    double[] limit = new double[n];
    if (infinity != null) {
      double[] far = infinity.first.values(theta);
      limit = apart ? far : XcParts.minus(far, infinity.second.values(theta));
    }
    double[] bound = new double[n];
    Arrays.fill(bound, LocalConditions.bound(functional));
    double[] fc = apart ? all : XcParts.minus(all, fx);
    return new Arguments(fx, fc, slope, curvature, limit, bound);
  }

  private void addGradient(
      Functional functional, double[] theta, Arguments seeds, double[] gradient) {
    double[] none = new double[radius.length];
    correlation.addGradient(theta, seeds.fc, seeds.slope, gradient);
    double[] fx = apart ? seeds.fx : XcParts.minus(seeds.fx, seeds.fc);
    exchange.addGradient(theta, fx, none, gradient);
    if (around != null) {
      double[] half = none.clone();
      for (int p = 0; p < half.length; p++) {
        half[p] = seeds.curvature[p] / (2 * STEP * radius[p]);
      }
      around.first.addGradient(theta, none, half, gradient);
      around.second.addGradient(theta, none, XcParts.minus(none, half), gradient);
    }
    if (infinity != null) {
      infinity.first.addGradient(theta, seeds.infinity, none, gradient);
      if (!apart) {
        double[] negative = XcParts.minus(none, seeds.infinity);
        infinity.second.addGradient(theta, negative, none, gradient);
      }
    }
    double share = -LocalConditions.EXCHANGE_SHARE * Arrays.stream(seeds.bound).sum();
    functional
        .part(ExactExchange.class)
        .ifPresent(exact -> functional.pullBack(exact, new double[] {share, 0, 0}, gradient));
  }

  /** Arguments of {@link LocalCondition#violation} that depend on θ, or derivatives by them. */
  private record Arguments(
      double[] fx,
      double[] fc,
      double[] slope,
      double[] curvature,
      double[] infinity,
      double[] bound) {
    static Arguments zero(int n) {
      return new Arguments(
          new double[n], new double[n], new double[n], new double[n], new double[n], new double[n]);
    }

    double violation(LocalCondition condition, double r, int p) {
      return condition.violation(r, fx[p], fc[p], slope[p], curvature[p], infinity[p], bound[p]);
    }

    /** A violation is linear in all of these: its slopes are its values at unit vectors. */
    void addSlopes(LocalCondition condition, double r, int p, double seed) {
      fx[p] += seed * condition.violation(r, 1, 0, 0, 0, 0, 0);
      fc[p] += seed * condition.violation(r, 0, 1, 0, 0, 0, 0);
      slope[p] += seed * condition.violation(r, 0, 0, 1, 0, 0, 0);
      curvature[p] += seed * condition.violation(r, 0, 0, 0, 1, 0, 0);
      infinity[p] += seed * condition.violation(r, 0, 0, 0, 0, 1, 0);
      bound[p] += seed * condition.violation(r, 0, 0, 0, 0, 0, 1);
    }
  }
}
