package rung.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Ingredient;
import rung.functional.PointModel;
import rung.functional.XcValue;
import rung.functional.form.PointInputs;
import rung.functional.named.Functionals;
import rung.functional.neural.NeuralPreset;
import rung.functional.neural.Rung;
import rung.functional.neural.TrainedConstants;
import rung.functional.tape.FormFunctional;
import rung.neural.model.ModelSpec;

/**
 * Tape and libtorch see the same source: they must agree on values and on autograd's derivatives.
 */
class TensorArithmeticTest {
  private static final int POINTS = 150;

  static Stream<FormFunctional> functionals() {
    List<FormFunctional> all = new ArrayList<>();
    Functionals.names().forEach(name -> all.add(Functionals.parse(name)));
    for (Rung rung : Rung.values()) {
      String base = rung == Rung.META_GGA ? "r2scan" : "pbe";
      ModelSpec spec =
          new ModelSpec.Neural(
              NeuralPreset.of(rung).design(base, TrainedConstants.ALL),
              List.of(8, 8),
              Activation.TANH);
      FormFunctional start = spec.create(1);
      double[] theta = start.parameters().values().clone();
      SplitMix64 random = new SplitMix64(2);
      for (int i = theta.length - 40; i < theta.length; i++) {
        theta[i] += 0.3 * (random.nextDouble() - 0.5);
      }
      all.add(start.withParameters(theta));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("functionals")
  void openShellValuesAndDerivativesAgree(FormFunctional functional) {
    SplitMix64 random = new SplitMix64(11);
    double[][] values = new double[9][POINTS];
    for (int p = 0; p < POINTS; p++) {
      double up = Math.pow(10, -4 + 6 * random.nextDouble());
      double down = up * Math.pow(10, -2 * random.nextDouble());
      double s2 = Math.pow(10, -2 + 3 * random.nextDouble());
      double upper = s2 * 38 * Math.pow(up, 8.0 / 3);
      double lower = s2 * random.nextDouble() * 38 * Math.pow(down, 8.0 / 3);
      values[0][p] = up;
      values[1][p] = down;
      values[2][p] = upper;
      values[3][p] = (2 * random.nextDouble() - 1) * Math.sqrt(upper * lower);
      values[4][p] = lower;
      values[5][p] = tau(random, up, upper);
      values[6][p] = tau(random, down, lower);
      values[7][p] = exchange(random, up);
      values[8][p] = exchange(random, down);
    }
    requireAgreement(functional, FeatureLayout.of(2, Ingredient.GRADIENT, Ingredient.TAU), values);
  }

  @ParameterizedTest
  @MethodSource("functionals")
  void closedShellValuesAndDerivativesAgree(FormFunctional functional) {
    SplitMix64 random = new SplitMix64(12);
    double[][] values = new double[4][POINTS];
    for (int p = 0; p < POINTS; p++) {
      values[0][p] = Math.pow(10, -4 + 6 * random.nextDouble());
      values[1][p] =
          Math.pow(10, -2 + 3 * random.nextDouble()) * 38 * Math.pow(values[0][p], 8.0 / 3);
      values[2][p] = 2 * tau(random, 0.5 * values[0][p], 0.25 * values[1][p]);
      values[3][p] = 2 * exchange(random, 0.5 * values[0][p]);
    }
    requireAgreement(functional, FeatureLayout.of(1, Ingredient.GRADIENT, Ingredient.TAU), values);
  }

  /** Exact exchange between a third of the local one and 1.3 times as much. */
  private static double exchange(SplitMix64 random, double rho) {
    return -(0.3 + random.nextDouble()) * 0.93 * rho * Math.cbrt(rho);
  }

  /** τ_σ with α between 0.1 and 3. */
  private static double tau(SplitMix64 random, double rho, double sigma) {
    return sigma / (8 * rho) + (0.1 + 2.9 * random.nextDouble()) * 4.6 * Math.pow(rho, 5.0 / 3);
  }

  private static void requireAgreement(
      FormFunctional functional, FeatureLayout full, double[][] values) {
    FeatureLayout layout = functional.layout(full.spins());
    double[] ones = new double[POINTS];
    java.util.Arrays.fill(ones, 1);
    Features features = new Features(layout, POINTS, values, ones);
    double[] energyDensity = functional.energyDensity(features);
    XcValue tape = functional.evaluate(features);
    double[][] autograd =
        Torch.scoped(
            () -> {
              Tensor[] channels = new Tensor[layout.channels()];
              for (int c = 0; c < channels.length; c++) {
                channels[c] = Torch.tensor(values[c], POINTS).requires_grad_(true);
              }
              Tensor e =
                  functional
                      .form()
                      .energyDensity(
                          new TensorArithmetic(), new TensorInputs(functional, layout, channels));
              TensorVector derivatives =
                  torch.grad(
                      new TensorVector(e.sum()),
                      new TensorVector(channels),
                      new TensorVector(),
                      new BoolOptional(false),
                      false,
                      true);
              double[][] result = new double[channels.length + 1][];
              result[0] = Torch.values(e);
              for (int c = 0; c < channels.length; c++) {
                Tensor d = derivatives.get(c);
                result[c + 1] = d.defined() ? Torch.values(d) : new double[POINTS];
              }
              return result;
            });
    requireClose(energyDensity, autograd[0], energyDensity, ones);
    for (int c = 0; c < layout.channels(); c++) {
      requireClose(tape.derivative()[c], autograd[c + 1], energyDensity, values[c]);
    }
  }

  /** Derivatives are compared on the scale e / feature, where they may cancel. */
  private static void requireClose(
      double[] actual, double[] expected, double[] energy, double[] feature) {
    for (int p = 0; p < POINTS; p++) {
      double scale = Math.max(Math.abs(expected[p]), Math.abs(energy[p] / feature[p]));
      assertThat(Math.abs(actual[p] - expected[p])).isLessThanOrEqualTo(1e-10 * scale);
    }
  }

  private record TensorInputs(FormFunctional functional, FeatureLayout layout, Tensor[] channels)
      implements PointInputs<Tensor> {
    @Override
    public Tensor density(int spin) {
      return layout.spins() == 1
          ? channels[0].mul(new org.bytedeco.pytorch.Scalar(0.5))
          : channels[layout.density(spin)];
    }

    @Override
    public Tensor sigma(int spin, int other) {
      return layout.spins() == 1
          ? channels[1].mul(new org.bytedeco.pytorch.Scalar(0.25))
          : channels[layout.sigma(spin, other)];
    }

    @Override
    public Tensor tau(int spin) {
      return layout.spins() == 1
          ? channels[layout.tau(0)].mul(new org.bytedeco.pytorch.Scalar(0.5))
          : channels[layout.tau(spin)];
    }

    @Override
    public Tensor exchange(int spin) {
      return layout.spins() == 1
          ? channels[layout.exchange(0)].mul(new org.bytedeco.pytorch.Scalar(0.5))
          : channels[layout.exchange(spin)];
    }

    @Override
    public Tensor longRangeExchange(int spin) {
      return layout.spins() == 1
          ? channels[layout.longRangeExchange(0)].mul(new org.bytedeco.pytorch.Scalar(0.5))
          : channels[layout.longRangeExchange(spin)];
    }

    @Override
    public Tensor constant(String name, double value) {
      List<String> names = functional.parameters().names();
      return Torch.tensor(new double[] {functional.parameters().values()[names.indexOf(name)]}, 1);
    }

    @Override
    public Tensor network(String name, List<Tensor> inputs) {
      Map<String, PointModel> models = functional.models();
      Tensor[] rows = new Tensor[inputs.size()];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = inputs.get(i).expand(POINTS).reshape(1, POINTS);
      }
      return new AutogradPerceptron((MultilayerPerceptron) models.get(name))
          .value(torch.cat(new TensorVector(rows), 0))
          .view(POINTS);
    }
  }
}
