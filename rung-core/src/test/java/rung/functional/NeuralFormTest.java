package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.form.EnergyForm;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** Neural forms with a hand-written model in the place of a network. */
class NeuralFormTest {
  private static FormFunctional functional(String kind, String base, double scale) {
    NeuralPreset preset = kind.startsWith("lda") ? NeuralPreset.LDA : NeuralPreset.GGA;
    NeuralConstraints usual = preset.usualConstraints();
    NeuralConstraints constraints =
        kind.equals("gga-free") ? usual.withUniformGasLimit(false) : usual;
    TrainedConstants trained =
        kind.equals("gga-all") ? TrainedConstants.ALL : TrainedConstants.NONE;
    EnergyForm form = preset.added(base, constraints, trained).form();
    Map<String, PointModel> models = new LinkedHashMap<>();
    form.networks().forEach((name, inputs) -> models.put(name, QuadraticModel.of(inputs, scale)));
    return new FormFunctional(form, models);
  }

  @ParameterizedTest
  @CsvSource({"lda, lda", "lda, pbe", "gga, pbe", "gga, lda", "gga-free, pbe", "gga-all, pbe"})
  void derivativesOfEveryOrderMatchFiniteDifferences(String kind, String base) {
    FunctionalConsistency.check(functional(kind, base, 0.8), 1, 1e-8);
    FunctionalConsistency.check(functional(kind, base, 0.8), 2, 1e-8);
  }

  @ParameterizedTest
  @CsvSource({"lda, lda", "gga, pbe", "gga-free, pbe"})
  void zeroNetworksGiveTheBase(String kind, String base) {
    FormFunctional neural = functional(kind, base, 0);
    for (int spins = 1; spins <= 2; spins++) {
      Features features = SampleFeatures.random(neural.layout(spins), 301, 3);
      XcValue expected = Functionals.parse(base).evaluate(features);
      XcValue actual = neural.evaluate(features);
      assertThat(actual.energy()).isCloseTo(expected.energy(), within(1e-12));
      for (int c = 0; c < expected.derivative().length; c++) {
        assertThat(actual.derivative()[c]).containsExactly(expected.derivative()[c], within(1e-12));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"lda, lda", "gga, pbe", "gga-free, pbe"})
  void everythingIsFiniteAtTheEdges(String kind, String base) {
    FiniteAtEdges.check(functional(kind, base, 3), 1);
    FiniteAtEdges.check(functional(kind, base, 3), 2);
  }

  @Test
  void uniformGasLimitOfTheBaseIsKept() {
    FormFunctional neural = functional("gga", "pbe", 5);
    Functional lda = Functionals.parse("lda_x+lda_c_pw_mod");
    Features uniform = SampleFeatures.random(neural.layout(2), 207, 3);
    Arrays.fill(uniform.values()[2], 0);
    Arrays.fill(uniform.values()[3], 0);
    Arrays.fill(uniform.values()[4], 0);
    double[] actual = neural.energyDensity(uniform);
    double[] expected = lda.energyDensity(uniform);
    for (int p = 0; p < uniform.points(); p++) {
      assertThat(actual[p]).isCloseTo(expected[p], within(1e-13 * (1 + Math.abs(expected[p]))));
    }
    double[] free = functional("gga-free", "pbe", 5).energyDensity(uniform);
    assertThat(Math.abs(free[0] - expected[0])).isGreaterThan(1e-4);
  }

  @Test
  void spinsAreInterchangeable() {
    FormFunctional neural = functional("gga", "pbe", 2);
    Features features = SampleFeatures.random(neural.layout(2), 207, 3);
    double[][] v = features.values();
    Features exchanged =
        new Features(
            features.layout(),
            features.points(),
            new double[][] {v[1], v[0], v[4], v[3], v[2]},
            features.weights());
    double[] one = neural.energyDensity(features);
    double[] two = neural.energyDensity(exchanged);
    for (int p = 0; p < features.points(); p++) {
      assertThat(one[p]).isCloseTo(two[p], within(1e-13 * (1 + Math.abs(one[p]))));
    }
  }

  @Test
  void exchangeStaysWithinTheLiebOxfordBound() {
    // ζ = 1 at low density, where correlation is small against exchange
    FormFunctional neural = functional("gga", "pbe", 100);
    int n = 200;
    double[][] values = new double[5][n];
    double rho = 1e-3;
    for (int p = 0; p < n; p++) {
      double s = 0.1 * p;
      values[0][p] = rho;
      values[2][p] = s * s * 4 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3) * Math.pow(rho, 8.0 / 3);
    }
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] e = neural.energyDensity(new Features(neural.layout(2), n, values, ones));
    double uniform = -0.75 * Math.cbrt(6 / Math.PI) * Math.pow(rho, 4.0 / 3);
    for (int p = 0; p < n; p++) {
      assertThat(e[p] / uniform).isLessThan(2.27 * Math.cbrt(2));
    }
  }

  @Test
  void networksAreTheOnlyParametersUnlessTheBaseIsFreed() {
    assertThat(functional("gga", "pbe", 1).parameters().names())
        .allMatch(name -> name.startsWith("exchange.") || name.startsWith("correlation."));
    assertThat(functional("gga-all", "pbe", 1).parameters().names()).contains("gga_x_pbe.kappa");
  }

  @Test
  void aBaseWithoutCorrelationIsRefused() {
    assertThatThrownBy(() -> functional("gga", "gga_x_pbe", 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("exchange and correlation");
  }

  /** Threads ask for programs in any order; their bits must not tell. */
  @ParameterizedTest
  @CsvSource({"gga, pbe", "gga-free, pbe", "gga-all, pbe", "lda, lda"})
  void programsDoNotDependOnWhichWasMadeFirst(String kind, String base) {
    for (int spins = 1; spins <= 2; spins++) {
      FormFunctional one = functional(kind, base, 0.8);
      Features features = SampleFeatures.random(one.layout(spins), 301, 5);
      FormFunctional other = functional(kind, base, 0.8);
      double[] energy = energyGradient(one, features);
      double[] mixed = mixedGradient(one, features);
      double[][] kernel = kernel(one, features);
      assertThat(kernel(other, features)).isDeepEqualTo(kernel);
      assertThat(mixedGradient(other, features)).isEqualTo(mixed);
      assertThat(energyGradient(other, features)).isEqualTo(energy);
    }
  }

  private static double[] energyGradient(FormFunctional functional, Features features) {
    double[] gradient = new double[functional.parameters().size()];
    functional.addParameterGradient(features, 1, null, gradient);
    return gradient;
  }

  private static double[] mixedGradient(FormFunctional functional, Features features) {
    double[] gradient = new double[functional.parameters().size()];
    functional.addParameterGradient(features, 0.3, features.values(), gradient);
    return gradient;
  }

  private static double[][] kernel(FormFunctional functional, Features features) {
    return functional.linearise(features).apply(features.values());
  }
}
