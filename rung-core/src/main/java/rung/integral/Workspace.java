package rung.integral;

import java.util.Arrays;

/**
 * Rows of numbers that a thread keeps and lends to one computation at a time, by length: a row is
 * at least as long as asked for. The first row of each length is all ones.
 */
final class Workspace {
  private static final ThreadLocal<Workspace> OWN = ThreadLocal.withInitial(Workspace::new);

  private static final int SHORTEST = 6;

  /** By the binary logarithm of the length. */
  private final double[][][] rows = new double[32][][];

  private double[] block = new double[0];
  private double[] result = new double[0];
  private final RadialCoulomb radial = new RadialCoulomb();

  private Workspace() {
    Arrays.fill(rows, new double[0][]);
  }

  /** The workspace of the calling thread. */
  static Workspace own() {
    return OWN.get();
  }

  /** At least {@code count} rows of at least {@code length} numbers, row 0 all ones. */
  double[][] rows(int count, int length) {
    int power = Math.max(SHORTEST, 32 - Integer.numberOfLeadingZeros(Math.max(1, length - 1)));
    int had = rows[power].length;
    if (had < count) {
      rows[power] = Arrays.copyOf(rows[power], count);
      for (int i = had; i < count; i++) {
        rows[power][i] = new double[1 << power];
      }
      Arrays.fill(rows[power][0], 1);
    }
    return rows[power];
  }

  /** A block of at least {@code length} numbers. */
  double[] block(int length) {
    if (block.length < length) {
      block = new double[length];
    }
    return block;
  }

  /** Another block of at least {@code length} numbers. */
  double[] result(int length) {
    if (result.length < length) {
      result = new double[length];
    }
    return result;
  }

  RadialCoulomb radial(int length) {
    radial.reserve(length);
    return radial;
  }
}
