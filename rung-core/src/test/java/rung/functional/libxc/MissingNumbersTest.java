package rung.functional.libxc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.named.Functionals;

/** Points at which libxc has no number are counted and said, unless there are no electrons. */
class MissingNumbersTest {
  /** Closed-shell points of one density with small to large gradients, many of them unphysical. */
  private static Features features(Functional functional, double density) {
    FeatureLayout layout = functional.layout(1);
    List<double[]> rows = new ArrayList<>();
    for (double sigma : new double[] {0, 1e-20, 1e-3, 1, 1e6}) {
      for (double tau : new double[] {0, 1e-12, 0.1, 100}) {
        rows.add(new double[] {sigma, tau});
      }
    }
    FeatureBuilder fill = new FeatureBuilder(layout, rows.size());
    Arrays.fill(fill.channel(Ingredient.DENSITY, 0), density);
    for (int p = 0; p < rows.size(); p++) {
      if (layout.gradient()) {
        fill.sigma(0, 0)[p] = rows.get(p)[0];
      }
      if (layout.tau()) {
        fill.channel(Ingredient.TAU, 0)[p] = rows.get(p)[1];
      }
    }
    double[] ones = new double[rows.size()];
    Arrays.fill(ones, 1);
    return fill.features(ones);
  }

  private static void evaluateAll(Functional functional, Features features) {
    assertThat(functional.evaluate(features).energy()).isFinite();
    double[][] tangent = new double[features.layout().channels()][features.points()];
    for (double[] channel : tangent) {
      Arrays.fill(channel, 1);
    }
    for (double[] channel : functional.linearise(features).apply(tangent)) {
      assertThat(channel).doesNotContain(Double.NaN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gga_x_chachiyo, 0.1",
    "gga_x_chachiyo, 1000",
    "gga_c_op_pw91, 1e-8",
    "mgga_c_revscan, 1e-11",
    "gga_x_lg93, 1e-11",
    "gga_x_sg4, 1e-11",
    "gga_x_lv_rpw86, 1e-11",
    "gga_x_wpbeh, 10",
    "hyb_gga_xc_hse03, 0.1",
    "hyb_gga_xc_hse06, 0.1",
  })
  void aMissingNumberAtADensityIsSaid(String name, double density) {
    assumeTrue(Libxc.available());
    LibxcFunctional functional = LibxcFunctional.of(name);
    evaluateAll(functional, features(functional, density));
    assertThat(functional.warnings()).hasSize(1);
    assertThat(functional.warnings().get(0))
        .matches("libxc gave no number at [1-9]\\d* points of '" + name + "'.*")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gga_x_chachiyo", "gga_c_op_pw91", "mgga_c_revscan", "gga_x_wpbeh"})
  void nothingIsSaidOfVanishingDensity(String name) {
    assumeTrue(Libxc.available());
    LibxcFunctional functional = LibxcFunctional.of(name);
    evaluateAll(functional, features(functional, 1e-13));
    assertThat(functional.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pbe", "lda_x + lda_c_pw", "libxc:gga_x_pbe + libxc:gga_c_pbe"})
  void nothingIsSaidWhereNothingIsMissing(String name) {
    assumeTrue(!name.contains("libxc:") || Libxc.available());
    Functional functional = Functionals.resolve(name);
    evaluateAll(functional, features(functional, 0.1));
    assertThat(functional.warnings()).isEmpty();
  }

  @Test
  void aFormulaThatCallsLibxcSaysIt() {
    assumeTrue(Libxc.available());
    Functional functional = Functionals.parse("gga_x_chachiyo + gga_c_pbe");
    Functional moved = functional.withParameters(functional.parameters().values().clone());
    moved.evaluate(features(moved, 0.1));
    assertThat(moved.warnings()).hasSize(1);
    assertThat(functional.warnings()).isEqualTo(moved.warnings());
  }

  @Test
  void anyNumberThatIsNoneIsCountedOncePerPoint() {
    FiniteNumbers finite = new FiniteNumbers(new double[] {0.1, 1e-13, 1e-12, 3});
    assertThat(finite.at(0, Double.NaN)).isZero();
    assertThat(finite.at(0, Double.POSITIVE_INFINITY)).isZero();
    assertThat(finite.at(1, Double.NaN)).isZero();
    assertThat(finite.at(2, Double.NEGATIVE_INFINITY)).isZero();
    assertThat(finite.at(3, 7)).isEqualTo(7);
    assertThat(finite.missing()).isEqualTo(2);
  }
}
