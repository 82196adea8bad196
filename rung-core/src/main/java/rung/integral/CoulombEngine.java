package rung.integral;

import java.util.Arrays;
import java.util.List;
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
  private final RadialCoulomb coulomb = new RadialCoulomb();
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
        if (filled == primitives) {
          evaluate(bras, ket, program, slot, index, filled);
          contract(bras, ket, hermites, slot, index, filled, sink);
          filled = 0;
        }
      }
    }
    // The last distributions may have no primitive left, so the rest is flushed here.
    if (filled > 0) {
      evaluate(bras, ket, program, slot, index, filled);
      contract(bras, ket, hermites, slot, index, filled, sink);
    }
  }

  private void reserve(CoulombProgram program, int elements, int blockSize) {
    int needed = program.program.rows();
    if (width < elements) {
      width = elements;
      rows = new double[0][];
      coulomb.reserve(width);
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
    double[] r2 = new double[n];
    for (int i = 0; i < filled; i++) {
      HermiteExpansion bra = bras.get(slot[i]);
      int k = index[i];
      displace(ket, bra.x()[k], bra.y()[k], bra.z()[k], i * n);
      System.arraycopy(rows[CoulombProgram.R2], i * n, r2, 0, n);
      coulomb.pairs(i * primitives, primitives, bra.p()[k], ket.width, ket.charge, r2, ket.owner);
    }
    int orders = program.top + 1;
    if (primitives == n) {
      coulomb.evaluate(filled * n, program.base, orders, rows, CoulombProgram.FIRST_G);
    } else {
      coulomb.evaluate(filled * primitives, program.base, orders, radial, 0);
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
