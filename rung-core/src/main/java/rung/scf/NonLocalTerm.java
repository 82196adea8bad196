package rung.scf;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
public final class NonLocalTerm {
  private final KohnShamSystem system;
  private final Functional functional;
  private final Vv10 vv10;
  private final Workers workers;

  /** The term of a functional in a system. */
  public NonLocalTerm(KohnShamSystem system, Functional functional, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.vv10 = functional.vv10();
    this.workers = workers;
  }

  /**
   * Energy and potential.
   *
   * @param energy E_nl, hartree
   * @param potential (1/m_σ) ∂E_nl/∂D_σ [nao, nao] for each block; empty if there is none
   */
  public record Result(double energy, List<Matrix> potential) {}

  /** Energy and potential of a density. */
  public Result evaluate(Density density) {
    if (vv10.none()) {
      return new Result(0, List.of());
    }
    NonLocalGrid grid = new NonLocalGrid(system, workers);
    List<GridDensity> rho = grid.densities(density);
    Vv10Energy energy = energy(grid, rho);
    return new Result(
        vv10.factor() * energy.energy(), forSpins(grid.potential(energy.derivative(), rho)));
  }

  /** The potential's first-order response to changes of the density, at a fixed density. */
  public Response linearise(Density density) {
    if (vv10.none()) {
      return change -> List.of();
    }
    NonLocalGrid grid = new NonLocalGrid(system, workers);
    List<GridDensity> rho = grid.densities(density);
    Vv10Energy energy = energy(grid, rho);
    double[][] derivative = energy.derivative();
    Vv10Response kernel = energy.linearise(workers);
    return change -> {
      List<GridDensity> delta = grid.densities(Density.of(change));
      double[][] response = kernel.apply(grid.tangent(rho, delta));
      return forSpins(grid.response(response, rho, derivative, delta));
    };
  }

  /** ∂²E_nl: applies to any number of density changes. */
  @FunctionalInterface
  public interface Response {
    /**
     * Change of the potential matrices for a symmetric change δD_σ of each block; empty if there is
     * no non-local correlation.
     */
    List<Matrix> apply(List<Matrix> change);
  }

  /**
   * Adds ∂/∂θ [ seed · E_nl(D; θ) + Σ_σ ⟨∂E_nl/∂D_σ, Z_σ⟩ ] to {@code gradient}.
   *
   * @param multiplier Z_σ for each block, symmetric, or null for the first term only
   */
  public void addParameterGradient(
      Density density, double seed, @Nullable List<Matrix> multiplier, double[] gradient) {
    if (!functional.hasVv10()) {
      return;
    }
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
