package rung.molecular;

import java.util.Arrays;
import rung.basis.Basis;
import rung.discretisation.ExchangePotentials;
import rung.grid.AtomicOrbitals;
import rung.grid.MolecularGrid;
import rung.integral.CoulombKernel;
import rung.integral.PointPotentials;
import rung.parallel.Workers;

/**
 * The potentials A_μν(r_g) of products of basis functions on a grid. Blocks are kept, in order, as
 * long as they fit the memory budget; the others are computed anew at each call.
 */
final class ExchangePotentialCache implements ExchangePotentials {
  private final MolecularGrid grid;
  private final PointPotentials integrals;
  private final double[][][] kept;

  /**
   * Potentials on the blocks on which the orbitals do not vanish.
   *
   * @param memoryBudget most bytes to keep
   * @param workers who computes the kept blocks
   */
  ExchangePotentialCache(
      Basis basis,
      AtomicOrbitals orbitals,
      CoulombKernel kernel,
      long memoryBudget,
      Workers workers) {
    this.grid = orbitals.grid();
    this.integrals = new PointPotentials(basis, kernel);
    int fitting = 0;
    long bytes = 0;
    while (fitting < orbitals.blocks()) {
      bytes +=
          orbitals.functions(fitting).length == 0 ? 0 : 8L * integrals.rows() * points(fitting);
      if (bytes > memoryBudget) {
        break;
      }
      fitting++;
    }
    kept = new double[fitting][][];
    workers.forEach(
        fitting,
        block -> {
          boolean any = orbitals.functions(block).length > 0;
          kept[block] = any ? integrals.evaluate(coordinates(block)) : new double[0][];
        });
  }

  /** Memory that the kept blocks take, bytes. */
  long keptBytes() {
    long bytes = 0;
    for (int block = 0; block < kept.length; block++) {
      bytes += 8L * kept[block].length * points(block);
    }
    return bytes;
  }

  /** Number of blocks that are kept. */
  int keptBlocks() {
    return kept.length;
  }

  @Override
  public double[][][] apply(int block, double[][][] x) {
    double[][][] f = new double[x.length][x[0].length][points(block)];
    if (block < kept.length) {
      integrals.apply(kept[block], x, f);
    } else {
      integrals.applyAnew(coordinates(block), x, f);
    }
    return f;
  }

  private int points(int block) {
    return grid.blockEnd(block) - grid.blockStart(block);
  }

  private double[][] coordinates(int block) {
    int from = grid.blockStart(block);
    int to = grid.blockEnd(block);
    return new double[][] {
      Arrays.copyOfRange(grid.x(), from, to),
      Arrays.copyOfRange(grid.y(), from, to),
      Arrays.copyOfRange(grid.z(), from, to)
    };
  }
}
