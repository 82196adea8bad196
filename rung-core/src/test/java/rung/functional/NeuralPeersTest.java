package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;

/** The published forms of others, each beside its paper's formulas in plain numbers. */
class NeuralPeersTest {
  private static final int POINTS = 60;

  private static FormFunctional functional(NeuralPreset preset, double scale) {
    return NeuralHybridTest.functional(
        preset.design(preset.usualBase(), TrainedConstants.NONE), scale);
  }

  /** What the papers' formulas are made of, at one point. */
  private record Point(double[] rho, double[] sigma, double[] tau, double[] exact, double[] range) {
    double n() {
      return rho[0] + rho[1];
    }

    double sigmaOfAll() {
      return sigma[0] + 2 * sigma[1] + sigma[2];
    }

    Point exchanged() {
      return new Point(
          new double[] {rho[1], rho[0]},
          new double[] {sigma[2], sigma[1], sigma[0]},
          new double[] {tau[1], tau[0]},
          new double[] {exact[1], exact[0]},
          new double[] {range[1], range[0]});
    }

    /** The closed shell 2ρ_σ. */
    Point doubled(int spin) {
      double own = sigma[2 * spin];
      return new Point(
          new double[] {rho[spin], rho[spin]},
          new double[] {own, own, own},
          new double[] {tau[spin], tau[spin]},
          exact,
          range);
    }

    double zeta() {
      return (rho[0] - rho[1]) / n();
    }

    double s() {
      return Math.sqrt(sigmaOfAll())
          / (2 * Math.cbrt(3 * Math.PI * Math.PI) * n() * Math.cbrt(n()));
    }
  }

  private static Point point(Features features, int p) {
    FeatureLayout layout = features.layout();
    double[][] v = features.values();
    double[] none = new double[2];
    return new Point(
        new double[] {v[0][p], v[1][p]},
        layout.gradient() ? new double[] {v[2][p], v[3][p], v[4][p]} : new double[3],
        layout.tau() ? new double[] {v[layout.tau(0)][p], v[layout.tau(1)][p]} : none,
        layout.exchange()
            ? new double[] {v[layout.exchange(0)][p], v[layout.exchange(1)][p]}
            : none,
        layout.longRangeExchange()
            ? new double[] {v[layout.longRangeExchange(0)][p], v[layout.longRangeExchange(1)][p]}
            : none);
  }

  private static double network(FormFunctional functional, String name, double... u) {
    double[][] point = new double[u.length][];
    for (int i = 0; i < u.length; i++) {
      point[i] = new double[] {u[i]};
    }
    double[] value = new double[1];
    functional.models().get(name).evaluate(1, point, value, null, null);
    return value[0];
  }

  private static double analytic(String name, Point point) {
    Functional functional = Functionals.parse(name);
    double[][] values = {
      {point.rho[0]}, {point.rho[1]}, {point.sigma[0]}, {point.sigma[1]}, {point.sigma[2]}
    };
    FeatureLayout layout = functional.layout(2);
    double[][] own = java.util.Arrays.copyOf(values, layout.channels());
    return functional.energyDensity(new Features(layout, 1, own, new double[] {1}))[0];
  }

  private static double slater(Point point) {
    double sum = Math.pow(point.rho[0], 4.0 / 3) + Math.pow(point.rho[1], 4.0 / 3);
    return -Math.pow(2, 1.0 / 3) * 0.75 * Math.cbrt(3 / Math.PI) * sum;
  }

