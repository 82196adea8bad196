package rung.neural;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1; β₁ = 0.9, β₂ = 0.999, ε = 1e-8) with weight
 * decay added to the gradient or taken from the parameters beside the step (Loshchilov and Hutter,
 * arXiv:1711.05101, algorithm 2).
 *
 * <p>Memory: {@code step} [1], {@code exp_avg} and {@code exp_avg_sq}, as long as θ.
 */
public final class AdamOptimizer implements ParameterOptimizer {
  /** How weights decay. */
  public enum Decay {
    /** θ ← θ − rate · decay · θ beside the step. */
    DECOUPLED,
    /** The gradient of ½ decay |θ|² is added to that of the loss. */
    L2
  }

  private final Decay decay;
  private final double weightDecay;
  private @Nullable Tensor parameters;
  private @Nullable Optimizer optimizer;
  private Map<String, double[]> pending = Map.of();
  private boolean stepped;

  /** An optimizer without memory. */
  public AdamOptimizer(Decay decay, double weightDecay) {
    this.decay = decay;
    this.weightDecay = weightDecay;
  }

  @Override
  public double[] step(double[] theta, Function<double[], Slope> evaluate, double learningRate) {
    double[] gradient = evaluate.apply(theta.clone()).gradient();
    return Torch.scoped(
        () -> {
          Tensor own = tensor(theta.length);
          Optimizer native_ = optimizer(own);
          own.data_ptr_double().put(theta, 0, theta.length);
          own.mutable_grad().put(Torch.tensor(gradient, gradient.length));
          native_.param_groups().get(0).options().set_lr(learningRate);
          native_.step();
          stepped = true;
          return Torch.values(own);
        });
  }

  @Override
  public Map<String, double[]> state() {
    Optimizer own = optimizer;
    if (own == null || !stepped) {
      return new LinkedHashMap<>(pending);
    }
    return Torch.scoped(() -> AdamArchive.read(own));
  }

  @Override
  public void restore(Map<String, double[]> state, int parameterCount) {
    close();
    stepped = false;
    pending = Map.of();
    if (!state.isEmpty()) {
      check(state, parameterCount);
      pending = new LinkedHashMap<>(state);
    }
  }

  @Override
  public void close() {
    if (optimizer != null) {
      optimizer.releaseReference();
      optimizer = null;
    }
    if (parameters != null) {
      parameters.releaseReference();
      parameters = null;
    }
  }

  private Tensor tensor(int size) {
    if (parameters == null) {
      Tensor own = Torch.tensor(new double[size], size).requires_grad_(true);
      own.retainReference();
      parameters = own;
    }
    return parameters;
  }

  private Optimizer optimizer(Tensor own) {
    if (optimizer == null) {
      Optimizer made = make(own);
      made.retainReference();
      if (!pending.isEmpty()) {
        AdamArchive.write(made, pending);
      }
      optimizer = made;
    }
    return optimizer;
  }

  private Optimizer make(Tensor own) {
    if (decay == Decay.DECOUPLED) {
      AdamWOptions options = new AdamWOptions(1e-3);
      options.weight_decay().put(weightDecay);
      return new AdamW(new TensorVector(own), options);
    }
    AdamOptions options = new AdamOptions(1e-3);
    options.weight_decay().put(weightDecay);
    return new Adam(new TensorVector(own), options);
  }

  private static void check(Map<String, double[]> state, int parameters) {
    requireOnly(state, "step", "exp_avg", "exp_avg_sq");
    double[] steps = AdamArchive.array(state, "step");
    double[] mean = AdamArchive.array(state, "exp_avg");
    double[] square = AdamArchive.array(state, "exp_avg_sq");
    boolean whole = steps.length == 1 && steps[0] == Math.rint(steps[0]);
    if (!whole || steps[0] < 1 || steps[0] > Integer.MAX_VALUE) {
      throw malformed("has no whole number of steps");
    }
    if (mean.length != parameters || square.length != parameters) {
      throw malformed("is of another number of parameters");
    }
    for (int i = 0; i < parameters; i++) {
      // A square may overflow: the step is zero then.
      if (!Double.isFinite(mean[i]) || !(square[i] >= 0)) {
        throw malformed("has averages that are no numbers");
      }
    }
  }

  /** Refuses arrays of another optimizer. */
  static void requireOnly(Map<String, double[]> state, String... names) {
    for (String name : state.keySet()) {
      if (!List.of(names).contains(name)) {
        throw malformed("has an array " + InputText.quote(name) + ", which this optimizer has not");
      }
    }
  }

  static InputException malformed(String what) {
    return new InputException(
        "the optimizer's memory " + what,
        "checkpoint",
        "restore an older one, or begin anew with --force");
  }
}
