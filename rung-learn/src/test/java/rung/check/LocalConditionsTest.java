package rung.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.check.probe.ConditionGrid;
import rung.check.probe.EnhancementFactor;
import rung.check.probe.FeaturePoints;
import rung.functional.Functional;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcFunctional;
import rung.functional.named.Functionals;
import rung.parallel.Workers;

class LocalConditionsTest {
  private static double[] fractions(List<Finding> findings) {
    return findings.stream().mapToDouble(Finding::fraction).toArray();
  }

  /** Fractions of Pederson and Burke's reference implementation on the published grid. */
  @ParameterizedTest
  @CsvSource({
    "pbe, 0, 0, 0, 0.013125, 0, 0, 0",
    "mgga_x_scan+mgga_c_scan, 0, 0, 0, 0, 0, 0, 0",
    "libxc:hyb_gga_xc_b3lyp, 0.35608, 0.37138, 0, 0.20242, 0.28113, 0, 0",
    "libxc:m06, 0.39158, 0.36510, 0.30149, 0.38130, 0.37650, 0.32536, 0.33510"
  })
  void differencesGiveThePublishedFractions(
      String name, double a, double b, double c, double d, double e, double f, double g) {
    Functional functional = functional(name);
    double[] found =
        fractions(
            LocalConditions.referenceDifferences(
                functional, ConditionGrid.PUBLISHED, Workers.single()));
    assertThat(found).containsExactly(new double[] {a, b, c, d, e, f, g}, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"libxc:hyb_gga_xc_b3lyp, 0.39433", "libxc:m06, 0.39128"})
  void exactDerivativesFindMoreViolationsOfTheScaling(String name, double fraction) {
    Functional functional = functional(name);
    List<Finding> findings =
        LocalConditions.exact(functional, ConditionGrid.PUBLISHED, Workers.single());
    assertThat(findings.get(1).fraction()).isCloseTo(fraction, within(1e-3));
  }

  private static Functional functional(String name) {
    if (!name.startsWith("libxc:")) {
      return Functionals.parse(name);
    }
    Assumptions.assumeTrue(
        Libxc.available(), "needs the system's libxc (Debian: apt install libxc9)");
    return LibxcFunctional.parse(name.substring("libxc:".length()));
  }

  /** The chain rule along r_s against differences of the factor itself. */
  @ParameterizedTest
  @CsvSource({"pbe", "lda", "tpss", "blyp"})
  void derivativesAlongTheRadiusMatchFiniteDifferences(String name) {
    Functional functional = Functionals.parse(name);
    double[] column = {1.3, 0.4, 0.7};
    double[] radii = {0.3, 1, 2.5, 8};
    FeaturePoints points = FeaturePoints.column(radii, column);
    EnhancementFactor exact = EnhancementFactor.of(functional, points);
    double h = 1e-3;
    double[] middle = EnhancementFactor.values(functional, points);
    double[] up = EnhancementFactor.values(functional, points.scaled(1 + h));
    double[] down = EnhancementFactor.values(functional, points.scaled(1 - h));
    for (int p = 0; p < radii.length; p++) {
      double step = h * radii[p];
      assertThat(exact.value()[p]).isCloseTo(middle[p], within(1e-14));
      assertThat(exact.slope()[p]).isCloseTo((up[p] - down[p]) / (2 * step), within(2e-7));
      assertThat(exact.curvature()[p])
          .isCloseTo((up[p] - 2 * middle[p] + down[p]) / (step * step), within(2e-6));
    }
  }

  @Test
  void profilesSayWhereTheViolationsAre() {
    List<Finding> findings =
        LocalConditions.exact(Functionals.parse("pbe"), ConditionGrid.PUBLISHED, Workers.single());
    Finding conjecture = findings.get(LocalCondition.KINETIC_CONJECTURE.ordinal());
    assertThat(conjecture.profiles())
        .extracting(ViolationProfile::axis)
        .containsExactly("r_s", "s", "zeta", "alpha");
    for (ViolationProfile profile : conjecture.profiles()) {
      assertThat(Arrays.stream(profile.fraction()).average().orElseThrow())
          .isCloseTo(conjecture.fraction(), within(1e-12));
    }
    // a GGA does not see alpha; the uniform gas keeps the conjecture, s = 2 and no spin do not
    assertThat(conjecture.profiles().get(3).fraction())
        .containsOnly(conjecture.profiles().get(3).fraction()[0]);
    assertThat(conjecture.profiles().get(1).fraction()[0]).isZero();
    assertThat(conjecture.profiles().get(1).fraction()[2]).isPositive();
    assertThat(conjecture.profiles().get(2).fraction()[0]).isPositive();
    assertThat(findings.get(LocalCondition.NEGATIVITY.ordinal()).profiles().get(0).fraction())
        .containsOnly(0);
  }

  @Test
  void highDensityLimitTellsExchangeFromTheSum() {
    Functional pbe = Functionals.parse("pbe");
    FeaturePoints points = FeaturePoints.column(new double[] {0.5, 2}, new double[] {2, 0.5, 1});
    double[] apart = XcParts.of(pbe).exchange(points);
    double[] limit = new XcParts(pbe, null, null).exchange(points);
    assertThat(limit).containsExactly(apart, within(2e-4));
  }
}
