package rung.learn.train;

import rung.learn.task.Progress;

/** Who watches a training run. */
public interface TrainingListener extends Progress {
  /** A step is done. */
  void step(StepReport report);

  /** Something that the user should know, one line. */
  void note(String line);
}
