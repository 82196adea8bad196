package rung.neural.optimizer;

import java.util.function.Function;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.LBFGS;
import org.bytedeco.pytorch.LBFGSOptions;
import org.bytedeco.pytorch.LossClosure;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import rung.neural.Torch;

/** The optimizers of libtorch, for comparison. */
final class TorchOptimizer {
  private TorchOptimizer() {}

  /**
   * θ after each of some steps of Adam, the weights decaying beside the step or in the gradient.
   */
  static double[][] adam(
      double[] begin,
      boolean decoupled,
      double decay,
      double[] rates,
      Function<double[], ParameterOptimizer.Slope> loss) {
    return Torch.scoped(
        () -> {
          Tensor theta = Torch.tensor(begin, begin.length).requires_grad_(true);
          Optimizer adam;
          if (decoupled) {
            AdamWOptions options = new AdamWOptions(1e-3);
            options.weight_decay().put(decay);
            adam = new AdamW(new TensorVector(theta), options);
          } else {
            AdamOptions options = new AdamOptions(1e-3);
            options.weight_decay().put(decay);
            adam = new org.bytedeco.pytorch.Adam(new TensorVector(theta), options);
          }
          double[][] path = new double[rates.length][];
          for (int k = 0; k < rates.length; k++) {
            double[] gradient = loss.apply(Torch.values(theta)).gradient();
            theta.mutable_grad().put(Torch.tensor(gradient, gradient.length));
            adam.param_groups().get(0).options().set_lr(rates[k]);
            adam.step();
            path[k] = Torch.values(theta);
          }
          return path;
        });
  }

  /** θ after each of some steps of L-BFGS, one iteration each. */
  static double[][] lbfgs(
      double[] begin, double[] rates, Function<double[], ParameterOptimizer.Slope> loss) {
    return Torch.scoped(
        () -> {
          Tensor theta = Torch.tensor(begin, begin.length).requires_grad_(true);
          LBFGSOptions options = new LBFGSOptions(1);
          options.max_iter().put(1);
          options.history_size().put(20);
          options.line_search_fn().put("strong_wolfe");
          options.tolerance_grad().put(0);
          options.tolerance_change().put(0);
          LBFGS lbfgs = new LBFGS(new TensorVector(theta), options);
          double[][] path = new double[rates.length][];
          for (int k = 0; k < rates.length; k++) {
            lbfgs.param_groups().get(0).options().set_lr(rates[k]);
            lbfgs.step(new Closure(theta, loss));
            path[k] = Torch.values(theta);
          }
          return path;
        });
  }

  private static final class Closure extends LossClosure {
    private final Tensor theta;
    private final Function<double[], ParameterOptimizer.Slope> loss;

    Closure(Tensor theta, Function<double[], ParameterOptimizer.Slope> loss) {
      this.theta = theta;
      this.loss = loss;
    }

    @Override
    public Tensor call() {
      double[] at = Torch.values(theta);
      ParameterOptimizer.Slope slope = loss.apply(at);
      theta.mutable_grad().put(Torch.tensor(slope.gradient(), at.length));
      return org.bytedeco.pytorch.global.torch.tensor(slope.loss());
    }
  }
}
