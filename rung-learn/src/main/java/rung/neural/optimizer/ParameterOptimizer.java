package rung.neural.optimizer;

import java.util.Map;
import java.util.function.Function;

/**
 * Moves parameters θ down a loss, one flat array. Its memory can be kept and restored bit for bit:
 * a run that is interrupted and resumed gives the numbers of one that was not.
 *
 * <p>Not for use by several threads at once.
 */
public sealed interface ParameterOptimizer permits AdamOptimizer, LbfgsOptimizer {
  /**
   * Loss and gradient at some parameters.
   *
   * @param loss L
   * @param gradient dL/dθ
   */
  record Slope(double loss, double[] gradient) {}

  /** Adam with its usual constants and decoupled weight decay (see {@link AdamOptimizer}). */
  static ParameterOptimizer adam(double weightDecay) {
    return new AdamOptimizer(AdamOptimizer.Decay.DECOUPLED, weightDecay);
  }

  /**
   * Limited-memory BFGS with a strong-Wolfe line search, one iteration a step (see {@link
   * LbfgsOptimizer}).
   */
  static ParameterOptimizer lbfgs(double weightDecay) {
    return new LbfgsOptimizer(weightDecay);
  }

  /**
   * One step.
   *
   * @param parameters θ before
   * @param evaluate loss and gradient; called at θ first
   * @param learningRate length of the step
   * @return θ after
   */
  double[] step(double[] parameters, Function<double[], Slope> evaluate, double learningRate);

  /** Its memory as named arrays; empty before the first step. */
  Map<String, double[]> state();

  /**
   * Takes its memory back.
   *
   * @param parameters number of parameters that it is to move
   * @throws rung.system.InputException if the arrays are not such a memory
   */
  void restore(Map<String, double[]> state, int parameters);
}
