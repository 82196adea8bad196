package rung.observable;

import java.util.Collections;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.Quadrature;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.parallel.Workers;
import rung.response.Seeds;

/**
 * Distance between a density and a reference, d = Σ_g w_g (n_g − n_ref,g)² / N with N the number of
 * electrons; in bohr⁻³.
 */
public final class DensityError implements Observable {
  private final Discretisation system;
  private final double[] reference;
  private final ToDoubleFunction<Workers> floor;

  private DensityError(Discretisation system, double[] reference, ToDoubleFunction<Workers> floor) {
    this.system = system;
    this.reference = reference;
    this.floor = floor;
  }

  /**
   * The error against reference values.
   *
   * @param system the world with its grid
   * @param reference n_ref [point] on the system's grid
   */
  public DensityError(Discretisation system, double[] reference) {
    this(system, reference.clone(), workers -> 0);
  }

  /** The error against the density of a file. */
  public static DensityError against(ReferenceDensity reference) {
    return new DensityError(reference.system(), reference.sharedValues(), reference::floor);
  }

  @Override
  public Set<Aspect> sees() {
    return Set.of(Aspect.DENSITY);
  }

  @Override
  public Measurement measure(ObservedState at, Workers workers) {
    Density density = at.density();
    Quadrature quadrature = Quadrature.of(system, workers);
    double[] difference = difference(density, quadrature);
    double factor = 2.0 * density.multiplicity() / electrons();
    return Measurement.of(
        sum(difference),
        slope -> {
          double[] weighted = Vectors.product(system.grid().weights(), difference);
          Matrix derivative = quadrature.potential(Vectors.scaled(slope * factor, weighted));
          return Seeds.ofDensity(Collections.nCopies(density.spins(), derivative));
        });
  }

  /** d alone. */
  public double at(Density density, Workers workers) {
    return sum(difference(density, Quadrature.of(system, workers)));
  }

  @Override
  public double floor(Workers workers) {
    return floor.applyAsDouble(workers);
  }

  private double[] difference(Density density, Quadrature quadrature) {
    double[] difference = quadrature.density(density);
    for (int g = 0; g < difference.length; g++) {
      difference[g] -= reference[g];
    }
    return difference;
  }

  private double sum(double[] difference) {
    double[] weighted = Vectors.product(system.grid().weights(), difference);
    return Vectors.dot(weighted, difference) / electrons();
  }

  private double electrons() {
    int electrons = 0;
    for (int s = 0; s < 2; s++) {
      electrons += system.occupied(s);
    }
    return Math.max(1, electrons);
  }
}
