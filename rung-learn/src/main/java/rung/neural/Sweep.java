package rung.neural;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rung.linalg.LinearAlgebra;

/**
 * Forward and reverse sweeps of one chunk of points through the layers of a {@link
 * MultilayerPerceptron}.
 *
 * <p>Layer l takes {@code unit[l]} (with a row of ones) to z_l = P_l unit[l], P_l = (W_l b_l), and
 * φ(z_l) is {@code unit[l + 1]}. A hat is an adjoint, a dot a tangent. Rows have {@link #columns}
 * numbers; those beyond the n points belong to variables and seeds of zero, so that a layer is one
 * loop.
 */
final class Sweep {
  private final Architecture architecture;
  private final double[][] packed;
  private final Workspace work;
  private final int n;
  private final int columns;

  /** Index of the output layer. */
  private final int last;

  Sweep(Architecture architecture, double[][] packed, Workspace work, int n) {
    this.architecture = architecture;
    this.packed = packed;
    this.work = work;
    this.n = n;
    this.columns = Workspace.columns(n);
    this.last = architecture.layers() - 1;
  }

  /** Units, slopes and, if wanted, curvatures of all layers at points {@code from} …. */
  void forward(double[][] u, int from, boolean curvature) {
    load(u, from, work.unit[0]);
    for (int l = 0; l <= last; l++) {
      int ones = architecture.in(l) * columns;
      Arrays.fill(work.unit[l], ones, ones + columns, 1.0);
    }
    for (int l = 0; l < last; l++) {
      times(l, architecture.in(l) + 1, work.unit[l], work.unit[l + 1]);
      double @Nullable [] second = curvature ? work.curvature()[l] : null;
      architecture.activation().apply(size(l), 0, work.unit[l + 1], work.slope[l], second);
    }
  }

  /** Values of the network. */
  void value(double[] value, int from) {
    int k = architecture.in(last) + 1;
    LinearAlgebra.gemm(
        false,
        false,
        1,
        n,
        k,
        1,
        packed[last],
        0,
        k,
        work.unit[last],
        0,
        columns,
        0,
        value,
        from,
        n);
  }

  /**
   * ẑ_l down the layers, seeded with 1.
   *
   * @param first receives ∂g/∂u from {@code from} on
   * @param curvature whether to leave ĥ_l φ″ in the place of φ″, as {@link #hessian} wants
   */
  void reverse(double @Nullable [][] first, boolean curvature, int from) {
    double[] adjoint = work.adjoint;
    double[] next = work.nextAdjoint;
    for (int i = 0; i < architecture.in(last); i++) {
      double w = packed[last][i];
      int row = i * columns;
      SweepKernels.scale(columns, row, w, work.slope[last - 1], adjoint);
      if (curvature) {
        SweepKernels.scale(columns, row, w, work.curvature()[last - 1], work.curvature()[last - 1]);
      }
    }
    for (int l = last - 1; l > 0; l--) {
      transposedTimes(l, architecture.in(l), adjoint, next);
      if (curvature) {
        SweepKernels.multiply(size(l - 1), next, work.curvature()[l - 1]);
      }
      SweepKernels.multiply(size(l - 1), work.slope[l - 1], next);
      double[] swap = adjoint;
      adjoint = next;
      next = swap;
    }
    if (first != null) {
      transposedTimes(0, architecture.inputs(), adjoint, next);
      for (int k = 0; k < architecture.inputs(); k++) {
        System.arraycopy(next, k * columns, first[k], from, n);
      }
    }
  }

  /** Second derivatives, row by row: the tangent of {@link #reverse} along each variable. */
  void hessian(double[][] second, int from) {
    for (int direction = 0; direction < architecture.inputs(); direction++) {
      for (int i = 0; i < architecture.out(0); i++) {
        double w = packed[0][i * (architecture.inputs() + 1) + direction];
        Arrays.fill(work.preTangent()[0], i * columns, (i + 1) * columns, w);
      }
      tangentFromFirstLayer();
      double[] adjoint = work.tangentAdjoint();
      double[] next = work.nextTangentAdjoint();
      SweepKernels.product(
          size(last - 1), work.curvature()[last - 1], work.preTangent()[last - 1], adjoint);
      for (int l = last - 1; l > 0; l--) {
        transposedTimes(l, architecture.in(l), adjoint, next);
        SweepKernels.multiplyAdd(
            size(l - 1),
            work.slope[l - 1],
            work.curvature()[l - 1],
            work.preTangent()[l - 1],
            next);
        double[] swap = adjoint;
        adjoint = next;
        next = swap;
      }
      transposedTimes(0, direction + 1, adjoint, next);
      for (int j = 0; j <= direction; j++) {
        System.arraycopy(next, j * columns, second[direction * (direction + 1) / 2 + j], from, n);
      }
    }
  }

