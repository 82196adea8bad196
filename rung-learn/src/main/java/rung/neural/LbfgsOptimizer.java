package rung.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.LBFGS;
import org.bytedeco.pytorch.LBFGSOptions;
import org.bytedeco.pytorch.LossClosure;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/**
 * Limited-memory BFGS with a strong-Wolfe line search (Nocedal and Wright, Numerical Optimization,
 * algorithms 7.4, 3.5 and 3.6), one iteration of libtorch's LBFGS a step. Weight decay adds ½ decay
 * |θ|² to the loss.
 *
 * <p>libtorch can neither show this optimizer's memory nor save it before its history is full. But
 * the memory is a function of the losses and gradients seen: the record of these since the last
 * fresh start is the state, and replaying it restores every bit. After {@link #RESTART} steps, or
 * when θ was changed from outside, the optimizer starts afresh; so the record stays short.
 */
public final class LbfgsOptimizer implements ParameterOptimizer {
  /** Steps after which the curvature history is dropped. */
  public static final int RESTART = 50;

  private static final int HISTORY = 20;

  private final double weightDecay;
  private double[] start = new double[0];
  private final List<RecordedStep> record = new ArrayList<>();
  private double[] present = new double[0];
  private @Nullable Tensor parameters;
  private @Nullable LBFGS optimizer;

  private record RecordedStep(double learningRate, List<Slope> slopes) {}

