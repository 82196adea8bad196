package rung.neural.optimizer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1; β₁ = 0.9, β₂ = 0.999, ε = 1e-8) with weight
 * decay added to the gradient or taken from the parameters beside the step (Loshchilov and Hutter,
 * arXiv:1711.05101, algorithm 2).
 *
 * <p>Products and sums are fused where libtorch fuses them, so that the numbers are its numbers to
 * the last bit: a parameter whose gradient is mere rounding would follow another rounding with the
 * whole learning rate.
 *
 * <p>Memory: {@code step} [1], {@code exp_avg} and {@code exp_avg_sq}, as long as θ.
 */
public final class AdamOptimizer implements ParameterOptimizer {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  /** How weights decay. */
  public enum Decay {
    /** θ ← θ − rate · decay · θ beside the step. */
    DECOUPLED,
    /** The gradient of ½ decay |θ|² is added to that of the loss. */
    L2
  }

  private final Decay decay;
  private final double weightDecay;
  private int steps;
  private double[] mean = new double[0];
  private double[] square = new double[0];

  /** An optimizer without memory. */
  public AdamOptimizer(Decay decay, double weightDecay) {
    this.decay = decay;
    this.weightDecay = weightDecay;
  }

  @Override
  public double[] step(double[] theta, Function<double[], Slope> evaluate, double learningRate) {
    double[] gradient = evaluate.apply(theta.clone()).gradient();
    if (steps == 0) {
      mean = new double[theta.length];
      square = new double[theta.length];
    }
    steps++;
    double length = learningRate / (1 - Math.pow(BETA1, steps));
    double root = Math.sqrt(1 - Math.pow(BETA2, steps));
    double[] next = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      double from = theta[i];
      double g = gradient[i];
      if (decay == Decay.DECOUPLED) {
        from *= 1 - learningRate * weightDecay;
      } else {
        g = Math.fma(weightDecay, theta[i], g);
      }
      mean[i] = Math.fma(g, 1 - BETA1, BETA1 * mean[i]);
      square[i] = Math.fma((1 - BETA2) * g, g, BETA2 * square[i]);
      next[i] = from - length * mean[i] / (Math.sqrt(square[i]) / root + EPSILON);
    }
    return next;
  }

  @Override
  public Map<String, double[]> state() {
    Map<String, double[]> state = new LinkedHashMap<>();
    if (steps > 0) {
      state.put("step", new double[] {steps});
      state.put("exp_avg", mean.clone());
      state.put("exp_avg_sq", square.clone());
    }
    return state;
  }

  @Override
  public void restore(Map<String, double[]> state, int parameters) {
    steps = 0;
    if (state.isEmpty()) {
      return;
    }
    OptimizerMemory.requireOnly(state, "step", "exp_avg", "exp_avg_sq");
    int kept = OptimizerMemory.count(state, "step", Integer.MAX_VALUE);
    double[] first = OptimizerMemory.array(state, "exp_avg");
    double[] second = OptimizerMemory.array(state, "exp_avg_sq");
    if (first.length != parameters || second.length != parameters) {
      throw OptimizerMemory.malformed("is of another number of parameters");
    }
    for (int i = 0; i < parameters; i++) {
      // A square may overflow: the step is zero then.
      if (!Double.isFinite(first[i]) || !(second[i] >= 0)) {
        throw OptimizerMemory.malformed("has averages that are no numbers");
      }
    }
    steps = kept;
    mean = first.clone();
    square = second.clone();
  }
}
