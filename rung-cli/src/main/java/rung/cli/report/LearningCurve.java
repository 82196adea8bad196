package rung.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.learn.train.StepReport;

/**
 * What metrics.jsonl says about the course of a run.
 *
 * @param points one for each step
 */
record LearningCurve(List<Point> points) {
  /**
   * A step.
   *
   * @param mode where densities came from
   * @param maeKcalPerMol NaN without energies
   * @param densityLoss NaN without densities
   * @param penalties their sum
   */
  record Point(
      int step,
      int stage,
      String mode,
      double loss,
      double maeKcalPerMol,
      double densityLoss,
      double penalties,
      int unconverged,
      double seconds) {}

  static LearningCurve of(List<StepReport> steps) {
    return new LearningCurve(steps.stream().map(LearningCurve::point).toList());
  }

  private static Point point(StepReport step) {
    return new Point(
        step.step(),
        step.stage(),
        step.mode(),
        step.loss(),
        orNaN(step.maeKcalPerMol()),
        orNaN(step.densityLoss()),
        step.penalties().values().stream().mapToDouble(Double::doubleValue).sum(),
        step.unconverged().size(),
        step.seconds());
  }

  private static double orNaN(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
