package rung.learn.train;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rung.learn.objective.LeftOut;
import rung.learn.objective.Loss;
import rung.learn.objective.Objective;
import rung.linalg.Vectors;

/** Tells what goes wrong in the steps of a stage, and ends what cannot go on. */
final class StageWatch {
  private final TrainingListener listener;
  private final Set<String> leftOutNoted = new HashSet<>();
  private boolean modesNoted;
  private int emptySteps;

  StageWatch(TrainingListener listener) {
    this.listener = listener;
  }

  /**
   * Looks at the first outcome of a step.
   *
   * @param batches steps of an epoch
   */
  void look(int step, Objective.Outcome outcome, int batches) {
    noteLeftOut(step, outcome.work().leftOut());
    noteOverflow(step, outcome.loss());
    Troubles.notes(step, outcome.work()).forEach(listener::note);
    requireSome(step, outcome, batches);
    noteModes(step, outcome.work().projectedModes());
  }

  /** Each system is told once in a stage. */
  private void noteLeftOut(int step, List<LeftOut> systems) {
    for (LeftOut one : systems) {
      if (leftOutNoted.add(one.system())) {
        listener.note(
            String.format(
                Locale.ROOT, "step %d: %s is left out: %s", step, one.system(), one.reason()));
      }
    }
  }

  /** A loss can overflow where every energy is finite. */
  private void noteOverflow(int step, Loss.Value loss) {
    for (Loss.Share share : loss.shares()) {
      if (share.overflow() && leftOutNoted.add(share.datum().id())) {
        listener.note(
            String.format(
                Locale.ROOT,
                "step %d: %s is left out: its error is too large for a number",
                step,
                share.datum().id()));
      }
    }
  }

  /** Parameters that give no number on any datum of an epoch will not be led back. */
  private void requireSome(int step, Objective.Outcome outcome, int batches) {
    emptySteps = outcome.loss().empty() ? emptySteps + 1 : 0;
    if (emptySteps >= batches) {
      throw new TrainingStopped(
          String.format(
              Locale.ROOT,
              "step %d: no datum of an epoch has a number (%s); the last checkpoint is before it;"
                  + " lower learning_rate or set gradient_clip",
              step,
              outcome.work().leftOut().stream()
                  .findFirst()
                  .map(one -> one.system() + ": " + one.reason())
                  .orElse("errors too large for one")));
    }
  }

  private void noteModes(int step, int modes) {
    if (modes > 0 && !modesNoted) {
      modesNoted = true;
      listener.note(
          String.format(
              Locale.ROOT,
              "step %d: %d zero modes of degenerate open shells left out of density gradients",
              step,
              modes));
    }
  }

  static void requireNumbers(int step, Objective.Outcome outcome) {
    if (Double.isFinite(outcome.total()) && Double.isFinite(Vectors.norm(outcome.gradient()))) {
      return;
    }
    Stream<String> data =
        outcome.loss().shares().stream()
            .filter(s -> !Double.isFinite(s.factor() * s.loss()))
            .map(s -> s.datum().id());
    Stream<String> penalties =
        outcome.penalties().entrySet().stream()
            .filter(e -> !Double.isFinite(e.getValue()))
            .map(Map.Entry::getKey);
    Stream<String> sources =
        outcome.work().leftOut().stream().map(one -> one.system() + ": " + one.reason());
    String datum =
        Stream.of(data, penalties, sources)
            .flatMap(names -> names)
            .findFirst()
            .orElse("the gradient");
    throw new TrainingStopped(
        String.format(
            Locale.ROOT,
            "step %d: the loss or its gradient is not a number (%s); the last checkpoint is before it;"
                + " lower learning_rate or set gradient_clip",
            step,
            datum));
  }
}
