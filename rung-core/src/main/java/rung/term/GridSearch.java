package rung.term;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.GridDensity;
import rung.discretisation.Quadrature;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.FiniteSearch;
import rung.functional.Functional;
import rung.functional.NotFinite;
import rung.grid.MolecularGrid;
import rung.linalg.Matrix;

/**
 * Finds the first point of a grid at which a functional gives a number that is not finite: group by
 * group in their order, so that what is found does not depend on the number of threads.
 */
record GridSearch(
    Discretisation system, Functional functional, FeatureLayout layout, Quadrature quadrature) {
  /**
   * What is found first, energies and first derivatives before second ones before those by
   * parameters; null if all are finite.
   *
   * @param multiplier Z_σ of mixed derivatives, or null for those of the energy alone
   */
  @Nullable NotFinite first(Density density, @Nullable List<Matrix> multiplier) {
    for (FiniteSearch what : FiniteSearch.values()) {
      for (int group = 0; group < quadrature.groups(); group++) {
        GridDensity rho = quadrature.density(group, density);
        Features features =
            new Features(layout, rho.points, rho.features(layout), quadrature.weights(group));
        double[][] tangent =
            multiplier == null
                ? null
                : rho.featureTangent(layout, quadrature.density(group, Density.of(multiplier)));
        FiniteSearch.Found found = what.first(functional, features, tangent);
        if (found != null) {
          int point = quadrature.start(group) + found.point();
          MolecularGrid grid = system.grid();
          return found
              .number()
              .at(
                  NotFinite.Place.of(
                      system.atoms(), point, grid.x()[point], grid.y()[point], grid.z()[point]));
        }
      }
    }
    return null;
  }
}
