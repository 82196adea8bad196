package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.XcKind;
import rung.functional.tape.FormFunctional;

/** Forms with holes that point models fill, their derivatives composed exactly. */
class NetworkHoleTest {
  /** −Σ_σ c ρ_σ^4/3 (1 + g_x(ρ_σ, κσ_σσ)²) + n g_c(n, |∇n|², σ_αβ) with trainable c and κ. */
  private static final class TestForm implements EnergyForm {
    @Override
    public String name() {
      return "test";
    }

    @Override
    public XcKind kind() {
      return XcKind.BOTH;
    }

    @Override
    public Set<Ingredient> ingredients() {
      return EnumSet.of(Ingredient.DENSITY, Ingredient.GRADIENT);
    }

    @Override
    public Map<String, Integer> networks() {
      return Map.of("exchange", 2, "correlation", 3);
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T n = a.add(in.density(0), in.density(1));
      T gradient = a.add(in.sigma(0, 0), in.sigma(1, 1));
      T correlation = in.network("correlation", List.of(n, gradient, in.sigma(0, 1)));
      T sum = a.multiply(n, correlation);
      for (int spin = 0; spin < 2; spin++) {
        T scaled = a.multiply(in.constant("test.kappa", 0.3), in.sigma(spin, spin));
        T g = in.network("exchange", List.of(in.density(spin), scaled));
        T enhancement = a.add(a.square(g), 1);
        T slater = a.multiply(in.constant("test.c", 0.9), a.pow(in.density(spin), 4.0 / 3));
        sum = a.subtract(sum, a.multiply(slater, enhancement));
      }
      return sum;
    }
  }

  private static FormFunctional functional() {
    Map<String, PointModel> models = new LinkedHashMap<>();
    models.put("exchange", QuadraticModel.of(2, 0.4));
    models.put("correlation", QuadraticModel.of(3, 0.2));
    return new FormFunctional(new TestForm(), models);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void derivativesThroughNetworksMatchFiniteDifferences(int spins) {
    FunctionalConsistency.check(functional(), spins, 1e-8);
  }

  @Test
  void parametersCarryTheNetworksNames() {
    assertThat(functional().parameters().names())
        .startsWith("test.kappa", "test.c", "exchange.theta[0]")
        .contains("correlation.theta[9]")
        .hasSize(2 + 6 + 10);
  }

  @Test
  void closedShellIsTheUnpolarisedOpenShell() {
    FormFunctional functional = functional();
    Features closed = SampleFeatures.random(functional.layout(1), 207, 4);
    Features open = SampleFeatures.asOpenShell(closed);
    double energy = functional.evaluate(closed).energy();
    assertThat(functional.evaluate(open).energy())
        .isCloseTo(energy, within(1e-12 * Math.abs(energy)));
    double[] one = new double[functional.parameters().size()];
    double[] two = one.clone();
    functional.addParameterGradient(closed, 1, null, one);
    functional.addParameterGradient(open, 1, null, two);
    for (int i = 0; i < one.length; i++) {
      assertThat(one[i]).isCloseTo(two[i], within(1e-12 * (1 + Math.abs(one[i]))));
    }
  }

  @Test
  void aMissingNetworkIsRefused() {
    assertThatThrownBy(() -> new FormFunctional(new TestForm()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("correlation");
  }
}
