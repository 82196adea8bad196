package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

/**
 * Claims that every functional must pass: each derivative against finite differences of the one
 * below.
 */
final class FunctionalConsistency {
  private static final double STEP = 5e-4;

  private FunctionalConsistency() {}

  static void check(Functional functional, int spins, double tolerance) {
    Features features = SampleFeatures.random(functional.layout(spins), 67, 11 + spins);
    energyIsTheSumOfTheDensity(functional, features);
    derivativeIsThatOfTheEnergy(functional, features, tolerance);
    kernelIsTheDerivativeOfTheDerivative(functional, features, tolerance);
    parameterGradientIsThatOfEnergyAndDirectionalDerivative(functional, features, 10 * tolerance);
  }

  private static void energyIsTheSumOfTheDensity(Functional functional, Features features) {
    double[] e = functional.energyDensity(features);
    double sum = 0;
    for (int p = 0; p < features.points(); p++) {
      sum += features.weights()[p] * e[p];
    }
    double energy = functional.evaluate(features).energy();
    assertThat(energy).isCloseTo(sum, within(1e-13 * (1 + Math.abs(sum))));
  }

  private static void derivativeIsThatOfTheEnergy(
      Functional functional, Features features, double tolerance) {
    double[][] derivative = functional.evaluate(features).derivative();
    for (int c = 0; c < derivative.length; c++) {
      double[][] direction = only(c, SampleFeatures.direction(features, 5));
      double expected =
          fivePoint(
              h -> functional.evaluate(SampleFeatures.moved(features, h, direction)).energy());
      double actual = dot(derivative, direction, features.points());
      assertThat(actual)
          .as("%s channel %d", functional.name(), c)
          .isCloseTo(expected, within(tolerance * (1e-2 + Math.abs(expected))));
    }
  }

  private static void kernelIsTheDerivativeOfTheDerivative(
      Functional functional, Features features, double tolerance) {
    XcKernel kernel = functional.linearise(features);
    double[][] test = SampleFeatures.direction(features, 6);
    for (int c = 0; c < test.length; c++) {
      double[][] direction = only(c, SampleFeatures.direction(features, 5));
      for (int d = 0; d < test.length; d++) {
        double[][] row = only(d, test);
        double expected =
            fivePoint(
                h ->
                    dot(
                        functional
                            .evaluate(SampleFeatures.moved(features, h, direction))
                            .derivative(),
                        row,
                        features.points()));
        double actual = dot(kernel.apply(direction), row, features.points());
        assertThat(actual)
            .as("%s kernel %d %d", functional.name(), c, d)
            .isCloseTo(expected, within(tolerance * (1e-2 + Math.abs(expected))));
      }
    }
  }

  private static void parameterGradientIsThatOfEnergyAndDirectionalDerivative(
      Functional functional, Features features, double tolerance) {
    double[] theta = functional.parameters().values();
    if (theta.length == 0) {
      return;
    }
    double[][] tangent = SampleFeatures.direction(features, 9);
    double[] withTangent = new double[theta.length];
    functional.addParameterGradient(features, 0.7, tangent, withTangent);
    double[] energyOnly = new double[theta.length];
    functional.addParameterGradient(features, 0.7, null, energyOnly);
    Random random = new Random(3);
    for (int k = 0; k < Math.min(theta.length, 60); k++) {
      int which = theta.length <= 60 ? k : random.nextInt(theta.length);
      // small steps: b² is within 1e-5 of 4c in one fit of Vosko, Wilk and Nusair
      double scale = 2e-3 * (Math.abs(theta[which]) + 1e-2);
      double expectedEnergy =
          fivePoint(h -> 0.7 * changed(functional, which, h * scale).evaluate(features).energy());
      double expectedBoth =
          expectedEnergy
              + fivePoint(
                  h ->
                      dot(
                          changed(functional, which, h * scale).evaluate(features).derivative(),
                          tangent,
                          features.points()));
      String name = functional.parameters().names().get(which);
      assertThat(scale * energyOnly[which])
          .as("energy by %s", name)
          .isCloseTo(expectedEnergy, within(tolerance * (1e-2 + Math.abs(expectedEnergy))));
      assertThat(scale * withTangent[which])
          .as("energy and directional derivative by %s", name)
          .isCloseTo(expectedBoth, within(tolerance * (1e-2 + Math.abs(expectedBoth))));
    }
  }

  private static Functional changed(Functional functional, int which, double step) {
    double[] theta = functional.parameters().values().clone();
    theta[which] += step;
    return functional.withParameters(theta);
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private static double[][] only(int channel, double[][] direction) {
    double[][] one = new double[direction.length][direction[0].length];
    one[channel] = direction[channel];
    return one;
  }

  private interface Line {
    double at(double h);
  }

  /** f′(0), error of fourth order in the step. */
  private static double fivePoint(Line f) {
    return (8 * (f.at(STEP) - f.at(-STEP)) - (f.at(2 * STEP) - f.at(-2 * STEP))) / (12 * STEP);
  }

  private static double dot(double[][] a, double[][] b, int points) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      for (int p = 0; p < points; p++) {
        sum += a[c][p] * b[c][p];
      }
    }
    return sum;
  }
}
