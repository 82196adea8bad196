package rung.learn.train;

import java.util.Map;
import java.util.function.Function;

/** Moves parameters down a loss; its memory can be kept and restored bit for bit. */
public interface ParameterOptimizer extends AutoCloseable {
  /**
   * Loss and gradient at some parameters.
   *
   * @param loss L
   * @param gradient dL/dθ
   */
  record Slope(double loss, double[] gradient) {}

  /**
   * One step.
   *
   * @param parameters θ before
   * @param evaluate loss and gradient; called at θ first
   * @return θ after
   */
  double[] step(double[] parameters, Function<double[], Slope> evaluate, double learningRate);

  /** Its memory as named arrays. */
  Map<String, double[]> state();

  /** Takes its memory back. */
  void restore(Map<String, double[]> state);

  @Override
  void close();
}
