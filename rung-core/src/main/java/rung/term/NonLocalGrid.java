package rung.term;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.GridDensity;
import rung.discretisation.GridPotential;
import rung.discretisation.Quadrature;
import rung.functional.FeatureLayout;
import rung.functional.nonlocal.DensityPoints;
import rung.grid.MolecularGrid;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Total densities on the whole grid of the non-local correlation. An open shell is treated as a
 * closed one with half of the density in each spin.
 */
final class NonLocalGrid {
  private static final FeatureLayout LAYOUT = new FeatureLayout(1, true);

  private final MolecularGrid grid;
  private final Quadrature quadrature;
  private final Workers workers;

  /** The grid for a system. */
  NonLocalGrid(Discretisation system, Workers workers) {
    Discretisation own = system.nonLocal(workers);
    this.grid = own.grid();
    this.quadrature = new Quadrature(own, LAYOUT, 0, false, workers);
    this.workers = workers;
  }

  /** Half of the sum of both spins, group by group. */
  List<GridDensity> densities(Density density) {
    Density half = density.spins() == 1 ? density : Density.of(List.of(density.total().times(0.5)));
    return workers.map(quadrature.groups(), group -> quadrature.density(group, half));
  }

  /** n and |∇n|² at all points. */
  DensityPoints points(List<GridDensity> rho) {
    double[][] all = join(group -> rho.get(group).features(LAYOUT));
    return new DensityPoints(grid.x(), grid.y(), grid.z(), grid.weights(), all[0], all[1]);
  }

  /** Changes of n and |∇n|² at all points [2][point], to first order. */
  double[][] tangent(List<GridDensity> rho, List<GridDensity> delta) {
    return join(group -> rho.get(group).featureTangent(LAYOUT, delta.get(group)));
  }

  private double[][] join(IntFunction<double[][]> part) {
    double[][] all = new double[2][grid.size()];
    for (int group = 0; group < quadrature.groups(); group++) {
      double[][] own = part.apply(group);
      for (int k = 0; k < 2; k++) {
        System.arraycopy(own[k], 0, all[k], quadrature.start(group), own[k].length);
      }
    }
    return all;
  }

  /** The matrix of the potential with these derivatives with respect to n and |∇n|² [2][point]. */
  Matrix potential(double[][] derivative, List<GridDensity> rho) {
    return assemble(
        group -> {
          GridPotential fields = new GridPotential(LAYOUT, rho.get(group).points);
          fields.add(part(group, derivative), rho.get(group));
          return fields;
        });
  }

  /**
   * The first-order change of {@link #potential}.
   *
   * @param response change of the derivatives
   */
  Matrix response(
      double[][] response, List<GridDensity> rho, double[][] derivative, List<GridDensity> delta) {
    return assemble(
        group -> {
          GridPotential fields = new GridPotential(LAYOUT, rho.get(group).points);
          fields.add(part(group, response), rho.get(group));
          fields.addProducts(part(group, derivative), delta.get(group));
          return fields;
        });
  }

  private Matrix assemble(IntFunction<GridPotential> fields) {
    return quadrature.assemble(1, fields).get(0);
  }

  private double[][] part(int group, double[][] all) {
    int from = quadrature.start(group);
    int to = quadrature.end(group);
    return new double[][] {
      Arrays.copyOfRange(all[0], from, to), Arrays.copyOfRange(all[1], from, to)
    };
  }
}
