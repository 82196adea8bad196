package rung.integral;

import java.util.Arrays;
import java.util.List;
import rung.internal.kernel.BoysKernel;
import rung.linalg.LinearAlgebra;

/**
 * Coulomb integrals between charge distributions and the shells of {@link KetGroup}s.
 *
 * <p>McMurchie and Davidson's scheme (J. Comput. Phys. 26, 218 (1978)) with the inner loop over the
 * ket: for a batch of bra primitives times ket shells, laid out as one long row, a {@link
 * CoulombProgram} makes the integrals of Hermite Gaussians, and one matrix product per bra
 * distribution contracts them with its expansion. Contracted ket shells are summed as radial
 * functions, before anything depends on l.
 *
 * <p>One engine serves one thread.
 */
final class CoulombEngine {
  /** Receives the integrals of one bra with one group. */
  interface Sink {
    /**
     * @param bra index in the list
     * @param ket group
     * @param c integrals [functions][components][shells of the group]; valid during the call
     */
    void accept(int bra, KetGroup ket, double[] c);
  }

  /** Numbers in the workspace of one batch: it should stay in the second-level cache. */
  private static final int WORKSPACE = 60_000;

  private double[][] rows = new double[0][];
  private int width;
  private double[] block = new double[0];
  private double[] result = new double[0];
  private final double[][] scratch = new double[7][];
  private double[][] radial = new double[0][];

  /** Runs over all bras (of one degree) and all groups. */
  void run(List<HermiteExpansion> bras, List<KetGroup> kets, Sink sink) {
    if (bras.isEmpty()) {
      return;
    }
    for (KetGroup ket : kets) {
      if (ket.shells() > 0) {
        run(bras, ket, sink);
      }
    }
  }

  private void run(List<HermiteExpansion> bras, KetGroup ket, Sink sink) {
    int degree = bras.getFirst().degree();
    CoulombProgram program = ket.program(degree);
    int hermites = HermiteIndex.count(degree);
    int n = ket.shells();
    int columns = ket.components * n;
    int perPrimitive = Math.max(n, ket.charge.length);
    int wanted = Math.clamp(WORKSPACE / (hermites * ket.components), 64, 1024);
    int primitives = Math.max(1, wanted / perPrimitive);
    reserve(program, primitives * perPrimitive, primitives * hermites * columns);
    int[] slot = new int[primitives];
    int[] index = new int[primitives];
    int filled = 0;
    for (int bra = 0; bra < bras.size(); bra++) {
      for (int k = 0; k < bras.get(bra).primitives(); k++) {
        slot[filled] = bra;
        index[filled++] = k;
        boolean last = bra == bras.size() - 1 && k == bras.get(bra).primitives() - 1;
        if (filled == primitives || last) {
          evaluate(bras, ket, program, slot, index, filled);
          contract(bras, ket, hermites, slot, index, filled, sink);
          filled = 0;
        }
      }
    }
  }

  private void reserve(CoulombProgram program, int elements, int blockSize) {
    int needed = program.program.rows();
    if (width < elements) {
      width = elements;
      rows = new double[0][];
      for (int i = 0; i < scratch.length; i++) {
        scratch[i] = new double[width];
      }
      radial = new double[0][];
    }
    if (rows.length < needed) {
      int had = rows.length;
      rows = Arrays.copyOf(rows, needed);
      for (int i = had; i < needed; i++) {
        rows[i] = new double[width];
      }
      Arrays.fill(rows[CoulombProgram.ONES], 1);
    }
    if (radial.length <= program.top) {
      radial = new double[program.top + 1][width];
    }
    if (block.length < blockSize) {
      block = new double[blockSize];
    }
  }

  /** Fills the rows X, Y, Z, R², G_n of the batch and runs the program. */
  private void evaluate(
      List<HermiteExpansion> bras,
      KetGroup ket,
      CoulombProgram program,
      int[] slot,
      int[] index,
      int filled) {
    int n = ket.shells();
    int primitives = ket.charge.length;
    double[] t = scratch[0];
    double[] alpha = scratch[1];
    double[] prefactor = scratch[2];
    for (int i = 0; i < filled; i++) {
      HermiteExpansion bra = bras.get(slot[i]);
      int k = index[i];
      displace(ket, bra.x()[k], bra.y()[k], bra.z()[k], i * n);
      double p = bra.p()[k];
      double charge = 2 * Math.PI / p;
      int at = i * primitives;
      for (int s = 0; s < primitives; s++) {
        alpha[at + s] = p / (1 + p * ket.width[s]);
      }
      double[] r2 = rows[CoulombProgram.R2];
      double half = charge / Math.sqrt(p);
      for (int s = 0; s < primitives; s++) {
        prefactor[at + s] = half * ket.charge[s] * Math.sqrt(alpha[at + s]);
        t[at + s] = alpha[at + s] * r2[i * n + ket.owner[s]];
      }
    }
    boolean contracted = primitives != n;
    radial(program, filled * primitives, contracted);
    if (contracted) {
      sumPrimitives(ket, program.top, filled);
    }
    program.program.run(rows, filled * n);
  }

