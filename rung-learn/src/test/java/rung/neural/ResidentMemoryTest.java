package rung.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import rung.neural.optimizer.ParameterOptimizer;
import rung.parallel.Workers;

/** The process does not grow while networks are evaluated and optimizers step. */
class ResidentMemoryTest {
  private static final double BYTES_PER_STEP = 1024;

  @Test
  void twentyThousandEvaluationsOnTwoThreadsDoNotGrow() throws IOException {
    MultilayerPerceptron network =
        MultilayerPerceptronTest.trained(3, List.of(32, 32), Activation.SILU);
    double[][] u = MultilayerPerceptronTest.rows(3, 64, 1);
    double[] theta = network.parameters().values();
    try (Workers workers = Workers.of(2)) {
      requireNoGrowth(
          20_000,
          step ->
              workers.forEach(
                  2,
                  i -> {
                    MultilayerPerceptron own = network.withParameters(theta);
                    double[] value = new double[64];
                    own.evaluate(64, u, value, new double[3][64], null);
                    own.addParameterGradient(64, u, value, value, u, new double[theta.length]);
                  }));
    }
  }

  @Test
  void adamStepsAndStatesDoNotGrow() throws IOException {
    ParameterOptimizer adam = ParameterOptimizer.adam(0.01);
    double[][] theta = {new double[2000]};
    requireNoGrowth(
        5_000,
        step -> {
          theta[0] = adam.step(theta[0], x -> new ParameterOptimizer.Slope(1, x.clone()), 1e-3);
          if (step % 10 == 0) {
            adam.state();
          }
        });
  }

  @Test
  void lbfgsStepsDoNotGrow() throws IOException {
    ParameterOptimizer lbfgs = ParameterOptimizer.lbfgs(0);
    double[][] theta = {new double[2000]};
    requireNoGrowth(5_000, step -> theta[0] = lbfgs.step(theta[0], ResidentMemoryTest::waves, 0.1));
  }

  private static ParameterOptimizer.Slope waves(double[] x) {
    double loss = 0;
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      loss += Math.sin(x[i] + i);
      gradient[i] = Math.cos(x[i] + i);
    }
    return new ParameterOptimizer.Slope(loss, gradient);
  }

  /**
   * Slope of the resident size, less the Java heap (whose size the collector chooses): the median
   * over all pairs of readings in the last 70 % of the steps (the estimator of Theil and Sen); the
   * heap is collected before each reading.
   */
  private static void requireNoGrowth(int steps, IntConsumer step) throws IOException {
    int readings = 15;
    double[] at = new double[readings];
    double[] size = new double[readings];
    int next = 0;
    int every = steps * 7 / 10 / readings;
    for (int i = 0; i < steps && next < readings; i++) {
      step.accept(i);
      if (i >= steps * 3 / 10 && i % every == 0) {
        System.gc();
        at[next] = i;
        size[next++] = residentBytesOutsideTheHeap();
      }
    }
    double[] slopes = new double[next * (next - 1) / 2];
    int pair = 0;
    for (int k = 0; k < next; k++) {
      for (int j = 0; j < k; j++) {
        slopes[pair++] = (size[k] - size[j]) / (at[k] - at[j]);
      }
    }
    Arrays.sort(slopes);
    assertThat(slopes[pair / 2]).isLessThan(BYTES_PER_STEP);
  }

  private static double residentBytesOutsideTheHeap() throws IOException {
    String[] fields = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return Double.parseDouble(fields[1]) * 4096 - Runtime.getRuntime().totalMemory();
  }
}
