package rung.cli.output;

import rung.learn.train.StepReport;
import rung.learn.train.TrainingListener;

/** Shows progress on stderr: bars where it is a terminal, else plain lines. */
public final class Watcher implements TrainingListener, AutoCloseable {
  private final TrainingListener shown;

  public Watcher() {
    shown = Terminal.watchesStderr() ? new BarProgress(System.err) : new PlainProgress(System.err);
  }

  @Override
  public Counter begin(String what, int total) {
    return shown.begin(what, total);
  }

  @Override
  public void step(StepReport report) {
    shown.step(report);
  }

  @Override
  public void note(String line) {
    shown.note(line);
  }

  @Override
  public void close() {
    if (shown instanceof BarProgress bars) {
      bars.close();
    }
  }
}
