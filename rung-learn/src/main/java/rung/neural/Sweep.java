package rung.neural;

import static rung.neural.Workspace.STRIDE;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rung.linalg.LinearAlgebra;

/**
 * Forward and reverse sweeps of one chunk of points through the layers of a {@link
 * MultilayerPerceptron}.
 *
 * <p>Layer l takes {@code unit[l]} (with a row of ones) to z_l = P_l unit[l], P_l = (W_l b_l), and
 * φ(z_l) is {@code unit[l + 1]}. A hat is an adjoint, a dot a tangent.
 */
final class Sweep {
  private final Architecture architecture;
  private final double[][] packed;
  private final Workspace work;
  private final int n;
  private final int last;

  Sweep(Architecture architecture, double[][] packed, Workspace work, int n) {
    this.architecture = architecture;
    this.packed = packed;
    this.work = work;
    this.n = n;
    this.last = architecture.layers() - 1;
  }

  /** Units, slopes and, if wanted, curvatures of all layers at points {@code from} …. */
  void forward(double[][] u, int from, boolean curvature) {
    for (int k = 0; k < architecture.inputs(); k++) {
      System.arraycopy(u[k], from, work.unit[0], k * STRIDE, n);
    }
    for (int l = 0; l < last; l++) {
      times(l, architecture.in(l) + 1, work.unit[l], work.unit[l + 1]);
      double @Nullable [] second = curvature ? work.curvature()[l] : null;
      for (int i = 0; i < architecture.out(l); i++) {
        architecture.activation().apply(n, i * STRIDE, work.unit[l + 1], work.slope[l], second);
      }
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
        STRIDE,
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
    for (int i = 0; i < architecture.out(last - 1); i++) {
      double w = packed[last][i];
      SweepKernels.scale(n, i * STRIDE, w, work.slope[last - 1], adjoint);
      if (curvature) {
        SweepKernels.scale(
            n, i * STRIDE, w, work.curvature()[last - 1], work.curvature()[last - 1]);
      }
    }
    for (int l = last - 1; l > 0; l--) {
      transposedTimes(l, architecture.in(l), adjoint, next);
      for (int i = 0; i < architecture.in(l); i++) {
        if (curvature) {
          SweepKernels.multiply(n, i * STRIDE, next, work.curvature()[l - 1]);
        }
        SweepKernels.multiply(n, i * STRIDE, work.slope[l - 1], next);
      }
      double[] swap = adjoint;
      adjoint = next;
      next = swap;
    }
    if (first != null) {
      transposedTimes(0, architecture.inputs(), adjoint, next);
      for (int k = 0; k < architecture.inputs(); k++) {
        System.arraycopy(next, k * STRIDE, first[k], from, n);
      }
    }
  }

  /** Second derivatives, row by row: the tangent of {@link #reverse} along each variable. */
  void hessian(double[][] second, int from) {
    for (int direction = 0; direction < architecture.inputs(); direction++) {
      for (int i = 0; i < architecture.out(0); i++) {
        double w = packed[0][i * (architecture.inputs() + 1) + direction];
        Arrays.fill(work.preTangent()[0], i * STRIDE, i * STRIDE + n, w);
      }
      tangentFromFirstLayer();
      double[] adjoint = work.tangentAdjoint();
      double[] next = work.nextTangentAdjoint();
      for (int i = 0; i < architecture.out(last - 1); i++) {
        SweepKernels.product(
            n, i * STRIDE, work.curvature()[last - 1], work.preTangent()[last - 1], adjoint);
      }
      for (int l = last - 1; l > 0; l--) {
        transposedTimes(l, architecture.in(l), adjoint, next);
        for (int i = 0; i < architecture.in(l); i++) {
          SweepKernels.multiplyAdd(
              n,
              i * STRIDE,
              work.slope[l - 1],
              work.curvature()[l - 1],
              work.preTangent()[l - 1],
              next);
        }
        double[] swap = adjoint;
        adjoint = next;
        next = swap;
      }
      transposedTimes(0, direction + 1, adjoint, next);
      for (int j = 0; j <= direction; j++) {
        System.arraycopy(next, j * STRIDE, second[direction * (direction + 1) / 2 + j], from, n);
      }
    }
  }

  /** ż_l and ḣ_l for a tangent of the variables. */
  void tangent(double[][] tangent, int from) {
    for (int k = 0; k < architecture.inputs(); k++) {
      System.arraycopy(tangent[k], from, work.tangent()[0], k * STRIDE, n);
    }
    times(0, architecture.inputs(), work.tangent()[0], work.preTangent()[0]);
    tangentFromFirstLayer();
  }

  /** Adds ∂/∂P_l Σ seed g to the sums. */
  void parameters(double[] seed, int from, double[][] sums) {
    addOuter(last, seed, from, work.unit[last], sums);
    double[] adjoint = work.adjoint;
    double[] next = work.nextAdjoint;
    for (int i = 0; i < architecture.out(last - 1); i++) {
      SweepKernels.seeded(
          n, i * STRIDE, packed[last][i], seed, from, work.slope[last - 1], adjoint);
    }
    for (int l = last - 1; l >= 0; l--) {
      addOuter(l, adjoint, 0, work.unit[l], sums);
      if (l > 0) {
        transposedTimes(l, architecture.in(l), adjoint, next);
        for (int i = 0; i < architecture.in(l); i++) {
          SweepKernels.multiply(n, i * STRIDE, work.slope[l - 1], next);
        }
        double[] swap = adjoint;
        adjoint = next;
        next = swap;
      }
    }
  }

  /** Adds ∂/∂P_l Σ (seed g + tangentSeed ġ) to the sums. */
  void parameters(double[] seed, double[] tangentSeed, int from, double[][] sums) {
    addOuter(last, seed, from, work.unit[last], sums);
    addOuter(last, tangentSeed, from, work.tangent()[last], sums);
    double[] adjoint = work.adjoint;
    double[] next = work.nextAdjoint;
    double[] dotted = work.tangentAdjoint();
    double[] nextDotted = work.nextTangentAdjoint();
    for (int i = 0; i < architecture.out(last - 1); i++) {
      double w = packed[last][i];
      SweepKernels.seeds(n, i * STRIDE, w, seed, tangentSeed, from, adjoint, dotted);
    }
    for (int l = last - 1; l >= 0; l--) {
      for (int i = 0; i < architecture.out(l); i++) {
        SweepKernels.throughActivation(
            n,
            i * STRIDE,
            work.slope[l],
            work.curvature()[l],
            work.preTangent()[l],
            adjoint,
            dotted);
      }
      addOuter(l, adjoint, 0, work.unit[l], sums);
      addOuter(l, dotted, 0, work.tangent()[l], sums);
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
      for (int i = 0; i < architecture.out(l); i++) {
        SweepKernels.product(
            n, i * STRIDE, work.slope[l], work.preTangent()[l], work.tangent()[l + 1]);
      }
    }
  }

  /** result ← the first k columns of P_l times rows; k = in + 1 brings the bias with it. */
  private void times(int l, int k, double[] rows, double[] result) {
    LinearAlgebra.gemm(
        false,
        false,
        architecture.out(l),
        n,
        k,
        1,
        packed[l],
        0,
        architecture.in(l) + 1,
        rows,
        0,
        STRIDE,
        0,
        result,
        0,
        STRIDE);
  }

  /** result ← transpose of the first m columns of P_l times rows. */
  private void transposedTimes(int l, int m, double[] rows, double[] result) {
    LinearAlgebra.gemm(
        true,
        false,
        m,
        n,
        architecture.out(l),
        1,
        packed[l],
        0,
        architecture.in(l) + 1,
        rows,
        0,
        STRIDE,
        0,
        result,
        0,
        STRIDE);
  }

  /** sums_l ← sums_l + adjoint unitᵀ. */
  private void addOuter(int l, double[] adjoint, int offset, double[] unit, double[][] sums) {
    int columns = architecture.in(l) + 1;
    LinearAlgebra.gemm(
        false,
        true,
        architecture.out(l),
        columns,
        n,
        1,
        adjoint,
        offset,
        STRIDE,
        unit,
        0,
        STRIDE,
        1,
        sums[l],
        0,
        columns);
  }
}
