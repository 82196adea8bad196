package rung.learn.task;

/** Where long work says how far it is. */
public interface Progress {
  /** Says nothing. */
  Progress SILENT = (what, total) -> item -> {};

  /**
   * A piece of work begins.
   *
   * @param what it is
   * @param total number of items
   */
  Counter begin(String what, int total);

  /** Counts items; may be called from several threads. */
  @FunctionalInterface
  interface Counter {
    /** One more item is done. */
    void done(String item);
  }
}
