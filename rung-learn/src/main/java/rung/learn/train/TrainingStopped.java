package rung.learn.train;

/** Training cannot go on: the loss or its gradient is no longer a number. */
public final class TrainingStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One line for the user. */
  public TrainingStopped(String message) {
    super(message);
  }
}
