package rung.functional.nonlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.parallel.Workers;

/**
 * Derivatives of VV10 against differences, with densities from where points are left out to the
 * cores of atoms, and its limits.
 */
class Vv10EnergyTest {
  private static final Workers ONE = Workers.single();
  private static final double B = 5.9;
  private static final double C = 0.0093;

  @Test
  void potentialIsTheDerivativeOfTheEnergy() {
    DensityPoints points = atom(300, 0);
    double[][] derivative = energy(points, B, C).derivative();
    double[][] tangent = tangent(points, 3);
    double analytic = 0;
    for (int k = 0; k < 2; k++) {
      for (int g = 0; g < points.size(); g++) {
        analytic += derivative[k][g] * tangent[k][g];
      }
    }
    double quotient = quotient(points, tangent, B, C, 1e-4);
    assertThat(analytic).isCloseTo(quotient, offset(1e-9 * Math.abs(quotient)));
  }

  @Test
  void responseIsTheDerivativeOfThePotential() {
    DensityPoints points = atom(300, 0);
    double[][] tangent = tangent(points, 4);
    double[][] response = energy(points, B, C).linearise(ONE).apply(tangent);
    double h = 1e-5;
    double[][] up = energy(moved(points, tangent, h), B, C).derivative();
    double[][] down = energy(moved(points, tangent, -h), B, C).derivative();
    for (int k = 0; k < 2; k++) {
      for (int g = 0; g < points.size(); g++) {
        double quotient = (up[k][g] - down[k][g]) / (2 * h);
        double scale = Math.abs(up[k][g]) + Math.abs(response[k][g]);
        assertThat(response[k][g]).isCloseTo(quotient, offset(1e-6 * scale));
      }
    }
  }

  /** Between the densities at which points begin to count and count fully. */
  @Test
  void derivativesHoldWherePointsFadeOut() {
    DensityPoints points = atom(200, 0);
    double[] density = points.density().clone();
    double[] sigma = points.sigma().clone();
    for (int g = 0; g < 120; g++) {
      density[g] = Vv10Points.NOTHING * (0.5 + 0.1 * g);
      sigma[g] = density[g] * density[g];
    }
    // so heavy that they count
    double[] weights = points.weights().clone();
    Arrays.fill(weights, 0, 120, 1e7);
    DensityPoints thin =
        new DensityPoints(points.x(), points.y(), points.z(), weights, density, sigma);
    double[][] tangent = tangent(thin, 5);
    double[][] derivative = energy(thin, B, C).derivative();
    double[][] response = energy(thin, B, C).linearise(ONE).apply(tangent);
    double analytic = 0;
    double second = 0;
    for (int k = 0; k < 2; k++) {
      for (int g = 0; g < thin.size(); g++) {
        analytic += derivative[k][g] * tangent[k][g];
        second += response[k][g] * tangent[k][g];
      }
    }
    double quotient = quotient(thin, tangent, B, C, 1e-4);
    assertThat(analytic).isCloseTo(quotient, offset(1e-7 * Math.abs(quotient)));
    double h = 1e-3;
    double curvature =
        (energy(moved(thin, tangent, h), B, C).energy()
                - 2 * energy(thin, B, C).energy()
                + energy(moved(thin, tangent, -h), B, C).energy())
            / (h * h);
    assertThat(second).isCloseTo(curvature, offset(1e-4 * Math.abs(curvature)));
  }

  @Test
  void slopesAreTheDerivativesWithRespectToFactorBAndC() {
    DensityPoints points = atom(200, 0);
    double[][] tangent = tangent(points, 6);
    Vv10Energy energy = energy(points, B, C);
    Vv10Slopes first = energy.slopes();
    Vv10Slopes second = energy.linearise(ONE).slopes(tangent);
    double h = 1e-3;
    assertThat(first.factor()).isEqualTo(energy.energy());
    close(first.b(), (at(points, B + h, C) - at(points, B - h, C)) / (2 * h), 1e-7);
    double k = 1e-6;
    close(first.c(), (at(points, B, C + k) - at(points, B, C - k)) / (2 * k), 1e-7);
    close(second.factor(), quotient(points, tangent, B, C, 1e-4), 1e-8);
    double step = 1e-4;
    close(
        second.b(),
        (quotient(points, tangent, B + h, C, step) - quotient(points, tangent, B - h, C, step))
            / (2 * h),
        1e-6);
    k = 1e-5;
    close(
        second.c(),
        (quotient(points, tangent, B, C + k, step) - quotient(points, tangent, B, C - k, step))
            / (2 * k),
        1e-5);
  }

