package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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

class NeuralMetaGgaTest {
  private static FormFunctional functional(
      String base, NeuralConstraints constraints, double scale) {
    EnergyForm form = NeuralPreset.META_GGA.design(base, constraints, TrainedConstants.NONE).form();
    Map<String, PointModel> models = new LinkedHashMap<>();
    form.networks().forEach((name, inputs) -> models.put(name, QuadraticModel.of(inputs, scale)));
    return new FormFunctional(form, models);
  }

  @ParameterizedTest
  @CsvSource({"r2scan, true", "tpss, true", "pbe, false"})
  void derivativesOfEveryOrderMatchFiniteDifferences(String base, boolean all) {
    NeuralConstraints constraints = all ? NeuralConstraints.all(1.804) : NeuralConstraints.NONE;
    FunctionalConsistency.check(functional(base, constraints, 0.8), 1, 1e-7);
    FunctionalConsistency.check(functional(base, constraints, 0.8), 2, 1e-7);
  }

  @ParameterizedTest
  @CsvSource({"r2scan, true", "tpss, true", "pbe, false"})
  void zeroNetworksGiveTheBase(String base, boolean all) {
    NeuralConstraints constraints = all ? NeuralConstraints.all(1.804) : NeuralConstraints.NONE;
    // TPSS does not decay at large s by itself
    boolean decays = !base.equals("tpss");
    FormFunctional neural = functional(base, constraints.withLargeGradientDecay(all && decays), 0);
    for (int spins = 1; spins <= 2; spins++) {
      Features features = SampleFeatures.random(neural.layout(spins), 301, 3);
      double[] actual = neural.energyDensity(features);
      Functional own = Functionals.parse(base);
      FeatureLayout layout = own.layout(spins);
      double[][] values = java.util.Arrays.copyOf(features.values(), layout.channels());
      double[] expected =
          own.energyDensity(new Features(layout, features.points(), values, features.weights()));
      for (int p = 0; p < expected.length; p++) {
        assertThat(actual[p]).isCloseTo(expected[p], within(1e-12 * (1 + Math.abs(expected[p]))));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void everythingIsFiniteAtTheEdges(boolean all) {
    NeuralConstraints constraints = all ? NeuralConstraints.all(1.804) : NeuralConstraints.NONE;
    FiniteAtEdges.check(functional("r2scan", constraints, 3), 1);
    FiniteAtEdges.check(functional("r2scan", constraints, 3), 2);
  }

  @Test
  void basesThatDoNotHoldAConstraintAreRefused() {
    assertThatThrownBy(() -> functional("pbe", NeuralConstraints.all(1.804), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("one electron");
    assertThatThrownBy(
            () ->
                functional("blyp", new NeuralConstraints(true, true, false, 1.804, true, true), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Lieb-Oxford");
    assertThatThrownBy(() -> functional("tpss", NeuralConstraints.all(1.174), 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("1.8");
  }
}