  private static double expected(NeuralPreset preset, FormFunctional f, Point point) {
    return switch (preset) {
      case XCNN -> {
        double one = xcnn(f, point);
        double other = xcnn(f, point.exchanged());
        yield analytic("pbe", point) + point.n() * (one + other) / 2;
      }
      case XCDIFF -> {
        double sum = 0;
        for (int spin = 0; spin < 2; spin++) {
          Point own = point.doubled(spin);
          double[] x = logs(own);
          double output = gate(x) * network(f, "exchange", x[2], x[3]);
          double squashed = 1.174 / (1 + Math.exp(-(output - Math.log(1.174 - 1))));
          sum += 0.5 * slater(own) * squashed;
        }
        double[] x = logs(point);
        double output = gate(x) * network(f, "correlation", x);
        yield sum + analytic("lda_c_pw", point) * 2 / (1 + Math.exp(-output));
      }
      case DM21 -> {
        double[] all = logs(point, 1e-4, true);
        double[] exchanged = logs(point.exchanged(), 1e-4, true);
        double[] densities = {
          slater(point), point.exact[0] + point.exact[1], point.range[0] + point.range[1]
        };
        String[] names = {"mixing_base", "mixing_exact", "mixing_long_range"};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
          double one = 2 / (1 + Math.exp(-network(f, names[i], all) / 2));
          double other = 2 / (1 + Math.exp(-network(f, names[i], exchanged) / 2));
          sum += densities[i] * (one + other) / 2;
        }
        yield sum;
      }
      case SKALA -> {
        double one = network(f, "xc", logs(point, 1e-5, false));
        double other = network(f, "xc", logs(point.exchanged(), 1e-5, false));
        yield slater(point) * 2 / (1 + Math.exp(-(one + other) / 4));
      }
      default -> throw new IllegalArgumentException(preset.kind());
    };
  }

  private static double xcnn(FormFunctional f, Point point) {
    return network(f, "xc", Math.log(1 + point.n()), point.zeta(), Math.log(1 + point.s()));
  }

  /** x_0 … x_3 of Dick and Fernandez-Serra. */
  private static double[] logs(Point point) {
    double n = point.n();
    double zeta = point.zeta();
    double weizsaecker = point.sigmaOfAll() / (8 * n);
    double uniform = 0.3 * Math.pow(3 * Math.PI * Math.PI, 2.0 / 3) * Math.pow(n, 5.0 / 3);
    double alpha = (point.tau[0] + point.tau[1] - weizsaecker) / (uniform + 1e-3 * weizsaecker);
    double s = point.s();
    return new double[] {
      Math.log(Math.cbrt(n) + 1e-5),
      Math.log((Math.pow(1 + zeta, 4.0 / 3) + Math.pow(1 - zeta, 4.0 / 3)) / 2),
      (1 - Math.exp(-s * s)) * Math.log(1 + s),
      Math.log((1 + alpha) / 2)
    };
  }

  private static double gate(double[] x) {
    return x[2] + Math.tanh(x[3]) * Math.tanh(x[3]);
  }

  private static double[] logs(Point point, double offset, boolean exchange) {
    List<Double> x = new ArrayList<>();
    x.add(point.rho[0]);
    x.add(point.rho[1]);
    x.add(point.sigma[0]);
    x.add(point.sigma[2]);
    x.add(point.sigmaOfAll());
    x.add(point.tau[0]);
    x.add(point.tau[1]);
    if (exchange) {
      x.add(point.exact[0]);
      x.add(point.exact[1]);
      x.add(point.range[0]);
      x.add(point.range[1]);
    }
    return x.stream().mapToDouble(v -> Math.log(Math.abs(v) + offset)).toArray();
  }

  @ParameterizedTest
  @EnumSource(names = {"XCNN", "XCDIFF", "DM21", "SKALA"})
  void theEnergyDensityIsThatOfThePaper(NeuralPreset preset) {
    FormFunctional functional = functional(preset, 0.7);
    Features features = SampleFeatures.random(functional.layout(2), POINTS, 4);
    double[] e = functional.energyDensity(features);
    for (int p = 0; p < POINTS; p++) {
      double wanted = expected(preset, functional, point(features, p));
      // s rounds by 1e-8 where the papers' s has no derivative
      assertThat(e[p]).isCloseTo(wanted, within(3e-8 * (1 + Math.abs(wanted))));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"LDA", "GGA", "META_GGA"})
  void derivativesOfEveryOrderMatchFiniteDifferences(NeuralPreset preset) {
    if (preset
        != NeuralPreset.DM21) { // three networks of eleven variables: the closed shell has all
      FunctionalConsistency.check(functional(preset, 0.4), 2, 1e-7);
    }
    FunctionalConsistency.check(functional(preset, 0.4), 1, 1e-7);
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"LDA", "GGA", "META_GGA"})
  void everythingIsFiniteDownToZeroDensity(NeuralPreset preset) {
    FiniteAtEdges.check(functional(preset, 0.4), 1);
    if (preset != NeuralPreset.DM21) {
      FiniteAtEdges.check(functional(preset, 0.4), 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void spinsAreInterchangeable(NeuralPreset preset) {
    FormFunctional functional = functional(preset, 0.7);
    Features features = SampleFeatures.random(functional.layout(2), POINTS, 4);
    FeatureLayout layout = features.layout();
    double[][] exchanged = features.values().clone();
    swap(exchanged, 0, 1);
    if (layout.gradient()) {
      swap(exchanged, layout.sigma(0, 0), layout.sigma(1, 1));
    }
    if (layout.tau()) {
      swap(exchanged, layout.tau(0), layout.tau(1));
    }
    if (layout.exchange()) {
      swap(exchanged, layout.exchange(0), layout.exchange(1));
    }
    if (layout.longRangeExchange()) {
      swap(exchanged, layout.longRangeExchange(0), layout.longRangeExchange(1));
    }
    double[] one = functional.energyDensity(features);
    double[] two =
        functional.energyDensity(new Features(layout, POINTS, exchanged, features.weights()));
    for (int p = 0; p < POINTS; p++) {
      assertThat(one[p]).isCloseTo(two[p], within(1e-13 * (1 + Math.abs(two[p]))));
    }
  }

  private static void swap(double[][] rows, int i, int j) {
    double[] row = rows[i];
    rows[i] = rows[j];
    rows[j] = row;
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"LDA", "GGA", "META_GGA"})
  void aClosedShellIsTheSameDescribedWithTwoSpins(NeuralPreset preset) {
    FormFunctional functional = functional(preset, 0.7);
    Features closed = SampleFeatures.random(functional.layout(1), POINTS, 6);
    double[] one = functional.energyDensity(closed);
    double[] two = functional.energyDensity(SampleFeatures.asOpenShell(closed));
    for (int p = 0; p < POINTS; p++) {
      assertThat(one[p]).isCloseTo(two[p], within(1e-12 * (1 + Math.abs(two[p]))));
    }
  }
}
