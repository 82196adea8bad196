package rung.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

/**
 * Quadrature points of a molecule, Σ_i w_i f(r_i) ≈ ∫ f d³r: atomic grids joined by Becke's
 * partition and sorted into compact blocks. Blocks and their order depend on the molecule and the
 * settings only.
 */
public final class MolecularGrid {
  /**
   * Most points in a block; large enough for matrix products, small enough for screening and cache.
   */
  static final int BLOCK = 256;

  /** Points of the partition that are weighed together. */
  private static final int BATCH = 256;

  /** Points of which their atom has a smaller share are left out. */
  private static final double LEAST_SHARE = 1e-14;

  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] weights;
  private final int[] owners;
  private final int[] starts;

  private MolecularGrid(
      double[] x, double[] y, double[] z, double[] weights, int[] owners, int[] starts) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.weights = weights;
    this.owners = owners;
    this.starts = starts;
  }

  /** The grid of a molecule with the usual settings for a specification. */
  public static MolecularGrid build(Molecule molecule, GridSpec spec, Workers workers) {
    return build(molecule, GridSettings.of(spec), workers);
  }

  /** The grid of a molecule. */
  public static MolecularGrid build(Molecule molecule, GridSettings settings, Workers workers) {
    BeckePartition partition = BeckePartition.of(molecule.atoms());
    List<Atom> centres = partition.centres();
    Map<Element, AtomGrid> atomGrids = new HashMap<>();
    record Batch(int centre, AtomGrid grid, int from, int to) {}
    List<Batch> batches = new ArrayList<>();
    for (int c = 0; c < centres.size(); c++) {
      AtomGrid grid =
          atomGrids.computeIfAbsent(
              centres.get(c).element(), element -> AtomGrid.of(element, settings));
      for (int from = 0; from < grid.size(); from += BATCH) {
        batches.add(new Batch(c, grid, from, Math.min(from + BATCH, grid.size())));
      }
    }
    ThreadLocal<BeckePartition.Scratch> scratch =
        ThreadLocal.withInitial(() -> partition.scratch(BATCH));
    List<Points> weighed =
        workers.map(
            batches.size(),
            b -> {
              Batch batch = batches.get(b);
              Points points =
                  Points.of(batch.grid, batch.from, batch.to, centres.get(batch.centre));
              Arrays.fill(points.owners, molecule.atoms().indexOf(centres.get(batch.centre)));
              double[] shares =
                  partition.shares(batch.centre, points.x, points.y, points.z, scratch.get());
              return points.weighed(shares);
            });
    return sorted(Points.join(weighed));
  }

  /**
   * A grid of given points, such as another program's; each belongs to its nearest atom.
   *
   * @param x coordinates, bohr [points], as are y and z
   * @param weights quadrature weights, bohr³ [points]
   */
  public static MolecularGrid ofPoints(
      Molecule molecule, double[] x, double[] y, double[] z, double[] weights) {
    int[] owners = new int[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int a = 0; a < molecule.atoms().size(); a++) {
        Atom atom = molecule.atoms().get(a);
        double dx = x[i] - atom.x();
        double dy = y[i] - atom.y();
        double dz = z[i] - atom.z();
        double square = dx * dx + dy * dy + dz * dz;
        if (square < least) {
          least = square;
          owners[i] = a;
        }
      }
    }
    return sorted(new Points(x, y, z, weights, owners));
  }

  private static MolecularGrid sorted(Points all) {
    SpatialBlocks blocks = SpatialBlocks.of(all.x, all.y, all.z, BLOCK);
    int[] order = blocks.order();
    double[] weights = new double[order.length];
    int[] owners = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      weights[i] = all.weights[order[i]];
      owners[i] = all.owners[order[i]];
    }
    double[][] sorted = blocks.sorted();
    return new MolecularGrid(sorted[0], sorted[1], sorted[2], weights, owners, blocks.starts());
  }

  /** Number of points. */
  public int size() {
    return weights.length;
  }

  /** Coordinates, bohr [points]; read only. */
  public double[] x() {
    return x;
  }

  /** Coordinates, bohr [points]; read only. */
  public double[] y() {
    return y;
  }

  /** Coordinates, bohr [points]; read only. */
  public double[] z() {
    return z;
  }

  /** Quadrature weights, bohr³ [points]; some are negative at some levels. Read only. */
  public double[] weights() {
    return weights;
  }

  /** Index of the atom whose atomic grid the point comes from [points]; read only. */
  public int[] owners() {
    return owners;
  }

  /** Number of blocks. */
  public int blocks() {
    return starts.length - 1;
  }

  /** First point of a block. */
  public int blockStart(int block) {
    return starts[block];
  }

  /** One past the last point of a block. */
  public int blockEnd(int block) {
    return starts[block + 1];
  }

  /** Points not yet sorted. */
  private record Points(double[] x, double[] y, double[] z, double[] weights, int[] owners) {
    static Points ofSize(int n) {
      return new Points(new double[n], new double[n], new double[n], new double[n], new int[n]);
    }

    static Points of(AtomGrid grid, int from, int to, Atom centre) {
      Points points = ofSize(to - from);
      for (int i = from; i < to; i++) {
        points.x[i - from] = centre.x() + grid.x()[i];
        points.y[i - from] = centre.y() + grid.y()[i];
        points.z[i - from] = centre.z() + grid.z()[i];
        points.weights[i - from] = grid.weights()[i];
      }
      return points;
    }

    /** The points with weights multiplied by the shares, without those of least share. */
    Points weighed(double[] shares) {
      int n = 0;
      for (int i = 0; i < weights.length; i++) {
        n += shares[i] >= LEAST_SHARE ? 1 : 0;
      }
      Points kept = ofSize(n);
      int at = 0;
      for (int i = 0; i < weights.length; i++) {
        if (shares[i] >= LEAST_SHARE) {
          kept.x[at] = x[i];
          kept.y[at] = y[i];
          kept.z[at] = z[i];
          kept.weights[at] = weights[i] * shares[i];
          kept.owners[at++] = owners[i];
        }
      }
      return kept;
    }

    static Points join(List<Points> parts) {
      Points all = ofSize(parts.stream().mapToInt(part -> part.weights.length).sum());
      int at = 0;
      for (Points part : parts) {
        int n = part.weights.length;
        System.arraycopy(part.x, 0, all.x, at, n);
        System.arraycopy(part.y, 0, all.y, at, n);
        System.arraycopy(part.z, 0, all.z, at, n);
        System.arraycopy(part.weights, 0, all.weights, at, n);
        System.arraycopy(part.owners, 0, all.owners, at, n);
        at += n;
      }
      return all;
    }
  }
}
