package rung.learn.train;

import java.util.List;

/**
 * Errors of some functionals on some data.
 *
 * @param functionals names
 * @param rows in the order of the data
 */
public record Evaluation(List<String> functionals, List<Row> rows) {
  /** Copies the lists. */
  public Evaluation {
    functionals = List.copyOf(functionals);
    rows = List.copyOf(rows);
  }

  /**
   * A datum.
   *
   * @param id its name
   * @param type its type
   * @param reference in {@code unit}; zero for densities
   * @param unit kcal/mol for energies, bohr^-3 for densities
   * @param floor the smallest density error that the basis allows; zero for energies
   * @param results one for each functional
   */
  public record Row(
      String id, String type, double reference, String unit, double floor, List<Result> results) {}

  /**
   * A functional on a datum.
   *
   * @param error computed minus reference, in the row's unit
   * @param failed whether one of its SCFs did not converge; the error is then that of the last
   *     density, or a penalty if that is not even a number: {@link Evaluator#PENALTY_KCAL_PER_MOL},
   *     {@link Evaluator#PENALTY_DENSITY}
   */
  public record Result(double error, boolean failed) {}

  /** Whether there are data of the type. */
  public boolean has(boolean density) {
    return rows.stream().anyMatch(r -> r.type().equals("density") == density);
  }

  /** Summary of a functional's errors, of energies or of densities. */
  public ErrorSummary summary(int functional, boolean density) {
    return ErrorSummary.of(
        rows.stream()
            .filter(r -> r.type().equals("density") == density)
            .map(r -> r.results().get(functional))
            .toList());
  }
}
