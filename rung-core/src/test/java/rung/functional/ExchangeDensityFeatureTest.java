package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.published.SlaterExchange;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/** Exact-exchange energy densities as features of a form. */
class ExchangeDensityFeatureTest {
  /** Σ_σ [ a e_xσ + b e_xσ^ω + c (e_xσ)² ρ_σ ]. */
  private record ExchangeForm(double range) implements EnergyForm {
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
      return EnumSet.of(
          Ingredient.DENSITY, Ingredient.TAU, Ingredient.EXCHANGE, Ingredient.LONG_RANGE_EXCHANGE);
    }

    @Override
    public double exchangeDensityRange() {
      return range;
    }

    @Override
    public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      T sum = a.constant(0);
      for (int s = 0; s < 2; s++) {
        T e = in.exchange(s);
        sum = a.add(sum, a.multiply(in.constant("test.a", 0.3), e));
        sum = a.add(sum, a.multiply(in.constant("test.b", -0.2), in.longRangeExchange(s)));
        sum = a.add(sum, a.multiply(0.5, a.multiply(a.square(e), in.density(s))));
      }
      return sum;
    }
  }

  @Test
  void negativeChannelsReachTheFormInTheirOrder() {
    FormFunctional functional = new FormFunctional(new ExchangeForm(0.4));
    FeatureLayout layout = functional.layout(2);
    assertThat(layout.channels()).isEqualTo(8);
    assertThat(layout.exchange(1)).isEqualTo(5);
    assertThat(layout.longRangeExchange(1)).isEqualTo(7);
    Features features = SampleFeatures.random(layout, 9, 3);
    double[] e = functional.energyDensity(features);
    for (int p = 0; p < 9; p++) {
      double wanted = 0;
      for (int s = 0; s < 2; s++) {
        double own = features.values()[layout.exchange(s)][p];
        assertThat(own).isNegative();
        wanted += 0.3 * own - 0.2 * features.values()[layout.longRangeExchange(s)][p];
        wanted += 0.5 * own * own * features.values()[layout.density(s)][p];
      }
      assertThat(e[p]).isCloseTo(wanted, within(1e-13));
    }
  }

  @Test
  void aClosedShellIsAnOpenShellWithEqualSpins() {
    FormFunctional functional = new FormFunctional(new ExchangeForm(0.4));
    Features closed = SampleFeatures.random(functional.layout(1), 9, 4);
    double[] two = functional.energyDensity(SampleFeatures.asOpenShell(closed));
    double[] one = functional.energyDensity(closed);
    for (int p = 0; p < 9; p++) {
      assertThat(one[p]).isCloseTo(two[p], within(1e-13));
    }
  }

  @Test
  void derivativesAreThoseOfFiniteDifferences() {
    FormFunctional functional = new FormFunctional(new ExchangeForm(0.4));
    for (int spins = 1; spins <= 2; spins++) {
      FiniteAtEdges.check(functional, spins);
      Features features = SampleFeatures.random(functional.layout(spins), 9, 5);
      double[][] direction = SampleFeatures.direction(features, 6);
      double h = 1e-5;
      XcValue more = functional.evaluate(SampleFeatures.moved(features, h, direction));
      XcValue less = functional.evaluate(SampleFeatures.moved(features, -h, direction));
      double[][] first = functional.evaluate(features).derivative();
      double[][] second = functional.linearise(features).apply(direction);
      double slope = 0;
      for (int c = 0; c < first.length; c++) {
        for (int p = 0; p < 9; p++) {
          slope += first[c][p] * direction[c][p];
          double change = (more.derivative()[c][p] - less.derivative()[c][p]) / (2 * h);
          assertThat(second[c][p]).isCloseTo(change, within(1e-7));
        }
      }
      assertThat(slope).isCloseTo((more.energy() - less.energy()) / (2 * h), within(1e-7));
    }
  }

  @Test
  void aSumHasOneRange() {
    SumForm.Summand one = new SumForm.Summand(1, new ExchangeForm(0.4));
    SumForm.Summand other = new SumForm.Summand(1, new ExchangeForm(0.3));
    SumForm.Summand none = new SumForm.Summand(1, new SlaterExchange());
    assertThat(new SumForm("sum", List.of(none, one, none)).exchangeDensityRange()).isEqualTo(0.4);
    assertThatThrownBy(() -> new SumForm("sum", List.of(one, other)).exchangeDensityRange())
        .isInstanceOf(InputException.class);
  }
}
