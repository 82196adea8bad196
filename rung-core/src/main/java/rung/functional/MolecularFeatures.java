package rung.functional;

import java.util.List;
import rung.system.Atom;

/**
 * Features at all points of a molecule's grid, and where the points are.
 *
 * @param features at the points, in the grid's order
 * @param x coordinates, bohr [point]; read only, as are y and z
 * @param owners which atom's grid a point comes from [point]; read only
 * @param atoms elements and positions, ghosts included
 * @param blockStarts first points of the grid's compact blocks, then the number of points
 */
public record MolecularFeatures(
    Features features,
    double[] x,
    double[] y,
    double[] z,
    int[] owners,
    List<Atom> atoms,
    int[] blockStarts) {
  /** Keeps its own list. */
  public MolecularFeatures {
    atoms = List.copyOf(atoms);
  }
}
