package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.named.Functionals;
import rung.functional.nonlocal.Vv10;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** Sums of Rung's functionals with libxc's. */
class MixedSumTest {
  @BeforeAll
  static void libxcIsInstalled() {
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
  }

  /** A sum and the same as members with factors: each member is of one origin. */
  private record Sum(String text, List<String> members, List<Double> factors) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Sum sum(String text, Object... factorsAndMembers) {
    List<String> members = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (int i = 0; i < factorsAndMembers.length; i += 2) {
      factors.add((Double) factorsAndMembers[i]);
      members.add((String) factorsAndMembers[i + 1]);
    }
    return new Sum(text, members, factors);
  }

  static List<Sum> sums() {
    String d3 = "d3bj(1,0,0.3,5)";
    return List.of(
        sum("m06-2x+d3bj(1,0,0.3,5)", 1.0, "m06-2x", 1.0, d3),
        sum("hyb_mgga_x_m06_2x + " + d3, 1.0, "hyb_mgga_x_m06_2x", 1.0, d3),
        sum("bp86+vv10", 1.0, "bp86", 1.0, "vv10"),
        sum("bp86 + d3bj", 1.0, "bp86", 1.0, "d3bj(1,3.2822,0.3946,4.8516)"),
        sum(
            "0.5*hf+0.5*gga_x_pw91+gga_c_pbe",
            0.5,
            "hf",
            0.5,
            "gga_x_pw91",
            1.0,
            "libxc:gga_c_pbe"),
        sum("0.3*pbe0 - 0.2*m06-l", 0.3, "pbe0", -0.2, "m06-l"),
        sum("cam-b3lyp+0.1*lda_c_pz", 1.0, "cam-b3lyp", 0.1, "lda_c_pz"),
        sum("b97m-v+0.1*hf", 1.0, "b97m-v", 0.1, "hf"),
        sum("libxc:gga_x_pbe+b3lyp", 1.0, "libxc:gga_x_pbe", 1.0, "b3lyp"),
        sum("r2scan+0.5*libxc:mgga_c_r2scan", 1.0, "r2scan", 0.5, "libxc:mgga_c_r2scan"),
        sum("wb97x+0.1*hyb_gga_xc_b3pw91", 1.0, "wb97x", 0.1, "hyb_gga_xc_b3pw91"),
        sum("lh07t-svwn+0.1*gga_x_pw91", 1.0, "lh07t-svwn", 0.1, "gga_x_pw91"));
  }

  @ParameterizedTest
  @MethodSource("sums")
  void aMixedSumIsTheSumOfItsMembers(Sum sum) {
    Functional whole = Functionals.resolve(sum.text);
    assertThat(whole).isInstanceOf(FormFunctional.class);
    ExactExchange exchange = ExactExchange.of(whole);
    double full = 0;
    double longRange = 0;
    Vv10 nonLocal = Vv10.NONE;
    Dispersion dispersion = Dispersion.NONE;
    for (int i = 0; i < sum.members.size(); i++) {
      Functional member = Functionals.resolve(sum.members.get(i));
      double factor = sum.factors.get(i);
      full += factor * ExactExchange.of(member).fullRange();
      longRange += factor * ExactExchange.of(member).longRange();
      nonLocal = member.part(NonLocalFunctional.class).isPresent() ? Vv10.of(member) : nonLocal;
      dispersion = member.part(Dispersion.class).isPresent() ? Dispersion.of(member) : dispersion;
    }
    assertThat(exchange.fullRange()).isCloseTo(full, offset(1e-15));
    assertThat(exchange.longRange()).isCloseTo(longRange, offset(1e-15));
    assertThat(Vv10.of(whole)).isEqualTo(nonLocal);
    assertThat(Dispersion.of(whole)).isEqualTo(dispersion);
    for (int spins = 1; spins <= 2; spins++) {
      Features features = SampleFeatures.random(whole.layout(spins), 101, 3);
      double[] expected = new double[features.points()];
      for (int i = 0; i < sum.members.size(); i++) {
        Functional member = Functionals.resolve(sum.members.get(i));
        double[] own = member.energyDensity(restricted(features, member.layout(spins)));
        for (int p = 0; p < own.length; p++) {
          expected[p] += sum.factors.get(i) * own[p];
        }
      }
      double[] actual = whole.energyDensity(features);
      for (int p = 0; p < actual.length; p++) {
        assertThat(actual[p]).isCloseTo(expected[p], offset(1e-11 * (1 + Math.abs(expected[p]))));
      }
    }
  }

