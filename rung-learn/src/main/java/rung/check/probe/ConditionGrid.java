package rung.check.probe;

/**
 * Points (r_s, s, ζ, α) on which local conditions are tested: all combinations.
 *
 * @param name for reports
 * @param radii Wigner-Seitz radii r_s, bohr
 * @param gradients reduced gradients s
 * @param polarisations ζ
 * @param indicators iso-orbital indicators α = (τ − τ_W)/τ_unif
 * @param infinity r_s that stands for infinity, bohr
 */
public record ConditionGrid(
    String name,
    double[] radii,
    double[] gradients,
    double[] polarisations,
    double[] indicators,
    double infinity) {
  /** The grid of the figures that others published: 1,000 × 6 × 4 × 5 points, r_s up to 2. */
  public static final ConditionGrid PUBLISHED =
      new ConditionGrid(
          "published",
          evenly(1e-4, 2, 1000),
          evenly(0, 5, 6),
          evenly(0, 1, 4),
          evenly(0, 5, 5),
          100);

  /** Finer in s, ζ and α, and wider: r_s from 0.001 to 30 by equal factors, s and α up to 10. */
  public static final ConditionGrid WIDE =
      new ConditionGrid(
          "wide",
          byFactors(1e-3, 30, 120),
          evenly(0, 10, 21),
          evenly(0, 1, 6),
          evenly(0, 10, 11),
          1e3);

  /** Number of points. */
  public long size() {
    return (long) radii.length * columns();
  }

  /** Number of combinations (s, ζ, α). */
  public int columns() {
    return gradients.length * polarisations.length * indicators.length;
  }

  /** s, ζ, α of a column. */
  public double[] column(int index) {
    int[] at = position(index);
    return new double[] {gradients[at[0]], polarisations[at[1]], indicators[at[2]]};
  }

  /** Where a column's s, ζ, α stand on their axes. */
  public int[] position(int index) {
    int rest = index / indicators.length;
    return new int[] {
      rest / polarisations.length, rest % polarisations.length, index % indicators.length
    };
  }

  private static double[] evenly(double from, double to, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + (to - from) * i / (count - 1);
    }
    return values;
  }

  private static double[] byFactors(double from, double to, int count) {
    double[] values = evenly(Math.log(from), Math.log(to), count);
    for (int i = 0; i < count; i++) {
      values[i] = Math.exp(values[i]);
    }
    return values;
  }
}
