package rung.learn.train;

import rung.learn.config.OptimizerOptions;
import rung.neural.optimizer.ParameterOptimizer;

/** Makes the optimizer that a stage asks for. */
final class Optimizers {
  private Optimizers() {}

  static ParameterOptimizer create(OptimizerOptions options) {
    return options.kind().equals("lbfgs")
        ? ParameterOptimizer.lbfgs(options.weightDecay())
        : ParameterOptimizer.adam(options.weightDecay());
  }
}
