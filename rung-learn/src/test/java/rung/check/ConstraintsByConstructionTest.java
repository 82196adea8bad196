package rung.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rung.functional.Features;
import rung.functional.neural.NeuralConstraints;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;
import rung.neural.Activation;
import rung.neural.model.ModelSpec;
import rung.system.InputException;

/**
 * Models with every constraint that their rung can hold, at random densities; a trained one at a
 * million in {@link ConstraintsAfterTrainingTest}.
 */
class ConstraintsByConstructionTest {
  private static final double BOUND = 1.174;
  private static final double SLOPE = 0.5;

  /** All that a GGA can hold over PBE. */
  private static final NeuralConstraints GGA =
      NeuralConstraints.all(1.804).withOneElectronCorrelation(false).withSlopeBound(SLOPE);

  private static FormFunctional model(
      NeuralPreset preset, String base, NeuralConstraints constraints, double size) {
    FormFunctional start =
        new ModelSpec.Neural(
                preset.design(base, constraints, TrainedConstants.NONE),
                List.of(16, 16),
                Activation.SILU)
            .create(1);
    double[] theta = start.parameters().values().clone();
    Random random = new Random(5);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += size * (random.nextDouble() - 0.5);
    }
    return start.withParameters(theta);
  }

  private static FormFunctional scan(NeuralConstraints constraints, double size) {
    return model(NeuralPreset.META_GGA, "scan", constraints, size);
  }

  @Test
  void noPointViolatesWhateverTheParametersAre() {
    NeuralConstraints all = NeuralConstraints.all(BOUND).withSlopeBound(SLOPE);
    assertThat(ConstraintViolations.of(scan(all, 0), "scan", BOUND, SLOPE, 100_000))
        .isEqualTo(ConstraintViolations.NO);
    assertThat(ConstraintViolations.of(scan(all, 6), "scan", BOUND, SLOPE, 200_000))
        .isEqualTo(ConstraintViolations.NO);
  }

  @Test
  void withoutTheConstraintsTheSameModelViolatesEachOfThem() {
    ConstraintViolations found =
        ConstraintViolations.of(scan(NeuralConstraints.NONE, 1), "scan", BOUND, SLOPE, 100_000);
    assertThat(found.liebOxford()).isPositive();
    assertThat(found.decay()).isPositive();
    assertThat(found.sign()).isPositive();
    assertThat(found.oneElectron()).isPositive();
    assertThat(found.uniformGas()).isPositive();
    assertThat(found.scaling()).isPositive();
    assertThat(found.spinScaling()).isPositive();
    assertThat(found.slope()).isPositive();
  }

  @Test
  void aGgaHoldsAllButOneElectronCorrelation() {
    FormFunctional held = model(NeuralPreset.GGA, "pbe", GGA, 6);
    assertThat(ConstraintViolations.of(held, "pbe", 1.804, SLOPE, 100_000))
        .isEqualTo(ConstraintViolations.NO);
    FormFunctional free = model(NeuralPreset.GGA, "pbe", NeuralConstraints.NONE, 1);
    ConstraintViolations found = ConstraintViolations.of(free, "pbe", 1.804, SLOPE, 100_000);
    assertThat(found.liebOxford()).isPositive();
    assertThat(found.decay()).isPositive();
    assertThat(found.sign()).isPositive();
    assertThat(found.uniformGas()).isPositive();
    assertThat(found.scaling()).isPositive();
    assertThat(found.spinScaling()).isPositive();
    assertThat(found.slope()).isPositive();
  }

  @Test
  void aGgaWithoutTheUniformGasHasNoCorrelationForOneElectron() {
    NeuralConstraints held = GGA.withUniformGasLimit(false).withOneElectronCorrelation(true);
    FormFunctional model = model(NeuralPreset.GGA, "pbe", held, 2);
    double[] alone = {0.3};
    double[] none = {0};
    double[] e =
        model
            .correlationPart()
            .orElseThrow()
            .energyDensity(
                new Features(
                    model.layout(2),
                    1,
                    new double[][] {alone, none, {0.2}, none, none},
                    new double[] {1}));
    assertThat(Math.abs(e[0])).isLessThan(1e-15);
  }

  @ParameterizedTest
  @CsvSource({
    "neural-gga, pbe, one_electron, contradict each other below the meta-GGA",
    "neural-lda, lda, uniform_gas, changes nothing but the uniform gas",
    "neural-lda, lda, decay, sees no gradients",
    "neural-lda, lda, coordinate_scaling, 'rs' contradict each other",
    "neural-mgga, pbe, one_electron, does not vanish for one electron",
    "neural-gga, blyp, lieb_oxford, above the Lieb-Oxford bound 1.804",
    "neural-local-hybrid, pbe, lieb_oxford, no local bound",
    "neural-skala, lda_x, sign, holds no constraint but slope_bound",
    "neural-xcdiff, lda, none, needs a bound"
  })
  void contradictionsAreRefusedInOneLine(String kind, String base, String asked, String says) {
    NeuralConstraints none = NeuralConstraints.NONE.withUniformGasLimit(kind.contains("gga"));
    NeuralConstraints constraints =
        switch (asked) {
          case "one_electron" -> none.withOneElectronCorrelation(true);
          case "uniform_gas" -> none.withUniformGasLimit(true);
          case "decay" -> none.withLargeGradientDecay(true);
          case "coordinate_scaling" -> new NeuralConstraints(true, true, false, 0, true, false);
          case "lieb_oxford" -> none.withLiebOxford(1.804);
          case "sign" -> new NeuralConstraints(false, false, false, 0, true, false);
          default -> none;
        };
    NeuralPreset preset = NeuralPreset.of(kind).orElseThrow();
    assertThatThrownBy(() -> preset.design(base, constraints, TrainedConstants.NONE).form())
        .isInstanceOf(InputException.class)
        .hasMessageContaining(says)
        .hasMessageNotContaining("\n");
  }
}
