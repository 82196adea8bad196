package rung.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import rung.check.probe.FeaturePoints;
import rung.functional.Functional;

/**
 * Roughness of the potential: Σ_p Σ_x ([F_xc(x + h) − 2 F_xc(x) + F_xc(x − h)]/h²)² over x = ln
 * r_s, s, α with h = {@value #STEP}. The potential holds first and second derivatives of e_xc along
 * the density's features; kinks and wiggles of F_xc that are no wider than h are what makes it
 * rough. A difference, not a derivative: its θ-gradient is exact. s and α stay at least h.
 */
final class RoughnessPenalty implements Penalty {
  static final String ID = "roughness";

  private static final double STEP = 0.1;

  private final FactorProbe centre;
  private final List<FactorProbe> around = new ArrayList<>();

  RoughnessPenalty(Functional functional, FeaturePoints points) {
    TrainablePart whole = new TrainablePart(functional, functional);
    FeaturePoints inside =
        new FeaturePoints(
            points.radius(),
            each(points.gradient(), s -> Math.max(s, STEP)),
            points.zeta(),
            each(points.alpha(), a -> Math.max(a, STEP)));
    this.centre = new FactorProbe(whole, inside);
    for (int sign = -1; sign <= 1; sign += 2) {
      double h = sign * STEP;
      around.add(new FactorProbe(whole, inside.scaled(Math.exp(h))));
      around.add(
          new FactorProbe(
              whole,
              new FeaturePoints(
                  inside.radius(),
                  each(inside.gradient(), s -> s + h),
                  inside.zeta(),
                  inside.alpha())));
      around.add(
          new FactorProbe(
              whole,
              new FeaturePoints(
                  inside.radius(),
                  inside.gradient(),
                  inside.zeta(),
                  each(inside.alpha(), a -> a + h))));
    }
  }

  private static double[] each(double[] values, DoubleUnaryOperator change) {
    return Arrays.stream(values).map(change).toArray();
  }

  @Override
  public Map<String, Double> add(
      Functional functional, Map<String, Double> factors, double[] gradient) {
    double[] theta = functional.parameters().values();
    double factor = factors.getOrDefault(ID, 0.0);
    double[] middle = centre.values(theta);
    int n = middle.length;
    double[] none = new double[n];
    double[] middleSeeds = new double[n];
    double sum = 0;
    int kinds = around.size() / 2;
    for (int x = 0; x < kinds; x++) {
      double[] below = around.get(x).values(theta);
      double[] above = around.get(x + kinds).values(theta);
      double[] seeds = new double[n];
      for (int p = 0; p < n; p++) {
        double second = (above[p] - 2 * middle[p] + below[p]) / (STEP * STEP);
        sum += second * second;
        seeds[p] = 2 * factor * second / (STEP * STEP);
        middleSeeds[p] -= 2 * seeds[p];
      }
      around.get(x).addGradient(theta, seeds, none, gradient);
      around.get(x + kinds).addGradient(theta, seeds, none, gradient);
    }
    centre.addGradient(theta, middleSeeds, none, gradient);
    return Map.of(ID, sum);
  }
}
