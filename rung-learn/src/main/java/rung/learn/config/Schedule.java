package rung.learn.config;

/** Factor on the learning rate as a stage goes on. */
public sealed interface Schedule {
  /**
   * The factor.
   *
   * @param step steps done in the stage
   * @param steps all steps of the stage
   */
  double factor(int step, int steps);

  /** Always one. */
  record Constant() implements Schedule {
    @Override
    public double factor(int step, int steps) {
      return 1;
    }
  }

  /**
   * Half a cosine from one to {@code last}.
   *
   * @param last factor at the end of the stage
   */
  record Cosine(double last) implements Schedule {
    @Override
    public double factor(int step, int steps) {
      double done = steps <= 1 ? 0 : (double) step / (steps - 1);
      return last + (1 - last) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
    }
  }

  /**
   * Geometric decay from one to {@code last}.
   *
   * @param last factor at the end of the stage, above zero
   */
  record Exponential(double last) implements Schedule {
    @Override
    public double factor(int step, int steps) {
      double done = steps <= 1 ? 0 : (double) step / (steps - 1);
      return Math.pow(last, Math.min(1, done));
    }
  }
}
