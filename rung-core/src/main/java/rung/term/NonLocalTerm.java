package rung.term;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.GridDensity;
import rung.functional.Functional;
import rung.functional.MolecularFeatures;
import rung.functional.NonLocalEnergy;
import rung.functional.NonLocalFunctional;
import rung.functional.NotFinite;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The non-local part of a functional, its potential, response and parameter derivatives, by
 * quadrature on a grid of its own.
 *
 * @param part the functional's
 */
record NonLocalTerm(
    Discretisation system, Functional functional, NonLocalFunctional part, Workers workers)
    implements Term {
  static Optional<Term> of(Discretisation system, Functional functional, Workers workers) {
    return functional
        .part(NonLocalFunctional.class)
        .map(part -> new NonLocalTerm(system, functional, part, workers));
  }

  @Override
  public String label() {
    return "nonlocal";
  }

  @Override
  public Evaluation evaluate(Density density) {
    if (part.none()) {
      return Evaluation.constant(0);
    }
    NonLocalGrid grid = new NonLocalGrid(system, part, workers);
    List<GridDensity> rho = grid.densities(density);
    NonLocalEnergy energy = part.at(grid.features(rho), workers);
    return new Evaluation(
        energy.value().energy(), forSpins(grid.potential(energy.derivative(), rho)), 0);
  }

  @Override
  public Response linearise(Density density) {
    if (part.none()) {
      return Response.NONE;
    }
    NonLocalGrid grid = new NonLocalGrid(system, part, workers);
    List<GridDensity> rho = grid.densities(density);
    NonLocalEnergy energy = part.at(grid.features(rho), workers);
    double[][] derivative = energy.derivative();
    NonLocalEnergy.Linear kernel = energy.linearise(workers);
    return change -> {
      List<GridDensity> delta = grid.densities(Density.of(change.bySpin()));
      double[][] response = kernel.apply(grid.tangent(rho, delta));
      return forSpins(grid.response(response, rho, derivative, delta));
    };
  }

  @Override
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    NonLocalGrid grid = new NonLocalGrid(system, part, workers);
    List<GridDensity> rho = grid.densities(density);
    NonLocalEnergy energy = part.at(grid.features(rho), workers);
    double[] slopes = Arrays.stream(energy.value().slopes()).map(slope -> seed * slope).toArray();
    if (multiplier != null) {
      double[][] tangent = grid.tangent(rho, grid.densities(Density.of(multiplier)));
      double[] mixed = energy.linearise(workers).slopes(tangent);
      for (int k = 0; k < slopes.length; k++) {
        slopes[k] += mixed[k];
      }
    }
    functional.pullBack(part, slopes, gradient);
  }

  @Override
  public @Nullable NotFinite notFinite(Density density, @Nullable List<Matrix> multiplier) {
    NonLocalGrid grid = new NonLocalGrid(system, part, workers);
    List<GridDensity> rho = grid.densities(density);
    MolecularFeatures features = grid.features(rho);
    NonLocalEnergy energy = part.at(features, workers);
    NotFinite found = NonLocalGrid.first(functional, "derivative", features, energy.derivative());
    if (found == null && multiplier != null) {
      double[][] tangent = grid.tangent(rho, grid.densities(Density.of(multiplier)));
      double[][] change = energy.linearise(workers).apply(tangent);
      found = NonLocalGrid.first(functional, "second derivative", features, change);
    }
    return found == null ? Term.super.notFinite(density, multiplier) : found;
  }

  @Override
  public FrozenEnergy freeze(Density density) {
    return FrozenEnergy.of(new FixedDensityNonLocal(system, density));
  }

  /** One matrix for each block: the same for all where the part sees the total density. */
  private List<Matrix> forSpins(List<Matrix> potential) {
    return potential.size() == system.spins()
        ? potential
        : Collections.nCopies(system.spins(), potential.get(0));
  }
}
