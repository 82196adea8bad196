package rung.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.XcKernel;
import rung.functional.XcValue;
import rung.functional.named.Functionals;
import rung.parallel.Workers;
import rung.system.InputException;

/** What a certificate says about a functional of which the checks see a part only. */
class CertificateTest {
  private static Certificate of(String name) {
    return Certificate.of(Functionals.parse(name), false, Workers.single());
  }

  @Test
  void nothingIsLeftOutOfASemilocalFunctional() {
    assertThat(of("pbe").leftOut()).isEmpty();
    assertThat(of("pbe").facts()).containsEntry("left_out", of("pbe").leftOut());
  }

  @Test
  void rangeSeparationAndNonLocalCorrelationAreNamedAndNotGuessedAt() {
    Certificate certificate = of("0.9*wb97x-v+0.1*lh07t-svwn");
    assertThat(certificate.leftOut())
        .anyMatch(line -> line.contains("cannot be told apart"))
        .anyMatch(line -> line.contains("omega 0.3") && line.contains("not tested"))
        .anyMatch(line -> line.contains("VV10"));
    assertThat(certificate.sections()).extracting(Certificate.Section::id).containsExactly("norms");
  }

  @Test
  void formulasOfHybridsTellExchangeFromCorrelation() {
    for (String name : new String[] {"pbe0", "hf", "lda_x", "gga_c_pbe", "pbe+vv10", "pbe+d3bj"}) {
      assertThat(of(name).leftOut()).as(name).noneMatch(line -> line.contains("told apart"));
    }
    Certificate certificate = Certificate.of(Functionals.parse("hse06"), true, Workers.single());
    // correlation is PBE's, which does not depend on the range of exchange
    assertThat(certificate.sections())
        .extracting(Certificate.Section::id)
        .containsExactly("published", "wide", "norms");
    assertThat(certificate.sections().getFirst().findings().get(3).fraction())
        .isEqualTo(of("pbe").sections().getFirst().findings().get(3).fraction());
    assertThat(certificate.leftOut()).anyMatch(line -> line.contains("no reference differences"));
    assertThat(certificate.sections().getLast().findings())
        .extracting(Finding::id)
        .contains("one_electron_correlation_1", "high_density_limit")
        .doesNotContain("exchange_virial", "gradient_expansion", "large_gradients");
  }

  @Test
  void exactExchangeEnergyDensitiesAreSaidToBeTheUniformGases() {
    assertThat(of("hyb_mgga_xc_lh07t_svwn").leftOut())
        .anyMatch(line -> line.contains("exact-exchange energy density"));
  }

  @Test
  void functionalsBeyondTheVariablesOfTheConditionsAreRefusedInOneLine() {
    assertThatThrownBy(() -> Certificate.of(new OfLaplacian(), false, Workers.single()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("Laplacian");
    assertThatThrownBy(() -> of("hyb_mgga_xc_lh_lc_svwn"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("range");
  }

  /** Wants the Laplacian and is never asked for more. */
  private static final class OfLaplacian implements Functional {
    @Override
    public String name() {
      return "laplacian";
    }

    @Override
    public Set<Ingredient> ingredients() {
      return Set.of(Ingredient.DENSITY, Ingredient.LAPLACIAN);
    }

    @Override
    public Parameters parameters() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Functional withParameters(double[] values) {
      throw new UnsupportedOperationException();
    }

    @Override
    public double[] energyDensity(Features features) {
      throw new UnsupportedOperationException();
    }

    @Override
    public XcValue evaluate(Features features) {
      throw new UnsupportedOperationException();
    }

    @Override
    public XcKernel linearise(Features features) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void addParameterGradient(
        Features features, double seed, double @Nullable [][] tangent, double[] gradient) {
      throw new UnsupportedOperationException();
    }
  }
}
