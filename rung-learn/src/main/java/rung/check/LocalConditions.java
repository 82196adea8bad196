package rung.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.check.probe.ConditionGrid;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.FeaturePoints;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.parallel.Workers;

/** Tests the {@link LocalCondition}s on a grid, with exact derivatives or as others did. */
public final class LocalConditions {
  private static final double LIEB_OXFORD = 2.27;

  /** Lieb and Oxford's constant for exact exchange, whose share a hybrid's grid part lacks. */
  static final double EXCHANGE_SHARE = 1.174;

  private LocalConditions() {}

  /** What one column of a grid found for one condition; which of its radii violate it. */
  private record Tally(long violations, double largest, double radius, boolean[] violated) {}

  /**
   * With exact derivatives along r_s; the Lieb-Oxford constant is 2.27 − 1.174 a, a the fraction of
   * exact exchange.
   */
  public static List<Finding> exact(Functional functional, ConditionGrid grid, Workers workers) {
    XcParts parts = XcParts.of(functional);
    double bound = bound(functional);
    return collect(grid, workers, column -> exactColumn(parts, grid, column, bound));
  }

  /** 2.27 − 1.174 a. */
  static double bound(Functional functional) {
    return LIEB_OXFORD - EXCHANGE_SHARE * ExactExchange.of(functional).fullRange();
  }

  /**
   * As Pederson and Burke's published figures were made: the undivided first difference along r_s
   * for the scaling of E_c, second-order differences for the others, three points left out at
   * either end, and a plain 2.27. Fractions depend on the grid.
   */
  public static List<Finding> referenceDifferences(
      Functional functional, ConditionGrid grid, Workers workers) {
    XcParts parts = XcParts.byComponents(functional);
    return collect(grid, workers, column -> differencesColumn(parts, grid, column));
  }

  private interface Column {
    List<Tally> of(double[] column);
  }

  private static List<Finding> collect(ConditionGrid grid, Workers workers, Column test) {
    int n = grid.columns();
    List<List<Tally>> tallies = workers.map(n, k -> test.of(grid.column(k)));
    List<Finding> findings = new ArrayList<>();
    for (LocalCondition condition : LocalCondition.values()) {
      long violations = 0;
      double largest = Double.NEGATIVE_INFINITY;
      String where = "";
      for (int k = 0; k < n; k++) {
        Tally tally = tallies.get(k).get(condition.ordinal());
        violations += tally.violations;
        if (!(tally.largest <= largest)) {
          largest = tally.largest;
          double[] at = grid.column(k);
          where =
              String.format(
                  Locale.ROOT,
                  "r_s %.4g, s %.3g, zeta %.3g, alpha %.3g",
                  tally.radius,
                  at[0],
                  at[1],
                  at[2]);
        }
      }
      findings.add(
          new Finding(
              condition.id,
              condition.tested,
              Math.max(0, largest),
              condition.tolerance,
              (double) violations / grid.size(),
              where,
              ViolationProfile.of(grid, k -> tallies.get(k).get(condition.ordinal()).violated)));
    }
    return findings;
  }

  private static List<Tally> exactColumn(
      XcParts parts, ConditionGrid grid, double[] column, double bound) {
    double[] radii = grid.radii();
    FeaturePoints points = FeaturePoints.column(radii, column);
    double[] fx = parts.exchange(points);
    EnhancementFactor fc = parts.correlation(points, fx);
    double infinity = infinity(parts, grid, column);
    List<Tally> tallies = new ArrayList<>();
    for (LocalCondition condition : LocalCondition.values()) {
      double[] violation = new double[radii.length];
      for (int p = 0; p < radii.length; p++) {
        violation[p] =
            condition.violation(
                radii[p], fx[p], fc.value()[p], fc.slope()[p], fc.curvature()[p], infinity, bound);
      }
      tallies.add(tally(violation, radii, 0, radii.length, condition.tolerance));
    }
    return tallies;
  }

  private static double infinity(XcParts parts, ConditionGrid grid, double[] column) {
    FeaturePoints point = FeaturePoints.column(new double[] {grid.infinity()}, column);
    return parts.correlationValues(point, parts.exchange(point))[0];
  }

  private static List<Tally> differencesColumn(XcParts parts, ConditionGrid grid, double[] column) {
    double[] radii = grid.radii();
    int n = radii.length;
    FeaturePoints points = FeaturePoints.column(radii, column);
    double[] fx = parts.exchange(points);
    double[] fc = parts.correlationValues(points, fx);
    double infinity = infinity(parts, grid, column);
    double h = radii[1] - radii[0];
    List<Tally> tallies = new ArrayList<>();
    for (LocalCondition condition : LocalCondition.values()) {
      double[] violation = new double[n];
      for (int p = 0; p < n; p++) {
        boolean inner = p > 0 && p < n - 1;
        double slope = inner ? (fc[p + 1] - fc[p - 1]) / (2 * h) : 0;
        double curvature = inner ? (fc[p + 1] - 2 * fc[p] + fc[p - 1]) / (h * h) : 0;
        if (condition == LocalCondition.SCALING) {
          slope = p + 1 < n ? fc[p + 1] - fc[p] : 0;
        }
        violation[p] =
            condition.violation(radii[p], fx[p], fc[p], slope, curvature, infinity, LIEB_OXFORD);
      }
      boolean wholeRange =
          condition == LocalCondition.NEGATIVITY || condition == LocalCondition.SCALING;
      // The second difference has lost a point at either end before three are left out.
      int edge = wholeRange ? 0 : condition == LocalCondition.ADIABATIC ? 4 : 3;
      tallies.add(tally(violation, radii, edge, n - edge, condition.tolerance));
    }
    return tallies;
  }

  private static Tally tally(
      double[] violation, double[] radii, int from, int to, double tolerance) {
    long count = 0;
    double largest = Double.NEGATIVE_INFINITY;
    double radius = radii[from];
    boolean[] violated = new boolean[radii.length];
    for (int p = from; p < to; p++) {
      // Written so that a violation that is no number counts.
      violated[p] = !(violation[p] <= tolerance);
      count += violated[p] ? 1 : 0;
      if (!(violation[p] <= largest)) {
        largest = violation[p];
        radius = radii[p];
      }
    }
    return new Tally(count, largest, radius, violated);
  }
}