  /** ż_l and ḣ_l for a tangent of the variables. */
  void tangent(double[][] tangent, int from) {
    load(tangent, from, work.tangent()[0]);
    for (int l = 0; l <= last; l++) {
      int ones = architecture.in(l) * columns;
      Arrays.fill(work.tangent()[l], ones, ones + columns, 0.0);
    }
    times(0, architecture.inputs(), work.tangent()[0], work.preTangent()[0]);
    tangentFromFirstLayer();
  }

  /** Adds ∂/∂P_l Σ seed g to the sums. */
  void parameters(double[] seed, int from, double[][] sums) {
    loadRow(seed, from, work.seed, 0);
    addOuter(last, work.seed, work.unit[last], sums);
    double[] adjoint = work.adjoint;
    double[] next = work.nextAdjoint;
    for (int i = 0; i < architecture.in(last); i++) {
      SweepKernels.scale(columns, packed[last][i], work.seed, i * columns, adjoint);
    }
    for (int l = last - 1; l >= 0; l--) {
      SweepKernels.multiply(size(l), work.slope[l], adjoint);
      addOuter(l, adjoint, work.unit[l], sums);
      if (l > 0) {
        transposedTimes(l, architecture.in(l), adjoint, next);
        double[] swap = adjoint;
        adjoint = next;
        next = swap;
      }
    }
  }

  /** Adds ∂/∂P_l Σ (seed g + tangentSeed ġ) to the sums. */
  void parameters(double[] seed, double[] tangentSeed, int from, double[][] sums) {
    loadRow(seed, from, work.seed, 0);
    loadRow(tangentSeed, from, work.tangentSeed, 0);
    addOuter(last, work.seed, work.unit[last], sums);
    addOuter(last, work.tangentSeed, work.tangent()[last], sums);
    double[] adjoint = work.adjoint;
    double[] next = work.nextAdjoint;
    double[] dotted = work.tangentAdjoint();
    double[] nextDotted = work.nextTangentAdjoint();
    for (int i = 0; i < architecture.in(last); i++) {
      SweepKernels.scale(columns, packed[last][i], work.seed, i * columns, adjoint);
      SweepKernels.scale(columns, packed[last][i], work.tangentSeed, i * columns, dotted);
    }
    for (int l = last - 1; l >= 0; l--) {
      SweepKernels.throughActivation(
          size(l), work.slope[l], work.curvature()[l], work.preTangent()[l], adjoint, dotted);
      addOuter(l, adjoint, work.unit[l], sums);
      addOuter(l, dotted, work.tangent()[l], sums);
      if (l > 0) {
        transposedTimes(l, architecture.in(l), adjoint, next);
        transposedTimes(l, architecture.in(l), dotted, nextDotted);
        double[] swap = adjoint;
        adjoint = next;
        next = swap;
        swap = dotted;
        dotted = nextDotted;
        nextDotted = swap;
      }
    }
  }

  private void tangentFromFirstLayer() {
    for (int l = 0; l < last; l++) {
      if (l > 0) {
        times(l, architecture.in(l), work.tangent()[l], work.preTangent()[l]);
      }
      SweepKernels.product(size(l), work.slope[l], work.preTangent()[l], work.tangent()[l + 1]);
    }
  }

  /** Numbers of hidden layer l. */
  private int size(int l) {
    return architecture.out(l) * columns;
  }

  private void load(double[][] variables, int from, double[] rows) {
    for (int k = 0; k < architecture.inputs(); k++) {
      loadRow(variables[k], from, rows, k * columns);
    }
  }

  private void loadRow(double[] numbers, int from, double[] rows, int offset) {
    System.arraycopy(numbers, from, rows, offset, n);
    Arrays.fill(rows, offset + n, offset + columns, 0.0);
  }

  /** result ← the first k columns of P_l times rows; k = in + 1 brings the bias with it. */
  private void times(int l, int k, double[] rows, double[] result) {
    LinearAlgebra.gemm(
        false,
        false,
        architecture.out(l),
        columns,
        k,
        1,
        packed[l],
        0,
        architecture.in(l) + 1,
        rows,
        0,
        columns,
        0,
        result,
        0,
        columns);
  }

  /** result ← transpose of the first m columns of P_l times rows. */
  private void transposedTimes(int l, int m, double[] rows, double[] result) {
    LinearAlgebra.gemm(
        true,
        false,
        m,
        columns,
        architecture.out(l),
        1,
        packed[l],
        0,
        architecture.in(l) + 1,
        rows,
        0,
        columns,
        0,
        result,
        0,
        columns);
  }

  /** sums_l ← sums_l + adjoint unitᵀ. */
  private void addOuter(int l, double[] adjoint, double[] unit, double[][] sums) {
    int width = architecture.in(l) + 1;
    LinearAlgebra.gemm(
        false,
        true,
        architecture.out(l),
        width,
        n,
        1,
        adjoint,
        0,
        columns,
        unit,
        0,
        columns,
        1,
        sums[l],
        0,
        width);
  }
}
