package rung.observable;

import java.util.List;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.Quadrature;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Distance between a density and a reference, L = Σ_g w_g (n_g − n_ref,g)² / N with N the number of
 * electrons; in bohr⁻³.
 */
public final class DensityLoss {
  private final Discretisation system;
  private final double[] reference;

  /**
   * A loss against reference values.
   *
   * @param system the world with its grid
   * @param reference n_ref [point] on the system's grid
   */
  public DensityLoss(Discretisation system, double[] reference) {
    this.system = system;
    this.reference = reference.clone();
  }

  /**
   * Value and derivative at a density.
   *
   * @param loss L
   * @param seed ∂L/∂D_σ [nao, nao] for each block, counting all m_σ spins
   */
  public record Value(double loss, List<Matrix> seed) {}

  /** L alone. */
  public double loss(Density density, Workers workers) {
    return sum(difference(density, Quadrature.of(system, workers)));
  }

  /** L and its derivative with respect to the density matrices. */
  public Value evaluate(Density density, Workers workers) {
    Quadrature quadrature = Quadrature.of(system, workers);
    double[] difference = difference(density, quadrature);
    double[] potential = new double[difference.length];
    double[] weights = system.grid().weights();
    double factor = 2.0 * density.multiplicity() / electrons();
    for (int g = 0; g < potential.length; g++) {
      potential[g] = factor * weights[g] * difference[g];
    }
    Matrix seed = quadrature.potential(potential);
    return new Value(sum(difference), java.util.Collections.nCopies(density.spins(), seed));
  }

  private double[] difference(Density density, Quadrature quadrature) {
    double[] difference = quadrature.density(density);
    for (int g = 0; g < difference.length; g++) {
      difference[g] -= reference[g];
    }
    return difference;
  }

  private double sum(double[] difference) {
    double[] weights = system.grid().weights();
    double sum = 0;
    for (int g = 0; g < difference.length; g++) {
      sum += weights[g] * difference[g] * difference[g];
    }
    return sum / electrons();
  }

  private double electrons() {
    int electrons = 0;
    for (int s = 0; s < 2; s++) {
      electrons += system.occupied(s);
    }
    return Math.max(1, electrons);
  }
}
