package rung.learn.train;

import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import rung.learn.config.EarlyStoppingOptions;
import rung.system.InputException;

/** Watches the loss of the validation data and keeps the best parameters; a checkpoint holds it. */
final class EarlyStopping {
  private static final String BEST = "validation.best";
  private static final String STATE = "validation.state";
  private static final int STATES = 2;

  private final EarlyStoppingOptions options;
  private final ToDoubleFunction<double[]> loss;
  private double lowest = Double.POSITIVE_INFINITY;
  private int since;
  private double @Nullable [] best;

  /**
   * Nothing was looked at yet.
   *
   * @param loss of the validation data at some parameters
   */
  EarlyStopping(EarlyStoppingOptions options, ToDoubleFunction<double[]> loss) {
    this.options = options;
    this.loss = loss;
  }

  /**
   * Looks, if it is time to.
   *
   * @param step steps done in the stage
   * @param last whether it is the stage's last
   * @return the loss; null if it was not the time
   */
  @Nullable Double look(int step, boolean last, double[] parameters) {
    if (options.none() || (step % options.every() != 0 && !last)) {
      return null;
    }
    double found = loss.applyAsDouble(parameters);
    if (found < lowest) {
      lowest = found;
      since = 0;
      best = parameters.clone();
    } else {
      since++;
    }
    return Double.isFinite(found) ? found : null;
  }

  /** Whether the stage has waited long enough. */
  boolean exhausted() {
    return !options.none() && since >= options.patience();
  }

  /** Ends a stage: the best parameters so far, and patience anew. */
  double[] endStage(double[] parameters) {
    since = 0;
    return best == null ? parameters : best.clone();
  }

  /** Adds its state to a checkpoint's arrays. */
  void save(Map<String, double[]> arrays) {
    if (best != null) {
      arrays.put(BEST, best);
      arrays.put(STATE, new double[] {lowest, since});
    }
  }

  /**
   * Takes its state from a checkpoint's arrays.
   *
   * @param parameters their number
   * @return the names of those arrays
   * @throws InputException if they are no such state
   */
  Set<String> restore(Map<String, double[]> arrays, int parameters) {
    double[] kept = arrays.get(BEST);
    double[] state = arrays.get(STATE);
    if (options.none() || (kept == null && state == null)) {
      return Set.of();
    }
    if (kept == null
        || state == null
        || kept.length != parameters
        || state.length != STATES
        || !Double.isFinite(state[0])
        || !(state[1] >= 0)
        || state[1] != Math.rint(state[1])) {
      throw new InputException(
          "its best parameters are none of this run", "checkpoint", "restore an older one");
    }
    best = kept;
    lowest = state[0];
    since = (int) state[1];
    return Set.of(BEST, STATE);
  }
}
