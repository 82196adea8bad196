package rung.integral;

import java.util.Arrays;
import java.util.List;
import rung.linalg.LinearAlgebra;

/**
 * Coulomb integrals between charge distributions of one degree and a {@link KetSet}.
 *
 * <p>McMurchie and Davidson's scheme (J. Comput. Phys. 26, 218 (1978)) with the inner loop over the
 * ket: for a batch of bra primitives times ket shells, laid out as one long row, a {@link
 * CoulombProgram} makes the integrals of Hermite Gaussians, and one matrix product per bra
 * distribution contracts them with its expansion. Contracted ket shells are summed as radial
 * functions, before anything depends on l.
 */
final class CoulombEngine {
  /** Numbers in the rows of one batch: it should stay in the second-level cache. */
  private static final int BATCH = 60_000;

  private static final int LONGEST = 1024;
  private static final int SHORTEST = 64;

  private final Workspace workspace;
  private final List<HermiteExpansion> bras;
  private final KetSet kets;
  private final CoulombKernel kernel;
  private final int hermites;
  private final int[] start;
  private final double[] result;

  /** Bra and primitive of each part of the open batch. */
  private int[] slot = new int[0];

  private int[] index = new int[0];
  private int filled;

  private CoulombEngine(
      List<HermiteExpansion> bras, KetSet kets, CoulombKernel kernel, Workspace workspace) {
    this.workspace = workspace;
    this.bras = bras;
    this.kets = kets;
    this.kernel = kernel;
    hermites = HermiteIndex.count(bras.isEmpty() ? 0 : bras.getFirst().degree());
    start = new int[bras.size() + 1];
    for (int bra = 0; bra < bras.size(); bra++) {
      start[bra + 1] = start[bra] + bras.get(bra).functions() * kets.columns();
    }
    result = workspace.result(start[bras.size()]);
    for (int bra = 0; bra < bras.size(); bra++) {
      if (bras.get(bra).primitives() == 0) {
        Arrays.fill(result, start[bra], start[bra + 1], 0);
      }
    }
  }

  /**
   * All integrals: row by row of columns of the set, bra after bra, its functions one after the
   * other.
   *
   * @param workspace whose {@link Workspace#result} is the answer: its next computation overwrites
   *     that array, which may be longer than what it holds
   */
  static double[] integralsIn(
      Workspace workspace, List<HermiteExpansion> bras, KetSet kets, CoulombKernel kernel) {
    CoulombEngine engine = new CoulombEngine(bras, kets, kernel, workspace);
    for (int g = 0; g < kets.groups().size(); g++) {
      if (kets.groups().get(g).shells() > 0 && !bras.isEmpty()) {
        engine.run(kets.groups().get(g), kets.start(g));
      }
    }
    return engine.result;
  }

  private void run(KetGroup ket, int column) {
    CoulombProgram program = ket.program(bras.getFirst().degree());
    int wide = Math.max(ket.shells(), ket.charge.length);
    int wanted = Math.clamp(BATCH / (hermites * ket.components), SHORTEST, LONGEST);
    int primitives = Math.max(1, wanted / wide);
    if (slot.length < primitives) {
      slot = new int[primitives];
      index = new int[primitives];
    }
    int radialRows = ket.contracted() ? program.top + 1 : 0;
    double[][] rows = workspace.rows(program.program.rows() + radialRows, primitives * wide);
    for (int bra = 0; bra < bras.size(); bra++) {
      for (int k = 0; k < bras.get(bra).primitives(); k++) {
        slot[filled] = bra;
        index[filled++] = k;
        if (filled == primitives) {
          finish(ket, program, column, rows);
        }
      }
    }
    // The last distributions may have no primitive left, so the rest is flushed here.
    if (filled > 0) {
      finish(ket, program, column, rows);
    }
  }

  private void finish(KetGroup ket, CoulombProgram program, int column, double[][] rows) {
    evaluate(ket, program, rows);
    contract(ket, program.program.outputs(), column, rows);
    filled = 0;
  }

  /** Fills the rows X, Y, Z, R², G_n of the batch and runs the program. */
  private void evaluate(KetGroup ket, CoulombProgram program, double[][] rows) {
    int n = ket.shells();
    int primitives = ket.charge.length;
    RadialCoulomb coulomb = workspace.radial(filled * primitives);
    double[] r2 = new double[n];
    for (int i = 0; i < filled; i++) {
      HermiteExpansion bra = bras.get(slot[i]);
      int k = index[i];
      displace(ket, bra.x()[k], bra.y()[k], bra.z()[k], rows, i * n);
      System.arraycopy(rows[CoulombProgram.R2], i * n, r2, 0, n);
      coulomb.pairs(i * primitives, primitives, bra.p()[k], ket.width, ket.charge, r2, ket.owner);
    }
    int orders = program.top + 1;
    if (ket.contracted()) {
      int spare = program.program.rows();
      coulomb.evaluate(kernel, filled * primitives, program.base, orders, rows, spare);
      for (int k = 0; k < orders; k++) {
        sumPrimitives(ket, rows[spare + k], rows[CoulombProgram.FIRST_G + k]);
      }
    } else {
      coulomb.evaluate(kernel, filled * n, program.base, orders, rows, CoulombProgram.FIRST_G);
    }
    program.program.run(rows, filled * n);
  }

  private static void displace(
      KetGroup ket, double px, double py, double pz, double[][] rows, int at) {
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

  private void sumPrimitives(KetGroup ket, double[] from, double[] to) {
    int n = ket.shells();
    int primitives = ket.charge.length;
    int[] owner = ket.owner;
    Arrays.fill(to, 0, filled * n, 0);
    for (int i = 0; i < filled; i++) {
      for (int s = 0; s < primitives; s++) {
        to[i * n + owner[s]] += from[i * primitives + s];
      }
    }
  }

  /** Adds the batch, contracted with the expansions, to the result. */
  private void contract(KetGroup ket, int[] outputs, int column, double[][] rows) {
    int n = ket.shells();
    int columns = ket.columns();
    double[] block = workspace.block(filled * hermites * columns);
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
          start[slot[i]] + column,
          kets.columns());
      i = end;
    }
  }
}
