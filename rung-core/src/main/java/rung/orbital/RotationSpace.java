package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rung.linalg.Matrix;

/**
 * Occupied-virtual rotations as vectors: κ_ai [virtuals, occupied] of each block, one block after
 * the other.
 */
public final class RotationSpace {
  private static final double SMALLEST_GAP = 0.05;

  private final List<Orbitals> blocks;
  private final double[] gaps;

  /**
   * The rotations of some orbitals.
   *
   * @param blocks with whole electrons
   */
  public RotationSpace(List<Orbitals> blocks) {
    if (blocks.stream().anyMatch(Orbitals::fractional)) {
      throw new IllegalArgumentException(
          "occupied-virtual rotations need whole electrons in each orbital");
    }
    this.blocks = List.copyOf(blocks);
    this.gaps = new double[blocks.stream().mapToInt(o -> o.occupied() * o.virtuals()).sum()];
    int k = 0;
    for (Orbitals orbitals : blocks) {
      double[] energies = orbitals.energies();
      int filled = orbitals.occupied();
      for (int a = filled; a < energies.length; a++) {
        for (int i = 0; i < filled; i++) {
          gaps[k++] = energies[a] - energies[i];
        }
      }
    }
  }

  /** Number of rotations. */
  public int size() {
    return gaps.length;
  }

  /** ε_a − ε_i of each rotation. */
  public double[] gaps() {
    return gaps.clone();
  }

  /** Unit vectors along the rotations with the smallest |ε_a − ε_i|. */
  public List<double[]> smallestGaps(int number) {
    return IntStream.range(0, gaps.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> Math.abs(gaps[k])))
        .limit(number)
        .map(
            k -> {
              double[] unit = new double[gaps.length];
              unit[k] = 1;
              return unit;
            })
        .toList();
  }

  /** (ε_a − ε_i) κ_ai. */
  double[] timesGaps(double[] rotation) {
    double[] product = new double[gaps.length];
    Arrays.setAll(product, k -> gaps[k] * rotation[k]);
    return product;
  }

  /** r_ai / max(|ε_a − ε_i|, 0.05). */
  public double[] precondition(double[] residual) {
    double[] scaled = new double[residual.length];
    Arrays.setAll(scaled, k -> residual[k] / Math.max(Math.abs(gaps[k]), SMALLEST_GAP));
    return scaled;
  }

  /** max(|ε_a − ε_i|, 0.05) κ_ai: the inverse of {@link #precondition}. */
  double[] stiffened(double[] rotation) {
    double[] product = new double[gaps.length];
    Arrays.setAll(product, k -> Math.max(Math.abs(gaps[k]), SMALLEST_GAP) * rotation[k]);
    return product;
  }

  /** κ of each block [virtuals, occupied]. */
  List<Matrix> matrices(double[] rotation) {
    List<Matrix> matrices = new ArrayList<>();
    int k = 0;
    for (Orbitals orbitals : blocks) {
      int rows = orbitals.virtuals();
      int columns = orbitals.occupied();
      int next = k + rows * columns;
      matrices.add(new Matrix(rows, columns, Arrays.copyOfRange(rotation, k, next)));
      k = next;
    }
    return matrices;
  }

  /** [Cᵀ M C]_ai of each block. */
  public double[] project(List<Matrix> matrices) {
    double[] all = new double[size()];
    int k = 0;
    for (int s = 0; s < matrices.size(); s++) {
      double[] part = blocks.get(s).gradient(matrices.get(s)).data();
      System.arraycopy(part, 0, all, k, part.length);
      k += part.length;
    }
    return all;
  }

  /** The orbitals turned by C exp(K). */
  public List<Orbitals> turned(double[] rotation) {
    List<Matrix> kappa = matrices(rotation);
    List<Orbitals> turned = new ArrayList<>();
    for (int s = 0; s < blocks.size(); s++) {
      boolean fixed = kappa.get(s).data().length == 0;
      turned.add(fixed ? blocks.get(s) : OrbitalRotation.turned(blocks.get(s), kappa.get(s)));
    }
    return turned;
  }
}
