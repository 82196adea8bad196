package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.nonlocal.Vv10;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** The bridge against Rung's own formulas, and the other way round. */
class LibxcBridgeTest {
  @BeforeAll
  static void libxcIsInstalled() {
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
  }

  static Stream<String> components() {
    return Functionals.names().stream().filter(name -> name.matches("(lda|gga|mgga)_.*"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void ownFormulasAndLibxcAgreeUpToSecondDerivatives(String name) {
    for (int spins = 1; spins <= 2; spins++) {
      Functional own = Functionals.parse(name);
      Functional other = LibxcFunctional.parse(name);
      assertThat(other.ingredients()).isEqualTo(own.ingredients());
      Features features = SampleFeatures.random(own.layout(spins), 501, 11);
      close(own.energyDensity(features), other.energyDensity(features), 5e-8);
      XcValue a = own.evaluate(features);
      XcValue b = other.evaluate(features);
      assertThat(a.energy()).isCloseTo(b.energy(), within(5e-8 * Math.abs(b.energy())));
      double[][] tangent = features.values();
      double[][] ka = own.linearise(features).apply(tangent);
      double[][] kb = other.linearise(features).apply(tangent);
      for (int c = 0; c < a.derivative().length; c++) {
        close(a.derivative()[c], b.derivative()[c], 5e-5);
        close(ka[c], kb[c], 5e-5);
      }
    }
  }

  private static void close(double[] own, double[] other, double budget) {
    double largest = 0;
    double worst = 0;
    for (int p = 0; p < own.length; p++) {
      largest = Math.max(largest, Math.abs(other[p]));
      worst = Math.max(worst, Math.abs(own[p] - other[p]));
    }
    assertThat(worst).isLessThan(budget * (1 + largest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m06-l", "m06-2x", "gga_x_optx+gga_c_lyp"})
  void aNeuralFunctionalOverLibxcsBaseStartsEqualToItAndDerivesItsTerms(String base) {
    FormFunctional neural = over(base, 0);
    Functional whole = LibxcFunctional.parse(base);
    assertThat(ExactExchange.of(neural)).isEqualTo(ExactExchange.of(whole));
    for (int spins = 1; spins <= 2; spins++) {
      Features features = SampleFeatures.random(neural.layout(spins), 101, 5);
      close(neural.energyDensity(features), whole.energyDensity(features), 1e-9);
    }
    FunctionalConsistency.check(over(base, 0.8), 2, 1e-6);
  }

  private static FormFunctional over(String base, double scale) {
    return NeuralHybridTest.functional(
        NeuralPreset.META_GGA.design(base, NeuralConstraints.NONE, TrainedConstants.NONE), scale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m06-2x", "hyb_gga_xc_b97", "mgga_x_m06_l+0.5*mgga_c_m06_l", "lda_c_pz"})
  void secondDerivativesAreThoseOfTheFirst(String name) {
    Functional functional = LibxcFunctional.parse(name);
    for (int spins = 1; spins <= 2; spins++) {
      Features features = SampleFeatures.random(functional.layout(spins), 101, 4);
      double[][] direction = features.values();
      double h = 1e-4;
      double[][] exact = functional.linearise(features).apply(direction);
      double[][] up =
          functional.evaluate(SampleFeatures.moved(features, h, direction)).derivative();
      double[][] down =
          functional.evaluate(SampleFeatures.moved(features, -h, direction)).derivative();
      for (int c = 0; c < exact.length; c++) {
        double[] quotient = new double[features.points()];
        for (int p = 0; p < quotient.length; p++) {
          quotient[p] = (up[c][p] - down[c][p]) / (2 * h);
        }
        close(quotient, exact[c], 1e-5);
      }
    }
  }

  @Test
  void hybridsBringTheirExactExchange() {
    assertThat(ExactExchange.of(LibxcFunctional.parse("hyb_gga_xc_b3lyp")))
        .isEqualTo(ExactExchange.global(0.2));
    ExactExchange hse = ExactExchange.of(LibxcFunctional.parse("hyb_gga_xc_hse06"));
    assertThat(hse.fullRange()).isCloseTo(0.25, within(1e-15));
    assertThat(hse.longRange()).isCloseTo(-0.25, within(1e-15));
    assertThat(hse.omega()).isCloseTo(0.11, within(1e-15));
    ExactExchange cam = ExactExchange.of(LibxcFunctional.parse("hyb_gga_xc_cam_b3lyp"));
    assertThat(cam.fullRange()).isCloseTo(0.19, within(1e-15));
    assertThat(cam.longRange()).isCloseTo(0.46, within(1e-15));
  }

  @Test
  void nonLocalCorrelationComesWithItsConstants() {
    assertThat(Vv10.of(LibxcFunctional.parse("hyb_gga_xc_wb97x_v")))
        .isEqualTo(new Vv10(1, 6, 0.01));
    assertThat(Vv10.of(LibxcFunctional.parse("b97m-v"))).isEqualTo(new Vv10(1, 6, 0.01));
    assertThat(Vv10.of(LibxcFunctional.parse("0.5*gga_xc_vv10")))
        .isEqualTo(new Vv10(0.5, 5.9, 0.0093));
    assertThat(Vv10.of(LibxcFunctional.parse("hyb_gga_xc_b3lyp")).none()).isTrue();
  }

  @Test
  void vanishingDensitiesAreFinite() {
    FiniteAtEdges.check(LibxcFunctional.parse("m06-2x"), 1);
    FiniteAtEdges.check(LibxcFunctional.parse("m06-2x"), 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gga_k_vw", "lda_x_2d", "mgga_x_br89", "no_such_thing", "xc_hyb_x"})
  void whatCannotBeUsedIsRefusedInOneLine(String name) {
    assertThatThrownBy(() -> LibxcFunctional.parse(name)).isInstanceOf(InputException.class);
  }
}
