package rung.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Buffers of one {@link Sweep}: rows of {@link #STRIDE} numbers, one row for each unit of a layer.
 */
final class Workspace {
  /**
   * Points that are worked on at once: the rows of a layer of 32 stay in a second-level cache
   * (measured).
   */
  static final int CHUNK = 256;

  /**
   * Length of a row: a power of two would map the rows of a layer to the same lines of the
   * first-level cache.
   */
  static final int STRIDE = CHUNK + 8;

  /** h_l, l = 0 … L, each with a row of ones after its last unit, [in(l) + 1][STRIDE]. */
  final double[][] unit;

  /** φ′ of hidden layer l, [out(l)][STRIDE]. */
  final double[][] slope;

  /** Adjoints that go down the layers. */
  final double[] adjoint;

  final double[] nextAdjoint;

  private final Architecture architecture;
  private double @Nullable [][] curvature;
  private double @Nullable [][] tangent;
  private double @Nullable [][] preTangent;
  private double @Nullable [] tangentAdjoint;
  private double @Nullable [] nextTangentAdjoint;

  Workspace(Architecture architecture) {
    this.architecture = architecture;
    this.unit = units();
    this.slope = hidden();
    for (int l = 0; l < unit.length; l++) {
      Arrays.fill(unit[l], architecture.in(l) * STRIDE, unit[l].length, 1.0);
    }
    this.adjoint = row();
    this.nextAdjoint = row();
  }

  /** φ″ of the hidden layers, [l][out(l)][STRIDE]. */
  double[][] curvature() {
    if (curvature == null) {
      curvature = hidden();
    }
    return curvature;
  }

  /** ḣ_l, l = 0 … L, with a row of zeros where the units have a row of ones. */
  double[][] tangent() {
    if (tangent == null) {
      tangent = units();
    }
    return tangent;
  }

  /** ż_l = W_l ḣ_{l−1} of the hidden layers. */
  double[][] preTangent() {
    if (preTangent == null) {
      preTangent = hidden();
    }
    return preTangent;
  }

  double[] tangentAdjoint() {
    if (tangentAdjoint == null) {
      tangentAdjoint = row();
    }
    return tangentAdjoint;
  }

  double[] nextTangentAdjoint() {
    if (nextTangentAdjoint == null) {
      nextTangentAdjoint = row();
    }
    return nextTangentAdjoint;
  }

  private double[][] units() {
    double[][] rows = new double[architecture.layers()][];
    Arrays.setAll(rows, l -> new double[(architecture.in(l) + 1) * STRIDE]);
    return rows;
  }

  private double[][] hidden() {
    double[][] rows = new double[architecture.layers() - 1][];
    Arrays.setAll(rows, l -> new double[architecture.out(l) * STRIDE]);
    return rows;
  }

  private double[] row() {
    return new double[Math.max(architecture.width(), architecture.inputs()) * STRIDE];
  }
}
