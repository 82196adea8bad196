package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No channel is forgotten, whichever it is, and channels are where libxc's order has them. */
class FeatureBuilderTest {
  private static final List<Ingredient> ALL = List.of(Ingredient.values());

  /** Every channel of the layouts with all ingredients and with each alone. */
  static Stream<Arguments> channels() {
    List<Arguments> cases = new ArrayList<>();
    for (int spins = 1; spins <= 2; spins++) {
      List<FeatureLayout> layouts = new ArrayList<>();
      layouts.add(FeatureLayout.of(spins, EnumSet.allOf(Ingredient.class)));
      for (Ingredient one : ALL) {
        layouts.add(FeatureLayout.of(spins, one));
      }
      for (FeatureLayout layout : layouts) {
        for (int c = 0; c < layout.channels(); c++) {
          cases.add(Arguments.of(layout, c));
        }
      }
    }
    return cases.stream();
  }

  private static void set(FeatureBuilder fill, int channel) {
    FeatureLayout layout = fill.layout();
    Ingredient ingredient = layout.ingredient(channel);
    fill.channel(ingredient, channel - layout.channel(ingredient, 0))[0] = channel + 1;
  }

  @ParameterizedTest
  @MethodSource("channels")
  void aChannelLeftUnsetIsRefused(FeatureLayout layout, int left) {
    FeatureBuilder fill = new FeatureBuilder(layout, 1);
    for (int c = 0; c < layout.channels(); c++) {
      if (c != left) {
        set(fill, c);
      }
    }
    assertThatThrownBy(() -> fill.features(new double[] {1}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(layout.ingredient(left).name())
        .hasMessageContaining("not set");
    set(fill, left);
    Features features = fill.features(new double[] {1});
    for (int c = 0; c < layout.channels(); c++) {
      assertThat(features.values()[c]).containsExactly(c + 1);
    }
  }

  @Test
  void channelsAreInTheOrderOfIngredients() {
    FeatureLayout open = FeatureLayout.of(2, EnumSet.allOf(Ingredient.class));
    assertThat(open.channels()).isEqualTo(13);
    assertThat(List.of(open.density(1), open.sigma(0, 0), open.sigma(1, 0), open.sigma(1, 1)))
        .containsExactly(1, 2, 3, 4);
    assertThat(List.of(open.tau(0), open.laplacian(1), open.exchange(0), open.longRangeExchange(1)))
        .containsExactly(5, 8, 9, 12);
    FeatureLayout closed = FeatureLayout.of(1, Ingredient.TAU, Ingredient.EXCHANGE);
    assertThat(List.of(closed.density(0), closed.tau(0), closed.exchange(0)))
        .containsExactly(0, 1, 2);
    assertThat(closed.gradient()).isFalse();
    assertThatThrownBy(() -> closed.sigma(0, 0)).hasMessageContaining("GRADIENT");
  }

  @Test
  void aLayoutProvidesWhatItBeginsWith() {
    FeatureLayout mgga = FeatureLayout.of(2, Ingredient.GRADIENT, Ingredient.TAU);
    assertThat(mgga.provides(FeatureLayout.of(2))).isTrue();
    assertThat(mgga.provides(FeatureLayout.of(2, Ingredient.GRADIENT))).isTrue();
    assertThat(mgga.provides(mgga)).isTrue();
    assertThat(mgga.provides(FeatureLayout.of(2, Ingredient.TAU))).isFalse();
    assertThat(mgga.provides(FeatureLayout.of(1, Ingredient.GRADIENT))).isFalse();
    assertThat(mgga.provides(FeatureLayout.of(2, Ingredient.EXCHANGE))).isFalse();
  }
}
