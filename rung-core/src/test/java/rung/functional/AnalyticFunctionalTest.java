package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.functional.form.PointInputs;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** What every functional known by name must satisfy, whatever its formula. */
class AnalyticFunctionalTest {
  private static Stream<String> names() {
    return Stream.concat(Functionals.names().stream(), Stream.of("0.5*lda_x + 0.25*gga_x_pbe"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void derivativesOfEveryOrderMatchFiniteDifferences(String name) {
    // differences of SCAN suffer from its narrow features, those of r²SCAN from its seams
    double tolerance = name.contains("scan") ? 1e-6 : 1e-8;
    FunctionalConsistency.check(Functionals.parse(name), 1, tolerance);
    FunctionalConsistency.check(Functionals.parse(name), 2, tolerance);
  }

  @ParameterizedTest
  @MethodSource("names")
  void closedShellIsTheUnpolarisedOpenShell(String name) {
    Functional functional = Functionals.parse(name);
    Features closed = SampleFeatures.random(functional.layout(1), 207, 4);
    Features open = SampleFeatures.asOpenShell(closed);
    XcValue one = functional.evaluate(closed);
    XcValue two = functional.evaluate(open);
    assertThat(one.energy()).isCloseTo(two.energy(), within(1e-12 * Math.abs(two.energy())));
    double[][] tangent = SampleFeatures.direction(closed, 8);
    double[][] response = functional.linearise(closed).apply(tangent);
    double[][] openTangent =
        SampleFeatures.asOpenShell(new Features(closed.layout(), 207, tangent, closed.weights()))
            .values();
    double[][] openResponse = functional.linearise(open).apply(openTangent);
    for (int p = 0; p < closed.points(); p++) {
      assertThat(one.derivative()[0][p]).isCloseTo(two.derivative()[0][p], within(1e-12));
      assertThat(response[0][p]).isCloseTo(openResponse[0][p], within(1e-11));
      if (closed.layout().tau()) {
        int tau = closed.layout().tau(0);
        int tauUp = open.layout().tau(0);
        assertThat(one.derivative()[tau][p])
            .isCloseTo(
                two.derivative()[tauUp][p],
                within(1e-12 * (1 + Math.abs(one.derivative()[tau][p]))));
        assertThat(response[tau][p])
            .isCloseTo(openResponse[tauUp][p], within(1e-11 * (1 + Math.abs(response[tau][p]))));
      }
      if (closed.layout().gradient()) {
        double[][] d = two.derivative();
        double byGradient = 0.25 * (d[2][p] + d[3][p] + d[4][p]);
        assertThat(one.derivative()[1][p])
            .isCloseTo(byGradient, within(1e-12 * (1 + Math.abs(byGradient))));
        double change = 0.25 * (openResponse[2][p] + openResponse[3][p] + openResponse[4][p]);
        assertThat(response[1][p]).isCloseTo(change, within(1e-11 * (1 + Math.abs(change))));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void recordedTapeAgreesWithPlainDoubles(String name) {
    FormFunctional functional = Functionals.parse(name);
    Features features = SampleFeatures.random(functional.layout(2), 702, 21);
    double[] e = functional.energyDensity(features);
    for (int p = 0; p < features.points(); p++) {
      double expected = functional.form().energyDensity(new DoubleArithmetic(), point(features, p));
      assertThat(e[p]).isCloseTo(expected, within(1e-13 * (1e-3 + Math.abs(expected))));
    }
  }

  private static PointInputs<Double> point(Features features, int p) {
    FeatureLayout layout = features.layout();
    return new PointInputs<>() {
      @Override
      public Double density(int spin) {
        return features.values()[layout.density(spin)][p];
      }

      @Override
      public Double sigma(int spin, int other) {
        return features.values()[layout.sigma(spin, other)][p];
      }

      @Override
      public Double tau(int spin) {
        return features.values()[layout.tau(spin)][p];
      }

      @Override
      public Double exchange(int spin) {
        return features.values()[layout.exchange(spin)][p];
      }

      @Override
      public Double longRangeExchange(int spin) {
        return features.values()[layout.longRangeExchange(spin)][p];
      }

      @Override
      public Double constant(String name, double value) {
        return value;
      }

      @Override
      public Double network(String name, List<Double> inputs) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @ParameterizedTest
  @MethodSource("names")
  void everythingIsFiniteAtTheEdges(String name) {
    Functional functional = Functionals.parse(name);
    for (int spins = 1; spins <= 2; spins++) {
      FiniteAtEdges.check(functional, spins);
    }
  }

  @Test
  void anEmptySystemHasNoEnergy() {
    Functional pbe = Functionals.parse("pbe");
    Features none = new Features(pbe.layout(2), 3, new double[5][3], new double[] {1, 1, 1});
    assertThat(pbe.evaluate(none).energy()).isZero();
  }

  @Test
  void sumsScaleAndJoinTheirTerms() {
    Features features = SampleFeatures.random(FeatureLayout.of(2, Ingredient.GRADIENT), 17, 2);
    double[] sum = Functionals.parse("0.5*LDA_X + 2e0*gga_c_pbe").energyDensity(features);
    double[] x = Functionals.parse("lda_x").energyDensity(features);
    double[] c = Functionals.parse("gga_c_pbe").energyDensity(features);
    for (int p = 0; p < 17; p++) {
      assertThat(sum[p]).isCloseTo(0.5 * x[p] + 2 * c[p], within(1e-14));
    }
  }

  @Test
  void constantsAreNamedParametersAndChangeTheFunctional() {
    FormFunctional pbe = Functionals.parse("pbe");
    List<String> names = pbe.parameters().names();
    assertThat(names)
        .contains("gga_x_pbe.kappa", "gga_x_pbe.mu", "gga_c_pbe.beta", "gga_c_pbe.gamma")
        .contains("lda_c_pw_mod.a0", "lda_c_pw_mod.beta4_2")
        .doesNotHaveDuplicates();
    double[] theta = pbe.parameters().values().clone();
    theta[names.indexOf("gga_x_pbe.kappa")] = 1.245;
    Features features = SampleFeatures.random(pbe.layout(1), 5, 2);
    assertThat(pbe.withParameters(theta).evaluate(features).energy())
        .isLessThan(pbe.evaluate(features).energy());
    assertThat(pbe.parameters().values()[names.indexOf("gga_x_pbe.kappa")]).isEqualTo(0.804);
  }

  @Test
  void aFunctionalOfTheDensityIgnoresGradientsThatAreThere() {
    Functional lda = Functionals.parse("lda");
    Features features = SampleFeatures.random(FeatureLayout.of(2, Ingredient.GRADIENT), 19, 2);
    Features bare = new Features(lda.layout(2), 19, features.values(), features.weights());
    double[][] derivative = lda.evaluate(features).derivative();
    assertThat(Arrays.copyOf(derivative, 2)).isDeepEqualTo(lda.evaluate(bare).derivative());
    assertThat(derivative[3]).containsOnly(0);
    double[][] tangent = SampleFeatures.direction(features, 1);
    double[][] response = lda.linearise(features).apply(tangent);
    assertThat(Arrays.copyOf(response, 2))
        .isDeepEqualTo(lda.linearise(bare).apply(Arrays.copyOf(tangent, 2)));
    double[] one = new double[lda.parameters().size()];
    double[] two = one.clone();
    lda.addParameterGradient(features, 1, tangent, one);
    lda.addParameterGradient(bare, 1, Arrays.copyOf(tangent, 2), two);
    assertThat(one).isEqualTo(two);
  }

  @Test
  void resultsDoNotDependOnHowManyPointsAreAsked() {
    Functional pbe = Functionals.parse("pbe");
    Features all = SampleFeatures.random(pbe.layout(2), 702, 21);
    double[] e = pbe.energyDensity(all);
    for (int n : new int[] {1, 13, 207}) {
      Features some = new Features(all.layout(), n, all.values(), all.weights());
      assertThat(pbe.energyDensity(some)).isEqualTo(Arrays.copyOf(e, n));
    }
  }

  @Test
  void unknownNamesAreRefusedWithNearOnes() {
    assertThatThrownBy(() -> Functionals.parse("gga_x_pb"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("unknown functional 'gga_x_pb'")
        .hasMessageContaining("gga_x_pbe");
    assertThatThrownBy(() -> Functionals.parse("lda_x+")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Functionals.parse("")).isInstanceOf(InputException.class);
  }
}
