package rung.cli.report;

import java.util.List;
import java.util.Map;
import rung.learn.data.Quantity;
import rung.learn.train.StepReport;

/**
 * What metrics.jsonl says about the course of a run.
 *
 * @param steps as they are told
 * @param points one for each step
 */
record LearningCurve(List<StepReport> steps, List<Point> points) {
  /**
   * A step.
   *
   * @param mode where densities came from
   * @param meanErrors by the quantities' names
   * @param penalties their sum
   */
  record Point(
      int step,
      int stage,
      String mode,
      double loss,
      Map<String, Double> meanErrors,
      double penalties,
      int unconverged,
      double seconds) {
    /** Mean absolute error in a quantity; NaN where the step had none. */
    double meanError(Quantity quantity) {
      return meanErrors.getOrDefault(quantity.name(), Double.NaN);
    }
  }

  static LearningCurve of(List<StepReport> steps) {
    return new LearningCurve(steps, steps.stream().map(LearningCurve::point).toList());
  }

  private static Point point(StepReport step) {
    return new Point(
        step.step(),
        step.stage(),
        step.mode(),
        step.loss(),
        step.meanErrors(),
        step.penalties().values().stream().mapToDouble(Double::doubleValue).sum(),
        step.unconverged().size(),
        step.seconds());
  }
}
