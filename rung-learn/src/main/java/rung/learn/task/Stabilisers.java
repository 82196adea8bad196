package rung.learn.task;

import java.util.LinkedHashMap;
import java.util.Map;
import rung.learn.config.StabiliseOptions;
import rung.parallel.Workers;
import rung.response.FrontierGap;
import rung.response.RoothaanStep;
import rung.response.Seeds;
import rung.scf.ScfSolution;

/** Stabilising losses of one solved system. */
final class Stabilisers {
  /** Part of the floor below which the loss of a gap goes on along its tangent. */
  private static final double TANGENT = 0.1;

  private final ScfSolution solution;
  private final StabiliseOptions options;
  private final Map<String, Double> shares = new LinkedHashMap<>();

  Stabilisers(ScfSolution solution, StabiliseOptions options) {
    this.solution = solution;
    this.options = options;
  }

  /** What each added to the loss, by name. */
  Map<String, Double> shares() {
    return shares;
  }

  /** Slopes of those that see the fixed point; there are none where it was not reached. */
  Seeds seeds() {
    if (options.gap() == 0 || !solution.converged()) {
      return Seeds.NONE;
    }
    FrontierGap gap = new FrontierGap(solution);
    double[] values = gap.values();
    double[] slopes = new double[values.length];
    double sum = 0;
    boolean any = false;
    for (int s = 0; s < values.length; s++) {
      sum += ofGap(values[s], options.gapFloor());
      slopes[s] = options.gap() * slopeOfGap(values[s], options.gapFloor());
      any |= slopes[s] != 0;
    }
    shares.put(StabiliseOptions.GAP, options.gap() * sum);
    return any ? gap.seeds(slopes) : Seeds.NONE;
  }

  /** Adds the gradient of those that do not see it. */
  void addGradient(Workers workers, double[] gradient) {
    if (options.scfDifficulty() == 0) {
      return;
    }
    RoothaanStep step =
        RoothaanStep.from(
            solution.discretisation().guess(workers).density(), solution.problem(), workers);
    double scale = StabiliseOptions.RESIDUAL_SCALE;
    double residual = step.residual();
    shares.put(
        StabiliseOptions.SCF_DIFFICULTY, options.scfDifficulty() * Math.log1p(residual / scale));
    step.addParameterGradient(options.scfDifficulty() / (scale + residual), workers, gradient);
  }

  /** ½ ln²(gap/floor) below the floor, along the tangent below a tenth of it. */
  static double ofGap(double gap, double floor) {
    if (gap >= floor) {
      return 0;
    }
    double low = TANGENT * floor;
    double log = Math.log(Math.max(gap, low) / floor);
    return 0.5 * log * log + (gap < low ? slopeOfGap(low, floor) * (gap - low) : 0);
  }

  static double slopeOfGap(double gap, double floor) {
    double at = Math.max(gap, TANGENT * floor);
    return gap >= floor ? 0 : Math.log(at / floor) / at;
  }
}
