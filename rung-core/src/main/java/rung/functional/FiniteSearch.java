package rung.functional;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a functional gives at points, searched for the first number that is not finite. Nothing is
 * searched before some sum over the points was seen not to be finite: NaN and infinity survive
 * sums.
 */
public enum FiniteSearch {
  /** Ingredients, energy per volume and its first derivatives. */
  ENERGY {
    @Override
    @Nullable Hit hit(Functional functional, Features features, double @Nullable [][] tangent) {
      FeatureLayout layout = features.layout();
      Map<String, double[]> outputs = new LinkedHashMap<>();
      for (int c = 0; c < layout.channels(); c++) {
        outputs.put("its ingredient " + layout.name(c), features.values()[c]);
      }
      outputs.put("the energy per volume e_xc", functional.energyDensity(features));
      double[][] first = functional.evaluate(features).derivative();
      for (int c = 0; c < first.length; c++) {
        outputs.put("the derivative of e_xc by " + layout.name(c), first[c]);
      }
      return firstOf(outputs, features.points());
    }
  },

  /** Second derivatives. */
  KERNEL {
    @Override
    @Nullable Hit hit(Functional functional, Features features, double @Nullable [][] tangent) {
      FeatureLayout layout = features.layout();
      Map<String, double[]> outputs = new LinkedHashMap<>();
      if (functional.linearise(features) instanceof HessianKernel hessian) {
        for (int i = 0, packed = 0; packed < hessian.position().length; i++) {
          for (int j = 0; j <= i; j++) {
            int which = hessian.position()[packed++];
            if (which >= 0) {
              String by =
                  i == j ? layout.name(i) + " twice" : layout.name(j) + " and " + layout.name(i);
              outputs.put("the second derivative of e_xc by " + by, hessian.second()[which]);
            }
          }
        }
      } else {
        // 0 · ∞ is NaN: a map tells which derivative changes without end, not by what.
        double[][] ones = new double[layout.channels()][features.points()];
        Arrays.stream(ones).forEach(channel -> Arrays.fill(channel, 1));
        double[][] change = functional.linearise(features).apply(ones);
        for (int c = 0; c < change.length; c++) {
          outputs.put("a second derivative of e_xc by " + layout.name(c), change[c]);
        }
      }
      return firstOf(outputs, features.points());
    }
  },

  /** Derivatives with respect to the parameters. */
  PARAMETERS {
    @Override
    @Nullable Hit hit(Functional functional, Features features, double @Nullable [][] tangent) {
      if (wrong(gradient(functional, features, tangent)) < 0) {
        return null;
      }
      for (int p = 0; p < features.points(); p++) {
        double[] own =
            gradient(
                functional,
                at(p, features, features.layout()),
                tangent == null ? null : column(tangent, p));
        int first = wrong(own);
        if (first >= 0) {
          return new Hit(p, parameter(functional, first), own[first]);
        }
      }
      return null;
    }
  };

  /**
   * What was found.
   *
   * @param point index among the features' points
   * @param number without a place
   */
  public record Found(int point, NotFinite number) {}

  /** A number at a point. */
  record Hit(int point, String output, double value) {}

  abstract @Nullable Hit hit(
      Functional functional, Features features, double @Nullable [][] tangent);

  /**
   * The first point at which something is not finite; null if there is none.
   *
   * @param tangent change of the features [channel][point] along which parameter derivatives are
   *     mixed with first ones, or null
   */
  public @Nullable Found first(
      Functional functional, Features features, double @Nullable [][] tangent) {
    Hit hit = hit(functional, features, tangent);
    if (hit == null) {
      return null;
    }
    int p = hit.point();
    Map<String, Double> values = new LinkedHashMap<>();
    for (int c = 0; c < features.layout().channels(); c++) {
      values.put(features.layout().name(c), features.values()[c][p]);
    }
    double[][] change = tangent == null ? null : column(tangent, p);
    String part = part(functional, at(p, features, features.layout()), change);
    return new Found(
        p, new NotFinite(functional.name(), part, hit.output(), hit.value(), null, values));
  }

  /** Name of the innermost summand that gives no finite number at a point; empty without one. */
  private String part(Functional functional, Features point, double @Nullable [][] tangent) {
    for (Functional summand : functional.summands()) {
      FeatureLayout layout = summand.layout(point.layout().spins());
      Features own = at(0, point, layout);
      double[][] change =
          tangent == null
              ? null
              : at(0, new Features(point.layout(), 1, tangent, point.weights()), layout).values();
      if (hit(summand, own, change) != null) {
        String inner = part(summand, own, change);
        return inner.isEmpty() ? summand.name() : inner;
      }
    }
    return "";
  }

  /** One point's features, in a layout that asks for no more. */
  private static Features at(int p, Features features, FeatureLayout layout) {
    double[][] values = new double[layout.channels()][1];
    for (int c = 0; c < values.length; c++) {
      Ingredient ingredient = layout.ingredient(c);
      int spin = c - layout.channel(ingredient, 0);
      values[c][0] = features.values()[features.layout().channel(ingredient, spin)][p];
    }
    return new Features(layout, 1, values, new double[] {features.weights()[p]});
  }

  private static double[][] column(double[][] values, int p) {
    return Arrays.stream(values).map(channel -> new double[] {channel[p]}).toArray(double[][]::new);
  }

  private static @Nullable Hit firstOf(Map<String, double[]> outputs, int points) {
    for (int p = 0; p < points; p++) {
      for (Map.Entry<String, double[]> output : outputs.entrySet()) {
        if (!Double.isFinite(output.getValue()[p])) {
          return new Hit(p, output.getKey(), output.getValue()[p]);
        }
      }
    }
    return null;
  }

  private static double[] gradient(
      Functional functional, Features features, double @Nullable [][] tangent) {
    double[] gradient = new double[functional.parameters().size()];
    functional.addParameterGradient(features, 1, tangent, gradient);
    return gradient;
  }

  private static int wrong(double[] values) {
    return IntStream.range(0, values.length)
        .filter(i -> !Double.isFinite(values[i]))
        .findFirst()
        .orElse(-1);
  }

  private static String parameter(Functional functional, int index) {
    List<String> names = functional.parameters().names();
    return "the derivative of e_xc by the parameter " + names.get(index);
  }
}