  /** β is there for it: n (β + ½ ∫ n Φ) = 0 with ω and κ of the same density everywhere. */
  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.1, 20})
  void uniformGasHasNoEnergy(double n) {
    int shells = 4_000;
    double[] zero = new double[shells + 1];
    double[] r = new double[shells + 1];
    double[] weights = new double[shells + 1];
    double[] density = new double[shells + 1];
    Arrays.fill(density, n);
    // the first point sees all others at their distance: shells of a ball around it
    weights[0] = 1e-9;
    double scale = 3 * Math.pow(n, -1.0 / 6);
    for (int i = 0; i < shells; i++) {
      double t = (i + 0.5) / shells;
      double radius = scale * t / (1 - t);
      r[1 + i] = radius;
      weights[1 + i] = 4 * Math.PI * radius * radius * scale / ((1 - t) * (1 - t)) / shells;
    }
    DensityPoints gas = new DensityPoints(r, zero, zero, weights, density, zero);
    double beta = Math.pow(3 / (B * B), 0.75) / 32;
    // ∂E/∂q of the first point is β + F there
    double half = 0.5 * (energy(gas, B, C).byCharge(0) - beta);
    assertThat(half / beta).isCloseTo(-1, offset(1e-6));
  }

  @Test
  void emptyPointsAddNothingAndEverythingIsFinite() {
    DensityPoints points = atom(100, 40);
    Vv10Energy energy = energy(points, B, C);
    double[][] tangent = tangent(points, 7);
    Arrays.fill(tangent[0], 1.0);
    double[][] all = {
      energy.derivative()[0],
      energy.derivative()[1],
      energy.linearise(ONE).apply(tangent)[0],
      energy.linearise(ONE).apply(tangent)[1]
    };
    for (double[] row : all) {
      assertThat(Arrays.stream(row).allMatch(Double::isFinite)).isTrue();
      assertThat(Arrays.copyOfRange(row, 100, 140)).containsOnly(0);
    }
    assertThat(energy(atom(100, 0), B, C).energy()).isEqualTo(energy.energy());
  }

  @Test
  void resultDoesNotDependOnTheNumberOfThreads() {
    DensityPoints points = atom(700, 0);
    try (Workers two = Workers.of(2)) {
      Vv10Energy a = energy(points, B, C);
      Vv10Energy b = new Vv10Energy(points, B, C, two);
      assertThat(b.energy()).isEqualTo(a.energy());
      double[][] tangent = tangent(points, 9);
      assertThat(b.linearise(two).apply(tangent)).isDeepEqualTo(a.linearise(ONE).apply(tangent));
    }
  }

  private static Vv10Energy energy(DensityPoints points, double b, double c) {
    return new Vv10Energy(points, b, c, ONE);
  }

  private static double at(DensityPoints points, double b, double c) {
    return energy(points, b, c).energy();
  }

  private static void close(double value, double expected, double relative) {
    assertThat(value).isCloseTo(expected, offset(relative * Math.abs(expected)));
  }

  /** Random points in an exponential density, then some without electrons. */
  private static DensityPoints atom(int count, int empty) {
    SplittableRandom random = new SplittableRandom(count);
    int all = count + empty;
    double[][] r = new double[3][all];
    double[] weights = new double[all];
    double[] density = new double[all];
    double[] sigma = new double[all];
    for (int g = 0; g < all; g++) {
      double square = 0;
      for (double[] axis : r) {
        axis[g] = random.nextDouble(-3, 3);
        square += axis[g] * axis[g];
      }
      weights[g] = random.nextDouble(0, 0.5);
      if (g < count) {
        double decay = random.nextDouble(1, 3);
        density[g] = 5 * Math.exp(-decay * Math.sqrt(square));
        sigma[g] = Math.pow(decay * density[g], 2);
      }
    }
    return new DensityPoints(r[0], r[1], r[2], weights, density, sigma);
  }

  /** Changes in proportion to density and gradient. */
  private static double[][] tangent(DensityPoints points, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] tangent = new double[2][points.size()];
    for (int g = 0; g < points.size(); g++) {
      tangent[0][g] = random.nextDouble(-1, 1) * points.density()[g];
      tangent[1][g] = random.nextDouble(-1, 1) * points.sigma()[g];
    }
    return tangent;
  }

  private static DensityPoints moved(DensityPoints points, double[][] tangent, double step) {
    double[] density = points.density().clone();
    double[] sigma = points.sigma().clone();
    for (int g = 0; g < density.length; g++) {
      density[g] += step * tangent[0][g];
      sigma[g] += step * tangent[1][g];
    }
    return new DensityPoints(points.x(), points.y(), points.z(), points.weights(), density, sigma);
  }

  private static double quotient(
      DensityPoints points, double[][] tangent, double b, double c, double h) {
    double[] steps = {-2, -1, 1, 2};
    double[] weights = {1, -8, 8, -1};
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += weights[k] * energy(moved(points, tangent, steps[k] * h), b, c).energy();
    }
    return sum / (12 * h);
  }
}
