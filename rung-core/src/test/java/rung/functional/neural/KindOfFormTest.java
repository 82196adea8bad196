package rung.functional.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcForm;
import rung.functional.named.Functionals;
import rung.functional.published.PbeExchange;
import rung.system.InputException;

/** What is exchange and what is correlation a form says itself; its name does not. */
class KindOfFormTest {
  @ParameterizedTest
  @CsvSource({
    "lda_x, EXCHANGE",
    "gga_x_b88, EXCHANGE",
    "mgga_x_r2scan, EXCHANGE",
    "hf, EXCHANGE",
    "0.3*hf + 0.7*gga_x_pbe, EXCHANGE",
    "lda_c_vwn, CORRELATION",
    "gga_c_lyp, CORRELATION",
    "mgga_c_tpss, CORRELATION",
    "vv10, CORRELATION",
    "lda_c_pw + vv10, CORRELATION",
    "pbe, BOTH",
    "pbe0, BOTH",
    "hyb_gga_xc_b97, BOTH",
    "lh07t-svwn, BOTH",
    "gga_x_pbe + lh07t-svwn, BOTH",
  })
  void aSumIsWhatItsSummandsAre(String sum, XcKind kind) {
    assertThat(Functionals.parseForm(sum).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "gga_x_b86, EXCHANGE",
    "hyb_mgga_x_m06_2x, EXCHANGE",
    "mgga_c_m06_2x, CORRELATION",
    "lda_c_rc04, CORRELATION",
    "gga_xc_b97_d, BOTH",
    "hyb_gga_xc_b97_1, BOTH",
    "lda_xc_teter93, BOTH",
  })
  void libxcSaysItByItsKind(String name, XcKind kind) {
    assumeTrue(Libxc.available());
    assertThat(LibxcForm.of(name).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lh07t-svwn + gga_c_pbe",
        "0.5*lh-lc-svwn + 0.5*pbe",
        "gga_c_pbe + vv10",
        "lda_c_pw + d3bj(1,1,0.4,4)",
        "libxc:hyb_gga_xc_b97_1 + gga_c_pbe",
        "libxc:gga_xc_b97_d + lda_c_pw",
        "gga_x_pbe",
        "gga_x_pbe + vv10",
        "gga_c_pbe",
      })
  void aBaseThatCannotBeToldApartIsRefused(String base) {
    assumeTrue(!base.contains("libxc:") || Libxc.available());
    NeuralBase parts = new NeuralBase(Functionals.parseForm(base), TrainedConstants.NONE);
    assertThatThrownBy(
            () -> {
              parts.requireBothParts();
              BaseLimits.of(parts);
            })
        .isInstanceOf(InputException.class)
        .hasMessageContaining("base");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pbe", "pbe0", "tpss + vv10", "0.2*hf + 0.8*gga_x_b88 + gga_c_lyp", "b97"})
  void otherBasesAreTaken(String base) {
    NeuralBase parts = new NeuralBase(Functionals.parseForm(base), TrainedConstants.NONE);
    assertThatCode(
            () -> {
              parts.requireBothParts();
              BaseLimits.of(parts);
            })
        .doesNotThrowAnyException();
  }

  /** A user's correlation under a name that says nothing, and exchange under a misleading one. */
  private record Named(String name, XcKind kind) implements EnergyForm {
    @Override
    public Set<Ingredient> ingredients() {
      return Set.of(Ingredient.DENSITY);
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T n = a.add(in.density(0), in.density(1));
      return a.multiply(-0.01, n);
    }
  }

  @ParameterizedTest
  @CsvSource({"wigner, CORRELATION, true", "my_c_form, EXCHANGE, false", "wigner, BOTH, false"})
  void namesOfAUsersOwnFormsSayNothing(String name, XcKind kind, boolean taken) {
    SumForm sum =
        new SumForm(
            "own",
            java.util.List.of(
                new SumForm.Summand(1, PbeExchange.PUBLISHED),
                new SumForm.Summand(1, new Named(name, kind))));
    NeuralBase parts = new NeuralBase(sum, TrainedConstants.NONE);
    if (taken) {
      assertThatCode(parts::requireBothParts).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(parts::requireBothParts).isInstanceOf(InputException.class);
    }
  }
}
