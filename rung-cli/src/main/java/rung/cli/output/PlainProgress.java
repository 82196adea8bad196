package rung.cli.output;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import rung.learn.train.StepReport;
import rung.learn.train.TrainingListener;

/** Progress as plain lines, a few a second at most, for logs and pipes. */
final class PlainProgress implements TrainingListener {
  private static final long BETWEEN_LINES = 1_000_000_000L;

  private final PrintStream err;
  private long lastLine = Long.MIN_VALUE;
  private int stage = -1;
  private int stepsInStage;
  private double secondsInStage;

  PlainProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public Counter begin(String what, int total) {
    long begin = System.nanoTime();
    AtomicInteger done = new AtomicInteger();
    err.println(what + ": " + total);
    return item -> {
      if (done.incrementAndGet() == total) {
        err.printf(Locale.ROOT, "%s: done in %.1f s%n", what, 1e-9 * (System.nanoTime() - begin));
      }
    };
  }

  @Override
  public void step(StepReport step) {
    if (step.stage() != stage) {
      stage = step.stage();
      stepsInStage = 0;
      secondsInStage = 0;
    }
    stepsInStage++;
    secondsInStage += step.seconds();
    boolean last = step.epoch() == step.epochs() && step.batch() == step.batches();
    long now = System.nanoTime();
    if (last || stepsInStage == 1 || now - lastLine >= BETWEEN_LINES) {
      lastLine = now;
      err.printf(
          Locale.ROOT,
          "%s %s  %s%n",
          step.mode(),
          StepLine.of(step),
          StepLine.left(secondsInStage / stepsInStage, step));
    }
  }

  @Override
  public void note(String line) {
    err.println(line);
  }
}
