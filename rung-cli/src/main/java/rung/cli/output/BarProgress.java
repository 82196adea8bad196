package rung.cli.output;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import rung.learn.train.StepReport;
import rung.learn.train.TrainingListener;

/**
 * Progress as moving bars: one for each piece of preparation, one for each epoch of several steps,
 * and one for a whole stage whose epochs are single steps.
 */
final class BarProgress implements TrainingListener, AutoCloseable {
  private static final int WIDTH = 150;
  private static final int UPDATE_MILLIS = 200;

  private final PrintStream err;
  private @Nullable ProgressBar bar;
  private String barOf = "";

  BarProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public synchronized Counter begin(String what, int total) {
    open(what, total);
    ProgressBar own = bar;
    return item -> {
      if (own != null) {
        own.setExtraMessage(" " + item);
        own.step();
      }
    };
  }

  @Override
  public synchronized void step(StepReport step) {
    boolean single = step.batches() == 1;
    String key = step.mode() + (single ? " stage " + (step.stage() + 1) : " epoch " + step.epoch());
    if (!key.equals(barOf)) {
      open(key, single ? step.epochs() : step.batches());
      barOf = key;
    }
    if (bar != null) {
      bar.setExtraMessage("  " + StepLine.of(step));
      bar.stepTo(single ? step.epoch() : step.batch());
    }
  }

  @Override
  public synchronized void note(String line) {
    close();
    err.println(line);
  }

  private void open(String what, int total) {
    close();
    bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
            .build();
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      barOf = "";
    }
  }
}
