package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.named.Functionals;

/** Nobody changes the numbers of a functional from outside. */
class ParametersTest {
  @Test
  void valuesAreItsOwn() {
    double[] given = {1, 2};
    Parameters parameters = new Parameters(List.of(new Parameters.Slice("x", 2)), given);
    given[0] = 5;
    parameters.values()[1] = 7;
    assertThat(parameters.values()).containsExactly(1, 2);
    assertThat(parameters.value(1)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pbe", "tpss", "pbe0", "cam-b3lyp", "wb97x-v", "pbe+d3bj", "lh07t-svwn"})
  void aFunctionalKeepsItsNumbers(String name) {
    Functional functional = Functionals.parse(name);
    Features features = SampleFeatures.random(functional.layout(2), 11, 3);
    double[] theta = functional.parameters().values();
    Functional moved = functional.withParameters(theta);
    double energy = moved.evaluate(features).energy();
    List<double[]> coefficients = moved.parts().stream().map(EnergyPart::coefficients).toList();
    Arrays.fill(theta, 9);
    Arrays.fill(moved.parameters().values(), 9);
    assertThat(moved.evaluate(features).energy()).isEqualTo(energy);
    List<EnergyPart> parts = moved.parts();
    for (int i = 0; i < parts.size(); i++) {
      assertThat(parts.get(i).coefficients()).containsExactly(coefficients.get(i));
    }
  }
}