  private void displace(KetGroup ket, double px, double py, double pz, int at) {
    double[] x = rows[CoulombProgram.X];
    double[] y = rows[CoulombProgram.X + 1];
    double[] z = rows[CoulombProgram.X + 2];
    double[] r2 = rows[CoulombProgram.R2];
    for (int s = 0; s < ket.shells(); s++) {
      double dx = px - ket.x[s];
      double dy = py - ket.y[s];
      double dz = pz - ket.z[s];
      x[at + s] = dx;
      y[at + s] = dy;
      z[at + s] = dz;
      r2[at + s] = dx * dx + dy * dy + dz * dz;
    }
  }

  /** G_n = prefactor (−2α)^n F_n(α R²) for all orders of the program. */
  private void radial(CoulombProgram program, int n, boolean contracted) {
    double[] t = scratch[0];
    double[] alpha = scratch[1];
    double[] power = scratch[2];
    double[] f = scratch[3];
    double[] exp = scratch[4];
    int highest = program.base + program.top;
    BoysKernel.top(highest, n, t, f, exp);
    for (int i = 0; i < n; i++) {
      alpha[i] *= -2;
    }
    for (int k = 0; k < program.base; k++) {
      for (int i = 0; i < n; i++) {
        power[i] *= alpha[i];
      }
    }
    double[][] g =
        contracted
            ? radial
            : Arrays.copyOfRange(
                rows, CoulombProgram.FIRST_G, CoulombProgram.FIRST_G + program.top + 1);
    System.arraycopy(f, 0, g[program.top], 0, n);
    for (int k = program.top; k > 0; k--) {
      lower(1.0 / (2 * (program.base + k) - 1), n, t, exp, g[k], g[k - 1]);
    }
    for (int k = 0; k <= program.top; k++) {
      scale(n, power, alpha, g[k]);
    }
  }

  private static void lower(
      double factor, int n, double[] t, double[] exp, double[] upper, double[] lower) {
    for (int i = 0; i < n; i++) {
      lower[i] = factor * (2 * t[i] * upper[i] + exp[i]);
    }
  }

  private static void scale(int n, double[] power, double[] alpha, double[] g) {
    for (int i = 0; i < n; i++) {
      g[i] *= power[i];
    }
    for (int i = 0; i < n; i++) {
      power[i] *= alpha[i];
    }
  }

  private void sumPrimitives(KetGroup ket, int top, int filled) {
    int n = ket.shells();
    int primitives = ket.charge.length;
    for (int k = 0; k <= top; k++) {
      double[] from = radial[k];
      double[] to = rows[CoulombProgram.FIRST_G + k];
      Arrays.fill(to, 0, filled * n, 0);
      for (int i = 0; i < filled; i++) {
        for (int s = 0; s < primitives; s++) {
          to[i * n + ket.owner[s]] += from[i * primitives + s];
        }
      }
    }
  }

  /**
   * Contracts the batch with the expansions; a bra whose last primitive is in it goes to the sink.
   */
  private void contract(
      List<HermiteExpansion> bras,
      KetGroup ket,
      int hermites,
      int[] slot,
      int[] index,
      int filled,
      Sink sink) {
    int n = ket.shells();
    int columns = ket.components * n;
    int[] outputs = ket.program(bras.getFirst().degree()).program.outputs();
    for (int out = 0; out < outputs.length; out++) {
      double[] row = rows[outputs[out]];
      int h = out / ket.components;
      int q = out % ket.components;
      for (int i = 0; i < filled; i++) {
        System.arraycopy(row, i * n, block, ((i * hermites + h) * ket.components + q) * n, n);
      }
    }
    for (int i = 0; i < filled; ) {
      int end = i + 1;
      while (end < filled && slot[end] == slot[i]) {
        end++;
      }
      HermiteExpansion bra = bras.get(slot[i]);
      int functions = bra.functions();
      if (result.length < functions * columns) {
        result = Arrays.copyOf(result, functions * columns);
      }
      LinearAlgebra.gemm(
          true,
          false,
          functions,
          columns,
          (end - i) * hermites,
          1,
          bra.e(),
          index[i] * hermites * functions,
          functions,
          block,
          i * hermites * columns,
          columns,
          index[i] == 0 ? 0 : 1,
          result,
          0,
          columns);
      if (index[end - 1] == bra.primitives() - 1) {
        sink.accept(slot[i], ket, result);
      }
      i = end;
    }
  }
}
