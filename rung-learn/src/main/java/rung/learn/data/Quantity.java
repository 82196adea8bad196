package rung.learn.data;

import java.util.Locale;

/**
 * What is known of all data of a kind, and all that the loss, the metrics, the tables and the
 * report know of it.
 *
 * @param name key of its weight under {@code loss:}
 * @param plural for sentences
 * @param unit of its errors
 * @param figures how numbers in that unit are written
 * @param penalty error that is booked for a datum whose SCF ended without even a number
 * @param keys in files
 * @param words for people
 */
public record Quantity(
    String name,
    String plural,
    String unit,
    Figures figures,
    double penalty,
    Keys keys,
    Words words) {
  /**
   * How numbers are written.
   *
   * @param error format of an error
   * @param size format of a mean of absolute errors
   * @param reference format of a reference value; empty where the reference is no number, and the
   *     floor of the basis stands in its place
   */
  public record Figures(String error, String size, String reference) {}

  /**
   * Names in files.
   *
   * @param metric of a step's mean absolute error in metrics.jsonl
   * @param summary of a functional's {@code ErrorSummary} in {@code --json}
   */
  public record Keys(String metric, String summary) {}

  /**
   * Words for people.
   *
   * @param progress format of the mean absolute error in the line of a step
   * @param axis of the learning curve
   * @param caption of the learning curve
   * @param note below the report's table
   */
  public record Words(String progress, String axis, String caption, String note) {}

  /** An error as text. */
  public String error(double value) {
    return String.format(Locale.ROOT, figures.error(), value);
  }

  /** A mean of absolute errors as text. */
  public String size(double value) {
    return String.format(Locale.ROOT, figures.size(), value);
  }

  /** Whether the smallest error that the basis allows stands where others have a reference. */
  public boolean hasFloor() {
    return figures.reference().isEmpty();
  }

  /** A reference value as text, a dash where there is none. */
  public String reference(double value) {
    return hasFloor() ? "-" : String.format(Locale.ROOT, figures.reference(), value);
  }
}
