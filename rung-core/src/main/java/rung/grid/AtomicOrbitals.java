package rung.grid;

import java.util.Arrays;
import java.util.List;
import rung.basis.Basis;
import rung.parallel.Workers;

/**
 * Values and derivatives of the basis functions on a molecular grid, block by block. A shell takes
 * part in a block if one of its functions may exceed {@link #THRESHOLD} on one of its points.
 *
 * <p>Blocks are kept, in order, as long as they fit the memory budget; the others are computed anew
 * for each call, to the same bits.
 */
public final class AtomicOrbitals implements BasisValues {
  /**
   * Function values below it may be neglected, bohr^(−3/2). Measured on benzene in def2-TZVP and
   * aug-cc-pVTZ: exchange energies change by 1e-11 hartree; at 1e-9, by 1e-10.
   */
  static final double THRESHOLD = 1e-10;

  private final Basis basis;
  private final MolecularGrid grid;
  private final int derivatives;
  private final List<AtomShells> atoms;
  private final int[][] functions;
  private final boolean[][][] active;
  private final AoBlock[] kept;
  private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(this::newBuffers);

  private AtomicOrbitals(
      Basis basis, MolecularGrid grid, int derivatives, long memoryBudget, Workers workers) {
    this.basis = basis;
    this.grid = grid;
    this.derivatives = derivatives;
    atoms = AtomShells.of(basis, THRESHOLD);
    int blocks = grid.blocks();
    functions = new int[blocks][];
    active = new boolean[blocks][][];
    workers.forEach(blocks, this::screen);
    int fitting = 0;
    long bytes = 0;
    while (fitting < blocks) {
      bytes += 8L * parts() * functions[fitting].length * points(fitting);
      if (bytes > memoryBudget) {
        break;
      }
      fitting++;
    }
    kept = new AoBlock[fitting];
    workers.forEach(fitting, b -> kept[b] = compute(b, newArrays(functions[b].length * points(b))));
  }

  /**
   * Prepares the functions of a basis on a grid.
   *
   * @param derivatives 0 (values only), 1 (and gradients) or 2 (and second derivatives)
   * @param memoryBudget most bytes to keep blocks in
   * @param workers who computes the kept blocks
   */
  public static AtomicOrbitals of(
      Basis basis, MolecularGrid grid, int derivatives, long memoryBudget, Workers workers) {
    if (derivatives < 0 || derivatives > 2) {
      throw new IllegalArgumentException("derivatives must be 0, 1 or 2, not " + derivatives);
    }
    return new AtomicOrbitals(basis, grid, derivatives, memoryBudget, workers);
  }

  public Basis basis() {
    return basis;
  }

  public MolecularGrid grid() {
    return grid;
  }

  @Override
  public int blocks() {
    return functions.length;
  }

  /** Number of blocks that are kept; {@link #block} computes the others at each call. */
  public int keptBlocks() {
    return kept.length;
  }

  /** Memory that the kept blocks take, bytes. */
  public long keptBytes() {
    long bytes = 0;
    for (int b = 0; b < kept.length; b++) {
      bytes += 8L * parts() * functions[b].length * points(b);
    }
    return bytes;
  }

  @Override
  public int[] functions(int block) {
    return functions[block];
  }

  @Override
  public AoBlock block(int block) {
    if (block < kept.length) {
      return kept[block];
    }
    return compute(block, buffers.get().arrays);
  }

  private int points(int block) {
    return grid.blockEnd(block) - grid.blockStart(block);
  }

  /** Arrays of a block: values, gradients and second derivatives. */
  private int parts() {
    return switch (derivatives) {
      case 0 -> 1;
      case 1 -> 4;
      default -> 10;
    };
  }

  private double[][] newArrays(int size) {
    return new double[parts()][size];
  }

  private Buffers newBuffers() {
    int maxL = basis.shells().stream().mapToInt(shell -> shell.l()).max().orElse(0);
    int points = 0;
    int values = 0;
    for (int b = 0; b < blocks(); b++) {
      points = Math.max(points, points(b));
      values = Math.max(values, b < kept.length ? 0 : functions[b].length * points(b));
    }
    return new Buffers(new OrbitalEvaluator(maxL, points, derivatives), points, newArrays(values));
  }

  /** Finds the shells that are active in a block. */
  private void screen(int block) {
    int from = grid.blockStart(block);
    int to = grid.blockEnd(block);
    active[block] = new boolean[atoms.size()][];
    int[] found = new int[basis.size()];
    int count = 0;
    for (int a = 0; a < atoms.size(); a++) {
      AtomShells atom = atoms.get(a);
      double nearest = nearest(atom.centre(), from, to);
      boolean[] flags = new boolean[atom.shells().size()];
      for (int s = 0; s < flags.length; s++) {
        AtomShells.RadialShell shell = atom.shells().get(s);
        flags[s] = nearest < shell.reach();
        for (int m = 0; flags[s] && m < shell.shell().size(); m++) {
          found[count++] = shell.shell().offset() + m;
        }
      }
      active[block][a] = flags;
    }
    functions[block] = Arrays.copyOf(found, count);
  }

  private double nearest(double[] centre, int from, int to) {
    double[] x = grid.x();
    double[] y = grid.y();
    double[] z = grid.z();
    double least = Double.POSITIVE_INFINITY;
    for (int i = from; i < to; i++) {
      double dx = x[i] - centre[0];
      double dy = y[i] - centre[1];
      double dz = z[i] - centre[2];
      least = Math.min(least, dx * dx + dy * dy + dz * dz);
    }
    return Math.sqrt(least);
  }

  private AoBlock compute(int block, double[][] arrays) {
    Buffers own = buffers.get();
    int n = own.load(grid, block);
    int rows = 0;
    for (int a = 0; a < atoms.size(); a++) {
      boolean[] flags = active[block][a];
      if (any(flags)) {
        rows =
            own.evaluator.evaluate(
                atoms.get(a), flags, own.points, n, 1e-3 * THRESHOLD, rows, arrays);
      }
    }
    return new AoBlock(
        grid.blockStart(block),
        n,
        functions[block],
        arrays[0],
        Arrays.copyOfRange(arrays, Math.min(1, derivatives), derivatives >= 1 ? 4 : 0),
        derivatives >= 2 ? Arrays.copyOfRange(arrays, 4, 10) : new double[0][]);
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  /** What one thread works in. */
  private static final class Buffers {
    private final OrbitalEvaluator evaluator;
    private final double[][] points;
    private final double[][] arrays;

    private Buffers(OrbitalEvaluator evaluator, int points, double[][] arrays) {
      this.evaluator = evaluator;
      this.points = new double[3][points];
      this.arrays = arrays;
    }

    /** Copies the coordinates of a block here and returns their number. */
    private int load(MolecularGrid grid, int block) {
      int from = grid.blockStart(block);
      int n = grid.blockEnd(block) - from;
      System.arraycopy(grid.x(), from, points[0], 0, n);
      System.arraycopy(grid.y(), from, points[1], 0, n);
      System.arraycopy(grid.z(), from, points[2], 0, n);
      return n;
    }
  }
}
