package rung.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.FormFunctional;
import rung.functional.Functional;
import rung.functional.Functionals;
import rung.functional.form.NeuralConstraints;
import rung.functional.form.Rung;
import rung.neural.Activation;
import rung.neural.ModelSpec;

/** A meta-GGA with every constraint that its rung can hold, at a million random densities. */
class ConstraintsByConstructionTest {
  private static final int POINTS = 1_000_000;
  private static final int BATCH = 10_000;
  private static final double BOUND = 1.174;

  /** Points that violate Lieb-Oxford, the sign of correlation, and the one-electron limit. */
  private record Violations(
      int liebOxford, int sign, int oneElectron, int uniformGas, int scaling) {
    int total() {
      return liebOxford + sign + oneElectron + uniformGas + scaling;
    }
  }

  private static FormFunctional model(NeuralConstraints constraints, double size) {
    FormFunctional start =
        new ModelSpec.Neural(
                Rung.META_GGA, "scan", constraints, false, List.of(16, 16), Activation.SILU)
            .create(1);
    double[] theta = start.parameters().values().clone();
    Random random = new Random(5);
    for (int i = 0; i < theta.length; i++) {
      theta[i] += size * (random.nextDouble() - 0.5);
    }
    return start.withParameters(theta);
  }

  @Test
  void noPointViolatesWhateverTheParametersAre() {
    for (double size : new double[] {0, 6}) {
      assertThat(violations(model(NeuralConstraints.all(BOUND), size)))
          .isEqualTo(new Violations(0, 0, 0, 0, 0));
    }
  }

  @Test
  void withoutTheConstraintsTheSameModelViolatesEachOfThem() {
    Violations found = violations(model(NeuralConstraints.NONE, 1));
    assertThat(found.liebOxford).isPositive();
    assertThat(found.sign).isPositive();
    assertThat(found.oneElectron).isPositive();
    assertThat(found.uniformGas).isPositive();
    assertThat(found.scaling).isPositive();
  }

  private static Violations violations(FormFunctional model) {
    Functional exchange = model.exchangePart().orElseThrow();
    Functional correlation = model.correlationPart().orElseThrow();
    Functional gas = Functionals.parse("scan");
    Random random = new Random(17);
    int bound = 0;
    int sign = 0;
    int one = 0;
    int uniform = 0;
    int scaling = 0;
    double slater = 0.75 * Math.cbrt(3 / Math.PI);
    for (int done = 0; done < POINTS; done += BATCH) {
      Features closed = random(exchange, 1, random);
      double[] ex = exchange.energyDensity(closed);
      double[] doubled = exchange.energyDensity(denser(closed));
      Features open = random(correlation, 2, random);
      double[] ec = correlation.energyDensity(open);
      Features single = oneElectron(open);
      double[] alone = correlation.energyDensity(single);
      Features flat = flat(open);
      double[] own = model.energyDensity(flat);
      double[] known = gas.energyDensity(flat);
      for (int p = 0; p < BATCH; p++) {
        double n = closed.values()[0][p];
        double factor = ex[p] / (-slater * n * Math.cbrt(n));
        bound += factor >= 0 && factor <= BOUND * (1 + 1e-12) ? 0 : 1;
        // e_x[n_γ](r) = γ⁴ e_x[n](γr), γ = 2
        scaling += Math.abs(doubled[p] / 16 - ex[p]) <= 1e-10 * Math.abs(ex[p]) ? 0 : 1;
        sign += ec[p] <= 1e-14 * (open.values()[0][p] + open.values()[1][p]) ? 0 : 1;
        one += Math.abs(alone[p]) <= 1e-9 * single.values()[0][p] ? 0 : 1;
        uniform += Math.abs(own[p] - known[p]) <= 1e-9 * Math.abs(known[p]) ? 0 : 1;
      }
    }
    return new Violations(bound, sign, one, uniform, scaling);
  }

  /** n from 1e-6 to 1e3, s from 0.001 to 30, α from 0 to 100. */
  private static Features random(Functional functional, int spins, Random random) {
    FeatureLayout layout = functional.layout(spins);
    double[][] values = new double[layout.channels()][BATCH];
    double fermi = Math.pow((spins == 1 ? 3 : 6) * Math.PI * Math.PI, 2.0 / 3);
    for (int p = 0; p < BATCH; p++) {
      double n = Math.pow(10, -6 + 9 * random.nextDouble());
      double up = spins == 1 ? 1 : random.nextDouble();
      double[] slope = new double[spins];
      for (int s = 0; s < spins; s++) {
        double rho = n * (s == 0 ? up : 1 - up);
        double reduced = Math.pow(10, -3 + 4.5 * random.nextDouble());
        double sigma = 4 * reduced * reduced * fermi * Math.pow(rho, 8.0 / 3);
        double alpha = Math.pow(10, -4 + 6 * random.nextDouble()) * (p % 10 == 0 ? 0 : 1);
        slope[s] = Math.sqrt(sigma);
        values[layout.density(s)][p] = rho;
        values[layout.sigma(s, s)][p] = sigma;
        values[layout.tau(s)][p] = sigma / (8 * rho) + alpha * 0.3 * fermi * Math.pow(rho, 5.0 / 3);
      }
      if (spins == 2) {
        values[layout.sigma(0, 1)][p] = (2 * random.nextDouble() - 1) * slope[0] * slope[1];
      }
    }
    return features(layout, values);
  }

  private static Features features(FeatureLayout layout, double[][] values) {
    double[] ones = new double[BATCH];
    Arrays.fill(ones, 1);
    return new Features(layout, BATCH, values, ones);
  }

  /** The features at γr of a closed shell's density scaled by γ = 2. */
  private static Features denser(Features closed) {
    double[] powers = {8, 256, 32};
    double[][] values = new double[3][BATCH];
    for (int c = 0; c < 3; c++) {
      for (int p = 0; p < BATCH; p++) {
        values[c][p] = powers[c] * closed.values()[c][p];
      }
    }
    return features(closed.layout(), values);
  }

  /** The α electrons alone, in one orbital. */
  private static Features oneElectron(Features open) {
    FeatureLayout layout = open.layout();
    double[][] values = new double[layout.channels()][BATCH];
    for (int p = 0; p < BATCH; p++) {
      double rho = open.values()[layout.density(0)][p];
      double sigma = open.values()[layout.sigma(0, 0)][p];
      values[layout.density(0)][p] = rho;
      values[layout.sigma(0, 0)][p] = sigma;
      values[layout.tau(0)][p] = sigma / (8 * rho);
    }
    return features(layout, values);
  }

  /** The uniform gas of the same densities, unpolarised. */
  private static Features flat(Features open) {
    FeatureLayout layout = open.layout();
    double[][] values = new double[layout.channels()][BATCH];
    double fermi = Math.pow(6 * Math.PI * Math.PI, 2.0 / 3);
    for (int p = 0; p < BATCH; p++) {
      double rho = open.values()[layout.density(0)][p];
      for (int s = 0; s < 2; s++) {
        values[layout.density(s)][p] = rho;
        values[layout.tau(s)][p] = 0.3 * fermi * Math.pow(rho, 5.0 / 3);
      }
    }
    return features(layout, values);
  }
}
