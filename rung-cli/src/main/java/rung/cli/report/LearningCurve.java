package rung.cli.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rung.learn.data.Quantity;
import rung.learn.objective.LeftOut;
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
      List<LeftOut> leftOut,
      double seconds) {
    /** A system, if it was left out. */
    Optional<LeftOut> leftOut(String system) {
      return leftOut.stream().filter(one -> one.system().equals(system)).findFirst();
    }

    /** Mean absolute error in a quantity; NaN where the step had none. */
    double meanError(Quantity quantity) {
      return meanErrors.getOrDefault(quantity.name(), Double.NaN);
    }
  }

  /** The first step in which each system was left out, by the systems' names. */
  Map<String, Point> firstLeftOut() {
    Map<String, Point> first = new LinkedHashMap<>();
    for (Point point : points) {
      point.leftOut.forEach(one -> first.putIfAbsent(one.system(), point));
    }
    return first;
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
        step.notFinite(),
        step.seconds());
  }
}
