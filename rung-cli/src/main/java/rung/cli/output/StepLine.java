package rung.cli.output;

import java.util.Locale;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;
import rung.learn.train.StepReport;

/** A training step in one short line. */
final class StepLine {
  private StepLine() {}

  /** Epoch and figures: loss, error, gradient norm, SCF iterations. */
  static String of(StepReport step) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "epoch %d/%d", step.epoch(), step.epochs()));
    if (step.batches() > 1) {
      line.append(String.format(Locale.ROOT, " batch %d/%d", step.batch(), step.batches()));
    }
    line.append(String.format(Locale.ROOT, "  loss %.4g", step.loss()));
    for (Quantity quantity : DatumKinds.quantities()) {
      Double error = step.meanErrors().get(quantity.name());
      if (error != null) {
        line.append("  ").append(String.format(Locale.ROOT, quantity.words().progress(), error));
      }
    }
    Double validation = step.validationLoss();
    if (validation != null) {
      line.append(String.format(Locale.ROOT, "  validation %.4g", validation));
    }
    if (!step.penalties().isEmpty()) {
      double penalties = step.penalties().values().stream().mapToDouble(v -> v).sum();
      line.append(String.format(Locale.ROOT, "  penalties %.3g", penalties));
    }
    line.append(String.format(Locale.ROOT, "  |g| %.2g", step.gradientNorm()));
    if (step.scfIterations() > 0) {
      line.append("  SCF " + step.scfIterations());
    }
    if (!step.unconverged().isEmpty()) {
      line.append("  unconverged " + step.unconverged().size());
    }
    if (!step.jumped().isEmpty()) {
      line.append("  jumped " + step.jumped().size());
    }
    return line.toString();
  }

  /** How long the rest of the stage takes if it goes on like this. */
  static String left(double secondsPerStep, StepReport step) {
    int done = (step.epoch() - 1) * step.batches() + step.batch();
    double seconds = secondsPerStep * (step.epochs() * step.batches() - done);
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s left", seconds)
        : String.format(Locale.ROOT, "%.1f min left", seconds / 60);
  }
}
