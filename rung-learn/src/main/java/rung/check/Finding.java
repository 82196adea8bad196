package rung.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param id short name, for machines
 * @param tested what was tested, for people
 * @param violation largest violation in the unit of the test, 0 if there is none
 * @param tolerance violations up to here pass
 * @param fraction share of the tested points that exceed the tolerance
 * @param where the point of the largest violation, or the value found
 * @param profiles where on a grid's axes it is violated; none for a test of one number
 */
public record Finding(
    String id,
    String tested,
    double violation,
    double tolerance,
    double fraction,
    String where,
    List<ViolationProfile> profiles) {
  /** Whether no point exceeded the tolerance. */
  public boolean passed() {
    return fraction == 0;
  }

  /** A test of one number. */
  static Finding ofNumber(
      String id, String tested, double violation, double tolerance, String where) {
    double size = Math.abs(violation);
    // Written so that a violation that is no number fails.
    return new Finding(id, tested, size, tolerance, size <= tolerance ? 0 : 1, where, List.of());
  }
}
