package rung.term;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.GridDensity;
import rung.discretisation.GridPotential;
import rung.discretisation.Quadrature;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.MolecularFeatures;
import rung.functional.NonLocalFunctional;
import rung.functional.NotFinite;
import rung.grid.MolecularGrid;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * What a non-local functional sees on its grid. For one that sees the total density an open shell
 * is treated as a closed one with half of the density in each spin.
 */
final class NonLocalGrid {
  private final Discretisation own;
  private final MolecularGrid grid;
  private final FeatureLayout layout;
  private final Quadrature quadrature;
  private final Workers workers;

  /** The grid for a system. */
  NonLocalGrid(Discretisation system, NonLocalFunctional functional, Workers workers) {
    this.own = system.nonLocal(workers);
    this.grid = own.grid();
    this.layout = functional.layout(system.spins());
    this.quadrature = new Quadrature(own, layout, 0, workers);
    this.workers = workers;
  }

  /** The spin densities that are seen, or half of their sum, group by group. */
  List<GridDensity> densities(Density density) {
    Density seen =
        density.spins() == layout.spins()
            ? density
            : Density.of(List.of(density.total().times(0.5)));
    return workers.map(quadrature.groups(), group -> quadrature.density(group, seen));
  }

  /** What the functional sees. */
  MolecularFeatures features(List<GridDensity> rho) {
    double[][] all = join(group -> rho.get(group).features(layout));
    return new MolecularFeatures(
        new Features(layout, grid.size(), all, grid.weights()),
        grid.x(),
        grid.y(),
        grid.z(),
        grid.owners(),
        own.atoms(),
        IntStream.rangeClosed(0, grid.blocks())
            .map(block -> block < grid.blocks() ? grid.blockStart(block) : grid.size())
            .toArray());
  }

  /** Changes of the features at all points, to first order. */
  double[][] tangent(List<GridDensity> rho, List<GridDensity> delta) {
    return join(group -> rho.get(group).featureTangent(layout, delta.get(group)));
  }

  private double[][] join(IntFunction<double[][]> part) {
    double[][] all = new double[layout.channels()][grid.size()];
    for (int group = 0; group < quadrature.groups(); group++) {
      double[][] own = part.apply(group);
      for (int k = 0; k < all.length; k++) {
        System.arraycopy(own[k], 0, all[k], quadrature.start(group), own[k].length);
      }
    }
    return all;
  }

  /** Matrices of the potentials with these derivatives with respect to the features. */
  List<Matrix> potential(double[][] derivative, List<GridDensity> rho) {
    return quadrature.assemble(
        layout.spins(),
        group -> {
          GridPotential fields = new GridPotential(layout, rho.get(group).points);
          fields.add(part(group, derivative), rho.get(group));
          return fields;
        });
  }

  /**
   * The first-order change of {@link #potential}.
   *
   * @param response change of the derivatives
   */
  List<Matrix> response(
      double[][] response, List<GridDensity> rho, double[][] derivative, List<GridDensity> delta) {
    return quadrature.assemble(
        layout.spins(),
        group -> {
          GridPotential fields = new GridPotential(layout, rho.get(group).points);
          fields.add(part(group, response), rho.get(group));
          fields.addProducts(part(group, derivative), delta.get(group));
          return fields;
        });
  }

  /**
   * The first point with a derivative that is not finite; null without one.
   *
   * @param derivative of the energy with respect to the features [channel][point]
   */
  static @Nullable NotFinite first(
      Functional functional, String what, MolecularFeatures at, double[][] derivative) {
    Features features = at.features();
    for (int p = 0; p < features.points(); p++) {
      for (int c = 0; c < derivative.length; c++) {
        if (!Double.isFinite(derivative[c][p])) {
          Map<String, Double> values = new LinkedHashMap<>();
          for (int k = 0; k < derivative.length; k++) {
            values.put(features.layout().name(k), features.values()[k][p]);
          }
          return new NotFinite(
              functional.name(),
              "non-local",
              "the " + what + " of its energy by " + features.layout().name(c),
              derivative[c][p],
              NotFinite.Place.of(at.atoms(), p, at.x()[p], at.y()[p], at.z()[p]),
              values);
        }
      }
    }
    return null;
  }

  private double[][] part(int group, double[][] all) {
    int from = quadrature.start(group);
    int to = quadrature.end(group);
    return Arrays.stream(all)
        .map(channel -> Arrays.copyOfRange(channel, from, to))
        .toArray(double[][]::new);
  }
}
