package rung.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Buffers of one {@link Sweep}: a layer's numbers row by row, one row for each unit, rows as long
 * as the sweep wants them up to {@link #CHUNK}.
 */
final class Workspace {
  /**
   * Points that are worked on at once: what a layer of 32 needs stays in a second-level cache
   * (measured; half as many cost 10 % more). Not a multiple of 64, see {@link #columns}.
   */
  static final int CHUNK = 264;

  /** h_l, l = 0 … L, each with a row of ones after its last unit, [in(l) + 1][columns]. */
  final double[][] unit;

  /** φ′ of hidden layer l, [out(l)][columns]. */
  final double[][] slope;

  /** Adjoints that go down the layers. */
  final double[] adjoint;

  final double[] nextAdjoint;

  /** Seeds of the points, and those of their tangents. */
  final double[] seed = new double[CHUNK];

  final double[] tangentSeed = new double[CHUNK];

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
    this.adjoint = row();
    this.nextAdjoint = row();
  }

  /**
   * Length of the rows for n points: whole vectors of 8 numbers, and not a multiple of 64, which
   * would put the rows of a layer on the same lines of a first-level cache.
   */
  static int columns(int n) {
    int columns = (n + 7) / 8 * 8;
    return columns % 64 == 0 ? columns + 8 : columns;
  }

  /** φ″ of the hidden layers, [l][out(l)][columns]. */
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
    Arrays.setAll(rows, l -> new double[(architecture.in(l) + 1) * CHUNK]);
    return rows;
  }

  private double[][] hidden() {
    double[][] rows = new double[architecture.layers() - 1][];
    Arrays.setAll(rows, l -> new double[architecture.out(l) * CHUNK]);
    return rows;
  }

  private double[] row() {
    return new double[Math.max(architecture.width(), architecture.inputs()) * CHUNK];
  }
}
