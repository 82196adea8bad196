package rung.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rung.functional.Functional;
import rung.functional.Functionals;

/** What is known on paper or published about well-known functionals. */
class NormsAndLimitsTest {
  private static Map<String, Finding> of(String name) {
    return NormsAndLimits.of(Functionals.parse(name)).stream()
        .collect(Collectors.toMap(Finding::id, Function.identity()));
  }

  private static boolean passes(Map<String, Finding> findings, String id) {
    Finding finding = findings.get(id);
    assertThat(finding).as(id).isNotNull();
    return finding != null && finding.passed();
  }

  @Test
  void hydrogenEnergiesAreThePublishedOnes() {
    // J. Tao, J. P. Perdew, V. N. Staroverov, G. E. Scuseria, Phys. Rev. Lett. 91, 146401 (2003)
    ExponentialDensity hydrogen = new ExponentialDensity(1, 1, 0);
    Functional slater = Functionals.parse("lda_x");
    assertThat(hydrogen.energy(slater)).isCloseTo(-0.2680, within(5e-5));
    assertThat(hydrogen.energy(Functionals.parse("gga_x_pbe"))).isCloseTo(-0.3059, within(5e-5));
    assertThat(hydrogen.energy(Functionals.parse("gga_c_pbe"))).isCloseTo(-0.0060, within(5e-5));
    assertThat(hydrogen.energy(Functionals.parse("mgga_x_tpss"))).isCloseTo(-0.3125, within(5e-5));
    assertThat(hydrogen.scaled(2).energy(slater))
        .isCloseTo(2 * hydrogen.energy(slater), within(1e-12));
  }

  @Test
  void pbeKeepsTheUniformGasAndNotTheOneElectronLimit() {
    Map<String, Finding> pbe = of("pbe");
    assertThat(passes(pbe, "uniform_gas")).isTrue();
    assertThat(passes(pbe, "exchange_virial")).isTrue();
    assertThat(passes(pbe, "high_density_limit")).isTrue();
    assertThat(passes(pbe, "low_density_limit")).isTrue();
    assertThat(passes(pbe, "spin_symmetry")).isTrue();
    assertThat(passes(pbe, "size_consistency")).isTrue();
    assertThat(passes(pbe, "one_electron_correlation_1")).isFalse();
    assertThat(passes(pbe, "gradient_expansion")).isFalse();
    assertThat(passes(pbe, "large_gradients")).isFalse();
  }

  @Test
  void ldaDivergesAtHighDensity() {
    assertThat(passes(of("lda"), "high_density_limit")).isFalse();
  }

  @Test
  void pbesolRestoresTheGradientExpansion() {
    assertThat(passes(of("pbesol"), "gradient_expansion")).isTrue();
  }

  @Test
  void indicatorsCountInTheGradientExpansionOfR2scan() {
    assertThat(passes(of("r2scan"), "gradient_expansion")).isTrue();
    assertThat(passes(of("tpss"), "gradient_expansion")).isTrue();
  }

  @Test
  void scanKeepsWhatItWasMadeFor() {
    Map<String, Finding> scan = of("mgga_x_scan+mgga_c_scan");
    for (String norm :
        new String[] {
          "uniform_gas",
          "gradient_expansion",
          "large_gradients",
          "one_electron_correlation_1",
          "one_electron_exchange_1",
          "one_electron_exchange_3",
          "high_density_limit",
          "low_density_limit"
        }) {
      assertThat(passes(scan, norm)).as(norm).isTrue();
    }
    assertThat(passes(scan, "fractional_spin")).isFalse();
  }
}
