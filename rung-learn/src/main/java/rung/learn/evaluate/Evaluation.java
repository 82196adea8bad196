package rung.learn.evaluate;

import java.util.List;
import rung.learn.data.DatumKinds;
import rung.learn.data.Quantity;

/**
 * Errors of some functionals on some data.
 *
 * @param functionals names
 * @param rows in the order of the data
 * @param notes systems without a number and why, a line each
 */
public record Evaluation(List<String> functionals, List<Row> rows, List<String> notes) {
  /** Copies the lists. */
  public Evaluation {
    functionals = List.copyOf(functionals);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }

  /**
   * A datum.
   *
   * @param id its name
   * @param type its type
   * @param reference in {@code unit}; zero where it is no number
   * @param unit of the quantity
   * @param floor the smallest error that the basis allows, where that is known; else zero
   * @param results one for each functional
   */
  public record Row(
      String id, String type, double reference, String unit, double floor, List<Result> results) {
    /** What it measures. */
    public Quantity quantity() {
      return DatumKinds.named(type).quantity();
    }
  }

  /**
   * A functional on a datum.
   *
   * @param error in the row's unit
   * @param failed whether one of its SCFs did not converge; the error is then that of the last
   *     density, or {@link Quantity#penalty} if that is not even a number
   */
  public record Result(double error, boolean failed) {}

  /** Whether there are data that measure it. */
  public boolean has(Quantity quantity) {
    return rows.stream().anyMatch(r -> r.quantity().equals(quantity));
  }

  /** What its data measure. */
  public List<Quantity> quantities() {
    return DatumKinds.quantities().stream().filter(this::has).toList();
  }

  /** Summary of a functional's errors in one quantity. */
  public ErrorSummary summary(int functional, Quantity quantity) {
    return ErrorSummary.of(
        rows.stream()
            .filter(r -> r.quantity().equals(quantity))
            .map(r -> r.results().get(functional))
            .toList());
  }
}
