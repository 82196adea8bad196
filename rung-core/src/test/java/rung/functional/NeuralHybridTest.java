package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.form.EnergyForm;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralDesign;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** Networks over hybrids, whose fraction and range are trained by name. */
class NeuralHybridTest {
  static FormFunctional functional(NeuralDesign design, double scale) {
    EnergyForm form = design.form();
    Map<String, PointModel> models = new LinkedHashMap<>();
    form.networks().forEach((name, inputs) -> models.put(name, QuadraticModel.of(inputs, scale)));
    return new FormFunctional(form, models);
  }

  private static FormFunctional gga(String base, double scale, String... trained) {
    return functional(NeuralPreset.GGA.design(base, TrainedConstants.of(List.of(trained))), scale);
  }

  @ParameterizedTest
  @CsvSource({
    "pbe0, hyb_gga_xc_pbeh.a",
    "b3lyp, hyb_gga_xc_b3lyp.a0",
    "hse06, hyb_gga_xc_hse06.omega",
    "cam-b3lyp, hyb_gga_xc_cam_b3lyp.omega",
    "wb97x, hyb_gga_xc_wb97x.omega"
  })
  void aNetworkOverAHybridHasItsExactExchangeAndTrainsTheChosenConstantOnly(
      String base, String constant) {
    FormFunctional neural = gga(base, 0, constant);
    FormFunctional whole = Functionals.parse(base);
    assertThat(ExactExchange.of(neural)).isEqualTo(ExactExchange.of(whole));
    assertThat(neural.parameters().names())
        .contains(constant)
        .allMatch(
            n -> n.equals(constant) || n.startsWith("exchange.") || n.startsWith("correlation."));
    Features features = SampleFeatures.random(neural.layout(2), 101, 3);
    double[] expected = whole.energyDensity(features);
    double[] actual = neural.energyDensity(features);
    for (int p = 0; p < features.points(); p++) {
      assertThat(actual[p]).isCloseTo(expected[p], within(1e-12 * (1 + Math.abs(expected[p]))));
    }
  }

  @ParameterizedTest
  @CsvSource({"pbe0, hyb_gga_xc_pbeh.a", "hse06, hyb_gga_xc_hse06.omega"})
  void derivativesOfEveryOrderMatchFiniteDifferences(String base, String constant) {
    FunctionalConsistency.check(gga(base, 0.8, constant), 2, 1e-7);
    FiniteAtEdges.check(gga(base, 3, constant), 1);
  }

  @Test
  void theFractionOfTheGridIsThatOfTheIntegrals() {
    FormFunctional neural = gga("pbe0", 1, "hyb_gga_xc_pbeh.a");
    double[] theta = neural.parameters().values().clone();
    int at = neural.parameters().names().indexOf("hyb_gga_xc_pbeh.a");
    theta[at] = 0.4;
    FormFunctional changed = neural.withParameters(theta);
    assertThat(ExactExchange.of(changed).fullRange()).isEqualTo(0.4);
    Features features = SampleFeatures.random(neural.layout(2), 51, 3);
    double[] before = neural.exchangePart().orElseThrow().energyDensity(features);
    double[] after = changed.exchangePart().orElseThrow().energyDensity(features);
    // the correction belongs to semi-local exchange, of which 1 − a is left
    for (int p = 0; p < features.points(); p++) {
      assertThat(after[p]).isCloseTo(0.6 / 0.75 * before[p], within(1e-13));
    }
  }

  @Test
  void theLiebOxfordBoundOfAHybridIsWhatExactExchangeLeavesOfIt() {
    NeuralConstraints constraints = NeuralConstraints.all(1.804).withLargeGradientDecay(false);
    FormFunctional neural =
        functional(
            NeuralPreset.META_GGA.design(
                "tpssh", constraints, TrainedConstants.of(List.of("hyb_mgga_xc_tpssh.a"))),
            50);
    Functional exchange = neural.exchangePart().orElseThrow();
    Features features = SampleFeatures.random(exchange.layout(1), 500, 3);
    double[] e = exchange.energyDensity(features);
    for (int p = 0; p < features.points(); p++) {
      double n = features.values()[0][p];
      double factor = e[p] / (-0.75 * Math.cbrt(3 / Math.PI) * n * Math.cbrt(n));
      assertThat(factor).isBetween(0.0, 0.9 * 1.804 * (1 + 1e-12));
    }
  }

  @Test
  void constantsThatTheBaseLacksAreRefused() {
    assertThatThrownBy(() -> gga("pbe0", 1, "gga_x_pbe.kappa_"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no constant 'gga_x_pbe.kappa_'")
        .hasMessageContaining("hyb_gga_xc_pbeh.a");
    assertThatThrownBy(() -> gga("hf", 1)).isInstanceOf(InputException.class);
  }
}