  /** An optimizer without memory. */
  public LbfgsOptimizer(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  @Override
  public double[] step(double[] theta, Function<double[], Slope> evaluate, double learningRate) {
    if (record.size() >= RESTART || !Arrays.equals(theta, present)) {
      forget();
      start = theta.clone();
      present = start;
    }
    RecordedStep step = new RecordedStep(learningRate, new ArrayList<>());
    double[] next =
        advance(
            at -> {
              Slope slope = decayed(at, evaluate.apply(at));
              step.slopes().add(slope);
              return slope;
            },
            learningRate);
    record.add(step);
    present = next;
    return next.clone();
  }

  /**
   * {@code start}: θ at the fresh start; {@code steps}: learning rate and number of evaluations of
   * each step; {@code losses}, {@code gradients}: of all evaluations, one after the other.
   */
  @Override
  public Map<String, double[]> state() {
    Map<String, double[]> state = new LinkedHashMap<>();
    if (record.isEmpty()) {
      return state;
    }
    List<Slope> slopes = record.stream().flatMap(s -> s.slopes().stream()).toList();
    double[] steps = new double[2 * record.size()];
    for (int i = 0; i < record.size(); i++) {
      steps[2 * i] = record.get(i).learningRate();
      steps[2 * i + 1] = record.get(i).slopes().size();
    }
    double[] gradients = new double[slopes.size() * start.length];
    for (int i = 0; i < slopes.size(); i++) {
      System.arraycopy(slopes.get(i).gradient(), 0, gradients, i * start.length, start.length);
    }
    state.put("start", start.clone());
    state.put("steps", steps);
    state.put("losses", slopes.stream().mapToDouble(Slope::loss).toArray());
    state.put("gradients", gradients);
    return state;
  }

  @Override
  public void restore(Map<String, double[]> state, int parameterCount) {
    forget();
    start = new double[0];
    present = start;
    if (state.isEmpty()) {
      return;
    }
    List<RecordedStep> steps = steps(state, parameterCount);
    start = AdamArchive.array(state, "start").clone();
    present = start;
    for (RecordedStep step : steps) {
      List<Slope> left = new ArrayList<>(step.slopes());
      present =
          advance(
              at -> {
                if (left.isEmpty()) {
                  throw AdamOptimizer.malformed("does not lead where it led");
                }
                return left.removeFirst();
              },
              step.learningRate());
      record.add(step);
    }
  }

  @Override
  public void close() {
    forget();
  }

  private static List<RecordedStep> steps(Map<String, double[]> state, int parameters) {
    AdamOptimizer.requireOnly(state, "start", "steps", "losses", "gradients");
    double[] starts = AdamArchive.array(state, "start");
    double[] steps = AdamArchive.array(state, "steps");
    double[] losses = AdamArchive.array(state, "losses");
    double[] gradients = AdamArchive.array(state, "gradients");
    if (starts.length != parameters) {
      throw AdamOptimizer.malformed("is of another number of parameters");
    }
    requireRecord(steps, losses.length);
    if (gradients.length != (long) losses.length * parameters) {
      throw AdamOptimizer.malformed("is cut short");
    }
    for (double[] numbers : List.of(starts, losses, gradients)) {
      if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
        throw AdamOptimizer.malformed("has values that are no numbers");
      }
    }
    List<RecordedStep> recorded = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < steps.length; i += 2) {
      List<Slope> slopes = new ArrayList<>();
      for (int k = 0; k < steps[i + 1]; k++, next++) {
        int from = next * starts.length;
        slopes.add(
            new Slope(losses[next], Arrays.copyOfRange(gradients, from, from + starts.length)));
      }
      recorded.add(new RecordedStep(steps[i], slopes));
    }
    return recorded;
  }

  /** Learning rates above zero, and as many evaluations as there are losses. */
  private static void requireRecord(double[] steps, int losses) {
    boolean sound = steps.length % 2 == 0 && steps.length <= 2 * RESTART;
    double left = losses;
    for (int i = 0; i + 1 < steps.length; i += 2) {
      double count = steps[i + 1];
      sound &=
          steps[i] >= 0 && Double.isFinite(steps[i]) && count >= 1 && count == Math.rint(count);
      left -= count;
    }
    if (!sound || left != 0) {
      throw AdamOptimizer.malformed("has a record of steps that cannot be");
    }
  }

  /** One iteration of libtorch's optimizer from {@link #present}. */
  private double[] advance(Function<double[], Slope> slopes, double learningRate) {
    return Torch.scoped(
        () -> {
          Tensor theta = tensor();
          LBFGS native_ = optimizer(theta);
          native_.param_groups().get(0).options().set_lr(learningRate);
          Evaluation evaluation = new Evaluation(theta, slopes);
          native_.step(evaluation);
          evaluation.rethrow();
          return Torch.values(theta);
        });
  }

  /** Calls back from libtorch; a Java exception must not cross native frames. */
  private static final class Evaluation extends LossClosure {
    private final Tensor theta;
    private final Function<double[], Slope> slopes;
    private @Nullable RuntimeException failure;

    Evaluation(Tensor theta, Function<double[], Slope> slopes) {
      this.theta = theta;
      this.slopes = slopes;
    }

    @Override
    public Tensor call() {
      double[] at = Torch.values(theta);
      Slope slope = new Slope(Double.NaN, new double[at.length]);
      if (failure == null) {
        try {
          slope = slopes.apply(at);
        } catch (RuntimeException e) {
          failure = e;
        }
      }
      theta.mutable_grad().put(Torch.tensor(slope.gradient(), at.length));
      return org.bytedeco.pytorch.global.torch.tensor(slope.loss());
    }

    void rethrow() {
      if (failure != null) {
        throw failure;
      }
    }
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

  private Tensor tensor() {
    if (parameters == null) {
      Tensor own = Torch.tensor(present, present.length).requires_grad_(true);
      own.retainReference();
      parameters = own;
    }
    return parameters;
  }

  private LBFGS optimizer(Tensor theta) {
    if (optimizer == null) {
      LBFGSOptions options = new LBFGSOptions(1);
      options.max_iter().put(1);
      options.history_size().put(HISTORY);
      options.line_search_fn().put("strong_wolfe");
      // A step always moves: when to stop is the caller's business.
      options.tolerance_grad().put(0);
      options.tolerance_change().put(0);
      LBFGS made = new LBFGS(new TensorVector(theta), options);
      made.retainReference();
      optimizer = made;
    }
    return optimizer;
  }

  private void forget() {
    record.clear();
    if (optimizer != null) {
      optimizer.releaseReference();
      optimizer = null;
    }
    if (parameters != null) {
      parameters.releaseReference();
      parameters = null;
    }
  }
}
