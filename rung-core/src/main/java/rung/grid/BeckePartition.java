package rung.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.internal.kernel.BeckeCells;
import rung.system.Atom;

/**
 * Shares of the atoms in each point of space: A. D. Becke, J. Chem. Phys. 88, 2547 (1988), three
 * iterations of the cutoff polynomial, with the size adjustment of his appendix for the ratio of
 * the square roots of the Bragg-Slater radii (O. Treutler, R. Ahlrichs, J. Chem. Phys. 102, 346
 * (1995)).
 *
 * <p>Ghosts take part with the radius of their element, as in PySCF; a ghost on the place of
 * another atom takes no part and has no points.
 */
final class BeckePartition {
  /** Centres closer than this, bohr, count as one. */
  private static final double COINCIDENT = 1e-2;

  private final List<Atom> centres;
  private final double[][] inverseDistance;
  private final double[][] adjustment;

  private BeckePartition(List<Atom> centres) {
    this.centres = centres;
    int n = centres.size();
    inverseDistance = new double[n][n];
    adjustment = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          inverseDistance[i][j] = 1 / centres.get(i).distance(centres.get(j));
          // Becke's a = u/(u² − 1), u = (χ − 1)/(χ + 1), is (1/χ − χ)/4.
          double chi =
              Math.sqrt(
                  ElementRadii.braggSlater(centres.get(i).element())
                      / ElementRadii.braggSlater(centres.get(j).element()));
          adjustment[i][j] = Math.clamp((1 / chi - chi) / 4, -0.5, 0.5);
        }
      }
    }
  }

  static BeckePartition of(List<Atom> atoms) {
    List<Atom> centres = new ArrayList<>();
    atoms.stream().filter(atom -> !atom.ghost()).forEach(centres::add);
    for (Atom atom : atoms) {
      if (atom.ghost() && centres.stream().noneMatch(c -> c.distance(atom) < COINCIDENT)) {
        centres.add(atom);
      }
    }
    return new BeckePartition(centres);
  }

  /** Centres that carry points: all nuclei, then the ghosts that stand alone. */
  List<Atom> centres() {
    return centres;
  }

  /** Scratch space for at most {@code points} points at a time; one for each thread. */
  Scratch scratch(int points) {
    return new Scratch(centres.size(), points);
  }

  /** Arrays that {@link #shares} works in. */
  static final class Scratch {
    private final double[][] distance;
    private final double[][] cell;

    private Scratch(int centres, int points) {
      distance = new double[centres][points];
      cell = new double[centres][points];
    }
  }

  /**
   * The share of one centre in each of some points.
   *
   * @param owner index into {@link #centres()}
   * @param x coordinates, bohr [points]; likewise y and z
   * @return between 0 and 1 [points]; valid until the scratch is used again
   */
  double[] shares(int owner, double[] x, double[] y, double[] z, Scratch scratch) {
    int count = centres.size();
    int n = x.length;
    for (int i = 0; i < count; i++) {
      Atom centre = centres.get(i);
      BeckeCells.distance(x, y, z, centre.x(), centre.y(), centre.z(), scratch.distance[i], n);
      Arrays.fill(scratch.cell[i], 0, n, 1);
    }
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        BeckeCells.cut(
            scratch.distance[i],
            scratch.distance[j],
            inverseDistance[i][j],
            adjustment[i][j],
            scratch.cell[i],
            scratch.cell[j],
            n);
      }
    }
    double[] sum = scratch.distance[0];
    Arrays.fill(sum, 0, n, 0);
    for (int i = 0; i < count; i++) {
      BeckeCells.add(scratch.cell[i], sum, n);
    }
    BeckeCells.divide(scratch.cell[owner], sum, n);
    return scratch.cell[owner];
  }
}
