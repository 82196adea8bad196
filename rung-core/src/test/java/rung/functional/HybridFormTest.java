package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.named.Functionals;
import rung.functional.nonlocal.Vv10;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** Exact exchange and non-local correlation that belong to analytic functionals. */
class HybridFormTest {
  /** Published mixing: a of full range, b of long range, ω. */
  @ParameterizedTest
  @CsvSource({
    "hf, 1, 0, 0",
    "pbe, 0, 0, 0",
    "b97, 0.1943, 0, 0",
    "b3lyp, 0.2, 0, 0",
    "b3lyp5, 0.2, 0, 0",
    "pbe0, 0.25, 0, 0",
    "tpssh, 0.1, 0, 0",
    "cam-b3lyp, 0.19, 0.46, 0.33",
    "hse06, 0.25, -0.25, 0.11",
    "wb97, 0, 1, 0.4",
    "wb97x, 0.157706, 0.842294, 0.3",
    "wb97x-v, 0.167, 0.833, 0.3",
    "0.5*hf + 0.5*pbe0, 0.625, 0, 0",
    "0.5*cam-b3lyp + 0.1*hf, 0.195, 0.23, 0.33",
  })
  void mixingIsThePublishedOne(String name, double fullRange, double longRange, double omega) {
    FormFunctional functional = Functionals.parse(name);
    ExactExchange exact = ExactExchange.of(functional);
    assertThat(exact.fullRange()).isCloseTo(fullRange, within(1e-15));
    assertThat(exact.longRange()).isCloseTo(longRange, within(1e-15));
    assertThat(exact.omega()).isCloseTo(omega, within(1e-15));
    assertThat(functional.part(ExactExchange.class).isPresent())
        .isEqualTo(fullRange != 0 || longRange != 0);
  }

  @Test
  void mixingFollowsItsParametersWithTheRightSlopes() {
    FormFunctional functional = Functionals.parse("0.5*cam-b3lyp + 0.1*hf");
    List<String> names = functional.parameters().names();
    double[] theta = functional.parameters().values().clone();
    theta[names.indexOf("hyb_gga_xc_cam_b3lyp.alpha")] = 0.3;
    theta[names.indexOf("hyb_gga_xc_cam_b3lyp.omega")] = 0.5;
    ExactExchange moved = ExactExchange.of(functional.withParameters(theta));
    assertThat(moved.fullRange()).isCloseTo(0.25, within(1e-15));
    assertThat(moved.omega()).isEqualTo(0.5);
    double[] gradient = new double[theta.length];
    functional.pullBack(ExactExchange.of(functional), new double[] {2, 3, 5}, gradient);
    assertThat(gradient[names.indexOf("hyb_gga_xc_cam_b3lyp.alpha")]).isEqualTo(1);
    assertThat(gradient[names.indexOf("hyb_gga_xc_cam_b3lyp.beta")]).isEqualTo(1.5);
    assertThat(gradient[names.indexOf("hyb_gga_xc_cam_b3lyp.omega")]).isEqualTo(5);
    assertThat(gradient[names.indexOf("hf.a")]).isCloseTo(0.2, within(1e-15));
    assertThat(java.util.Arrays.stream(gradient).sum()).isCloseTo(7.7, within(1e-14));
  }

  @Test
  void nonLocalCorrelationHasItsPublishedConstants() {
    FormFunctional functional = Functionals.parse("wb97x-v");
    assertThat(Vv10.of(functional)).isEqualTo(new Vv10(1, 6, 0.01));
    assertThat(Vv10.of(Functionals.parse("wb97x")).none()).isTrue();
    double[] gradient = new double[functional.parameters().size()];
    functional.pullBack(Vv10.of(functional), new double[] {0, 2, 3}, gradient);
    List<String> names = functional.parameters().names();
    assertThat(gradient[names.indexOf("hyb_gga_xc_wb97x_v.vv10_b")]).isEqualTo(2);
    assertThat(gradient[names.indexOf("hyb_gga_xc_wb97x_v.vv10_c")]).isEqualTo(3);
  }

  @Test
  void hartreeFockHasNothingOnTheGrid() {
    FormFunctional functional = Functionals.parse("hf");
    Features features = SampleFeatures.random(functional.layout(2), 33, 1);
    XcValue value = functional.evaluate(features);
    assertThat(value.energy()).isZero();
    assertThat(value.derivative()[0]).containsOnly(0);
  }

  @Test
  void aSumHasOneRangeSeparation() {
    assertThatThrownBy(() -> Functionals.parse("0.5*wb97x + 0.5*cam-b3lyp"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("range-separated");
  }
}