  /** The channels that a member wants, of those that the sum has. */
  private static Features restricted(Features features, FeatureLayout wanted) {
    FeatureLayout layout = features.layout();
    List<double[]> values = new ArrayList<>();
    int spins = layout.spins();
    for (int s = 0; s < spins; s++) {
      values.add(features.values()[layout.density(s)]);
    }
    if (wanted.gradient()) {
      for (int i = 0; i < 2 * spins - 1; i++) {
        values.add(features.values()[layout.sigma(0, 0) + i]);
      }
    }
    if (wanted.tau()) {
      for (int s = 0; s < spins; s++) {
        values.add(features.values()[layout.tau(s)]);
      }
    }
    int rest = wanted.channels() - values.size();
    for (int i = 0; i < rest; i++) {
      values.add(features.values()[layout.channels() - rest + i]);
    }
    return new Features(
        wanted, features.points(), values.toArray(double[][]::new), features.weights());
  }

  @ParameterizedTest
  @MethodSource("sums")
  void derivativesAreThoseOfTheEnergy(Sum sum) {
    FunctionalConsistency.check(Functionals.resolve(sum.text), 1, 1e-6);
    FunctionalConsistency.check(Functionals.resolve(sum.text), 2, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m06-2x",
        "0.5*bp86 - 0.1*gga_x_b88",
        "gga_x_optx+gga_c_lyp",
        "libxc:pw91",
        "libxc:gga_x_pbe+gga_c_pbe"
      })
  void whatLibxcHasAsAWholeIsAskedOfLibxc(String sum) {
    assertThat(Functionals.resolve(sum)).isInstanceOf(LibxcFunctional.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          wb97x + 0.5*cam-b3lyp                | hyb_gga_xc_wb97x    | hyb_gga_xc_cam_b3lyp
          hse06+hyb_gga_xc_lc_wpbe             | hyb_gga_xc_hse06    | hyb_gga_xc_lc_wpbe
          hyb_gga_xc_lc_blyp+hyb_gga_xc_lc_wpbe | hyb_gga_xc_lc_blyp | hyb_gga_xc_lc_wpbe
          wb97x+hyb_gga_xc_wb97x_d             | hyb_gga_xc_wb97x    | hyb_gga_xc_wb97x_d
          b97m-v+vv10                          | mgga_xc_b97m_v      | vv10
          b97m-v+wb97m-v                       | mgga_xc_b97m_v      | hyb_mgga_xc_wb97m_v
          pbe+vv10 - 0.5*vv10                  | vv10                | vv10
          wb97x-v+gga_xc_vv10                  | hyb_gga_xc_wb97x_v  | gga_xc_vv10
          'pbe+d3bj(1,1,1,1)+d3bj(1,2,1,1)'    | d3bj                | d3bj
          pbe+d3bj+d3bj                        | d3bj                | d3bj
          """)
  void whatASumCanHaveOnceIsRefusedByBothNames(String sum, String first, String second) {
    assertThatThrownBy(() -> Functionals.resolve(sum))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(first + " and " + second + " in")
        .hasMessageContaining("both have")
        .hasMessageNotContaining("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5*wb97x+0.5*wb97x",
        "0.5*hyb_gga_xc_lc_wpbe + 0.5*hyb_gga_xc_lc_wpbe_whs+d3bj(1,0,0,5)"
      })
  void oneRangeOfExactExchangeMayBeSharedByTwoMembers(String sum) {
    ExactExchange exchange = ExactExchange.of(Functionals.resolve(sum));
    assertThat(exchange.fullRange() + exchange.longRange()).isCloseTo(1, offset(1e-14));
    assertThat(exchange.omega()).isIn(0.3, 0.4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mgga_x_br89                     | libxc's mgga_x_br89 needs the Laplacian
          'mgga_x_br89+d3bj(1,0,0.3,5)'   | libxc's mgga_x_br89 needs the Laplacian
          pbe+0.1*gga_k_vw                | libxc's gga_k_vw is a functional of the kinetic energy
          hf+lda_x_2d                     | libxc's lda_x_2d is not for three dimensions
          vv10+gga_x_lb                   | libxc's gga_x_lb has no energy
          hf+hyb_gga_xc_lcy_pbe           | libxc's hyb_gga_xc_lcy_pbe attenuates exact exchange
          m06-2x+d3bj                     | no constants of D3(BJ) are published
          pw91+d3bj                       | no constants of D3(BJ) are published
          0.5*bp86+d3bj                   | no constants of D3(BJ) are published
          libxc:gga_x_pbe + libxc:hf      | libxc %s has no functional 'hf'
          libxc:vv10                      | libxc %s has no functional 'vv10'
          """)
  void aKnownNameIsRefusedForItsReason(String sum, String reason) {
    assertThatThrownBy(() -> Functionals.resolve(sum))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(reason.formatted(Libxc.version()))
        .hasMessageNotContaining("unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gga_x_pw9           | gga_x_pw91
          pbe+gga_x_pw9       | gga_x_pw91
          m06-3x              | m06-2x
          'm062x+d3bj(1,0,0.3,5)' | m06-2x
          b97-d               | gga_xc_b97_d
          wb97x-d3            | hyb_gga_xc_wb97x_d3
          pw6b95              | hyb_mgga_xc_pw6b95
          pbe+d3bi            | d3bj
          camb3lyp            | cam-b3lyp
          b3lyp-d3bj          | D3(BJ) is added as b3lyp+d3bj
          pbe-d3              | D3(BJ) is added as pbe+d3bj
          m06-2x-d3           | D3(BJ) is added as m06-2x+d3bj
          pbe-hf              | 'pbe - hf'
          m06-2x-gga_c_lyp    | 'm06-2x - gga_c_lyp'
          """)
  void anUnknownNameIsNamedWithNearOnesOfRungAndLibxc(String sum, String near) {
    assertThatThrownBy(() -> Functionals.resolve(sum))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("unknown functional '")
        .hasMessageContaining("neither Rung nor libxc")
        .hasMessageContaining(near);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bp86+d3bj                           | 3.2822 | 0.3946 | 4.8516
          d3bj+gga_c_p86+gga_x_b88            | 3.2822 | 0.3946 | 4.8516
          hyb_mgga_xc_pw6b95+d3bj             | 0.7257 | 0.2076 | 6.3750
          hyb_mgga_xc_tpss0+d3bj              | 1.2576 | 0.3768 | 4.5865
          gga_x_optx+gga_c_lyp+d3bj           | 2.6205 | 0.5299 | 2.8065
          gga_x_b88+gga_c_pbe+d3bj            | 4.0728 | 0.4567 | 4.3908
          mgga_xc_otpss_d+d3bj                | 2.7495 | 0.4634 | 4.3153
          hyb_gga_xc_b3pw91+d3bj              | 2.8524 | 0.4312 | 4.4693
          hyb_gga_xc_bhandhlyp+d3bj           | 1.0354 | 0.2793 | 4.9615
          hyb_mgga_xc_mpw1b95+d3bj            | 1.0508 | 0.1955 | 6.4177
          hyb_mgga_xc_pwb6k+d3bj              | 0.9383 | 0.1805 | 7.7627
          hyb_mgga_xc_b88b95+d3bj             | 1.4507 | 0.2092 | 5.5545
          hyb_mgga_x_bmk+gga_c_bmk+d3bj       | 2.0860 | 0.1940 | 5.9197
          hyb_gga_xc_lc_wpbe+d3bj             | 1.8541 | 0.3919 | 5.0897
          rscan+d3bj                          | 1.08859014 | 0.47023427 | 5.73408312
          gga_c_pbe+gga_x_pbe+d3bj            | 0.7875 | 0.4289 | 4.4407
          0.5*pbe+0.5*pbe+d3bj                | 0.7875 | 0.4289 | 4.4407
          libxc:hyb_gga_xc_b3lyp+d3bj         | 1.9889 | 0.3981 | 4.4211
          """)
  void publishedConstantsBelongToWhatTheSumConsistsOf(String sum, double s8, double a1, double a2) {
    assertThat(Dispersion.of(Functionals.resolve(sum))).isEqualTo(new Dispersion(1, s8, a1, a2));
  }
}
