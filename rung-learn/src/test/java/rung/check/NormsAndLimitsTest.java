package rung.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rung.check.probe.ExponentialDensity;
import rung.check.probe.TwoCentreDensity;
import rung.functional.Functional;
import rung.functional.named.Functionals;

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

  /** erf(ωr)/r tends to 1/r and to 2ω/√π; with both Z and ω twice as large all energies are. */
  @Test
  void longRangeRepulsionHasItsLimitsAndScales() {
    ExponentialDensity ion = new ExponentialDensity(2, 1, 0);
    assertThat(ion.longRangeRepulsion(1e6)).isCloseTo(ion.repulsion(), within(1e-9));
    assertThat(ion.longRangeRepulsion(1e-3) / 1e-3).isCloseTo(1 / Math.sqrt(Math.PI), within(1e-6));
    assertThat(new ExponentialDensity(1, 1, 0).longRangeRepulsion(0.3))
        .isCloseTo(0.5 * ion.longRangeRepulsion(0.6), within(1e-14));
  }

  @Test
  void longRangeExchangeCountsInFractionalElectrons() {
    Map<String, Finding> screened = of("hse06");
    Map<String, Finding> corrected = of("wb97x");
    Map<String, Finding> pure = of("pbe");
    // the more exact exchange at long range, the straighter E(q), R. Baer, E. Livshits, U. Salzner,
    // Annu. Rev. Phys. Chem. 61, 85 (2010)
    assertThat(violation(corrected)).isLessThan(0.5 * violation(pure));
    assertThat(violation(screened)).isBetween(violation(corrected), violation(pure));
  }

  private static double violation(Map<String, Finding> findings) {
    Finding finding = findings.get("fractional_charge");
    assertThat(finding).isNotNull();
    return finding == null ? Double.NaN : finding.violation();
  }

  @Test
  void turningTwoCentresChangesNothingAndMovingThemDoes() {
    Functional pbe = Functionals.parse("pbe");
    ExponentialDensity first = new ExponentialDensity(1, 1, 0.4);
    ExponentialDensity second = new ExponentialDensity(1.5, 0.3, 1);
    double[][] turned = TwoCentreDensity.turnedFrame();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double dot = 0;
        for (int k = 0; k < 3; k++) {
          dot += turned[i][k] * turned[j][k];
        }
        assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-15));
      }
    }
    double[][] standard = TwoCentreDensity.standardFrame();
    double near = new TwoCentreDensity(first, second, 2, standard).energy(pbe);
    double far = new TwoCentreDensity(first, second, 40, standard).energy(pbe);
    assertThat(new TwoCentreDensity(first, second, 2, turned).energy(pbe))
        .isCloseTo(near, within(1e-13));
    assertThat(far).isCloseTo(first.energy(pbe) + second.energy(pbe), within(1e-12));
    assertThat(near).isLessThan(far - 0.01);
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
    assertThat(passes(pbe, "rotation")).isTrue();
    assertThat(passes(pbe, "one_electron_correlation_1")).isFalse();
    assertThat(passes(pbe, "gradient_expansion")).isFalse();
    assertThat(passes(pbe, "large_gradients")).isFalse();
  }

  /** Exact exchange is exact; correlation alone has no exchange to be judged by. */
  @Test
  void partsAloneAreJudgedByWhatTheyAre() {
    Map<String, Finding> exact = of("hf");
    for (String norm :
        new String[] {
          "gradient_expansion",
          "one_electron_exchange_1",
          "one_electron_correlation_3",
          "fractional_charge",
          "exchange_virial",
          "low_density_limit"
        }) {
      assertThat(passes(exact, norm)).as(norm).isTrue();
    }
    assertThat(exact).doesNotContainKey("large_gradients");
    assertThat(of("gga_c_pbe").values())
        .allSatisfy(f -> assertThat(f.violation()).as(f.id()).isFinite())
        .allSatisfy(f -> assertThat(f.where()).as(f.id()).isNotEmpty().doesNotContain("NaN"));
  }

  @Test
  void hybridsHaveTheirShareOfTheGradientExpansion() {
    Finding own = of("gga_x_pbe").get("gradient_expansion");
    Finding hybrid = of("pbe0").get("gradient_expansion");
    assertThat(hybrid).isNotNull();
    assertThat(own).isNotNull();
    if (own != null && hybrid != null) {
      assertThat(hybrid.violation()).isCloseTo(0.75 * own.violation(), within(1e-9));
    }
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
