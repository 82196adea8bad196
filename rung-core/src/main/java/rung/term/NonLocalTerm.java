package rung.term;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.discretisation.GridDensity;
import rung.functional.Functional;
import rung.functional.Vv10;
import rung.functional.nonlocal.Vv10Energy;
import rung.functional.nonlocal.Vv10Response;
import rung.functional.nonlocal.Vv10Slopes;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The non-local correlation of a functional (VV10), its potential, response and parameter
 * derivatives, by quadrature on a grid of its own. It sees the total density: its potential is the
 * same for both spins.
 */
public final class NonLocalTerm implements Term {
  private final Discretisation system;
  private final Functional functional;
  private final Vv10 vv10;
  private final Workers workers;

  /** The term of a functional in a system. */
  public NonLocalTerm(Discretisation system, Functional functional, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.vv10 = functional.vv10();
    this.workers = workers;
  }

  static Optional<Term> of(Discretisation system, Functional functional, Workers workers) {
    return functional.hasVv10()
        ? Optional.of(new NonLocalTerm(system, functional, workers))
        : Optional.empty();
  }

  @Override
  public String label() {
    return "nonlocal";
  }

  @Override
  public Evaluation evaluate(Density density) {
    if (vv10.none()) {
      return Evaluation.constant(0);
    }
    NonLocalGrid grid = new NonLocalGrid(system, workers);
    List<GridDensity> rho = grid.densities(density);
    Vv10Energy energy = energy(grid, rho);
    return new Evaluation(
        vv10.factor() * energy.energy(), forSpins(grid.potential(energy.derivative(), rho)), 0);
  }

  @Override
  public Response linearise(Density density) {
    if (vv10.none()) {
      return Response.NONE;
    }
    NonLocalGrid grid = new NonLocalGrid(system, workers);
    List<GridDensity> rho = grid.densities(density);
    Vv10Energy energy = energy(grid, rho);
    double[][] derivative = energy.derivative();
    Vv10Response kernel = energy.linearise(workers);
    return change -> {
      List<GridDensity> delta = grid.densities(Density.of(change.bySpin()));
      double[][] response = kernel.apply(grid.tangent(rho, delta));
      return forSpins(grid.response(response, rho, derivative, delta));
    };
  }

  @Override
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    NonLocalGrid grid = new NonLocalGrid(system, workers);
    List<GridDensity> rho = grid.densities(density);
    Vv10Energy energy = energy(grid, rho);
    Vv10Slopes slopes = energy.slopes().times(seed);
    if (multiplier != null) {
      double[][] tangent = grid.tangent(rho, grid.densities(Density.of(multiplier)));
      slopes = slopes.plus(energy.linearise(workers).slopes(tangent));
    }
    add(functional, slopes, gradient);
  }

  @Override
  public FrozenEnergy freeze(Density density) {
    return FrozenEnergy.of(new FixedDensityNonLocal(system, density));
  }

  /** Adds ∂/∂θ of what has these derivatives to {@code gradient}. */
  static void add(Functional functional, Vv10Slopes slopes, double[] gradient) {
    double factor = functional.vv10().factor();
    functional.addVv10Gradient(slopes.factor(), factor * slopes.b(), factor * slopes.c(), gradient);
  }

  private Vv10Energy energy(NonLocalGrid grid, List<GridDensity> rho) {
    return new Vv10Energy(grid.points(rho), vv10.b(), vv10.c(), workers);
  }

  private List<Matrix> forSpins(Matrix potential) {
    return Collections.nCopies(system.spins(), potential.times(vv10.factor()));
  }
}
