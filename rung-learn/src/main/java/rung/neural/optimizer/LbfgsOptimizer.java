package rung.neural.optimizer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import rung.linalg.Vectors;

/**
 * Limited-memory BFGS with a strong-Wolfe line search (Nocedal and Wright, Numerical Optimization,
 * algorithms 7.4 and 3.5; {@link CurvaturePairs}, {@link WolfeSearch}), one iteration a step; the
 * learning rate is the first length that is tried. Weight decay adds ½ decay |θ|² to the loss.
 *
 * <p>After {@link #RESTART} steps, or when θ was changed from outside, it starts afresh: a
 * network's loss is not quadratic, and curvature of long ago says little.
 */
public final class LbfgsOptimizer implements ParameterOptimizer {
  /** Steps after which the curvature history is dropped. */
  public static final int RESTART = 50;

  private static final int HISTORY = 20;

  private final double weightDecay;
  private int steps;
  private double[] present = new double[0];

  /** The last step and the gradient before it; empty after a fresh start. */
  private double[] moved = new double[0];

  private double[] before = new double[0];
  private CurvaturePairs pairs = new CurvaturePairs(HISTORY);

  /** An optimizer without memory. */
  public LbfgsOptimizer(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  @Override
  public double[] step(double[] theta, Function<double[], Slope> evaluate, double learningRate) {
    if (steps >= RESTART || !Arrays.equals(theta, present)) {
      forget();
      present = theta.clone();
    }
    Slope slope = decayed(present, evaluate.apply(present.clone()));
    double[] gradient = slope.gradient();
    double largest = 0;
    for (double g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    if (largest > 0) {
      move(slope, evaluate, learningRate);
    }
    steps++;
    return present.clone();
  }

  private void move(Slope slope, Function<double[], Slope> evaluate, double learningRate) {
    double[] gradient = slope.gradient();
    double guess = learningRate;
    if (moved.length > 0) {
      double[] change = gradient.clone();
      Vectors.addScaled(-1, before, change);
      pairs.add(moved, change);
    } else {
      guess *= Math.min(1, 1 / Arrays.stream(gradient).map(Math::abs).sum());
    }
    double[] direction = pairs.direction(gradient);
    double downhill = Vectors.dot(gradient, direction);
    double length = guess;
    if (downhill <= 0) {
      length =
          new WolfeSearch(
                  t -> {
                    double[] at = at(t, direction);
                    Slope there = decayed(at, evaluate.apply(at.clone()));
                    double along = Vectors.dot(there.gradient(), direction);
                    return new WolfeSearch.Point(t, there.loss(), along);
                  },
                  new WolfeSearch.Point(0, slope.loss(), downhill),
                  Arrays.stream(direction).map(Math::abs).max().orElse(0))
              .search(guess)
              .t();
      present = at(length, direction);
    }
    moved = new double[direction.length];
    Vectors.addScaled(length, direction, moved);
    before = gradient;
  }

  private double[] at(double length, double[] direction) {
    double[] at = present.clone();
    Vectors.addScaled(length, direction, at);
    return at;
  }

  private Slope decayed(double[] at, Slope slope) {
    double loss = slope.loss();
    double[] gradient = slope.gradient().clone();
    for (int i = 0; i < at.length; i++) {
      loss += 0.5 * weightDecay * at[i] * at[i];
      gradient[i] += weightDecay * at[i];
    }
    return new Slope(loss, gradient);
  }

  private void forget() {
    steps = 0;
    moved = new double[0];
    before = new double[0];
    pairs = new CurvaturePairs(HISTORY);
  }

  /**
   * {@code steps} [1] since the fresh start; {@code present}: θ; {@code moved}, {@code gradient}:
   * the last step and the gradient before it; {@code pairs}: steps and changes of the gradient, in
   * turn, the oldest first.
   */
  @Override
  public Map<String, double[]> state() {
    Map<String, double[]> state = new LinkedHashMap<>();
    if (steps > 0) {
      state.put("steps", new double[] {steps});
      state.put("present", present.clone());
      state.put("moved", moved.clone());
      state.put("gradient", before.clone());
      state.put("pairs", pairs.flat());
    }
    return state;
  }

  @Override
  public void restore(Map<String, double[]> state, int parameters) {
    forget();
    present = new double[0];
    if (state.isEmpty()) {
      return;
    }
    OptimizerMemory.requireOnly(state, "steps", "present", "moved", "gradient", "pairs");
    int kept = OptimizerMemory.count(state, "steps", RESTART);
    double[] theta = OptimizerMemory.finite(state, "present");
    double[] step = OptimizerMemory.finite(state, "moved");
    double[] gradient = OptimizerMemory.finite(state, "gradient");
    double[] flat = OptimizerMemory.finite(state, "pairs");
    boolean sound =
        theta.length == parameters
            && (step.length == parameters || step.length == 0)
            && gradient.length == step.length;
    int pair = 2 * Math.max(1, parameters);
    if (!sound || flat.length % pair != 0 || flat.length / pair > Math.min(HISTORY, kept - 1)) {
      throw OptimizerMemory.malformed("is of another number of parameters");
    }
    CurvaturePairs restored = new CurvaturePairs(HISTORY);
    for (int from = 0; from < flat.length; from += pair) {
      restored.add(
          Arrays.copyOfRange(flat, from, from + parameters),
          Arrays.copyOfRange(flat, from + parameters, from + pair));
    }
    if (restored.size() != flat.length / pair) {
      throw OptimizerMemory.malformed("has a curvature that cannot be");
    }
    steps = kept;
    present = theta.clone();
    moved = step.clone();
    before = gradient.clone();
    pairs = restored;
  }
}
