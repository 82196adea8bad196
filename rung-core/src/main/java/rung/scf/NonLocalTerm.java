package rung.scf;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.functional.NonLocalEnergy;
import rung.functional.NonLocalFunctional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The non-local part of a functional, its potential, response and parameter derivatives, by
 * quadrature on a grid of its own.
 */
public final class NonLocalTerm {
  private final KohnShamSystem system;
  private final Functional functional;
  private final @Nullable NonLocalFunctional part;
  private final Workers workers;

  /** The term of a functional in a system. */
  public NonLocalTerm(KohnShamSystem system, Functional functional, Workers workers) {
    this.system = system;
    this.functional = functional;
    this.part = functional.part(NonLocalFunctional.class).orElse(null);
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
    if (part == null || part.none()) {
      return new Result(0, List.of());
    }
    NonLocalGrid grid = new NonLocalGrid(system, part, workers);
    List<GridDensity> rho = grid.densities(density);
    NonLocalEnergy energy = part.at(grid.features(rho), workers);
    return new Result(energy.value().energy(), forSpins(grid.potential(energy.derivative(), rho)));
  }

  /** The potential's first-order response to changes of the density, at a fixed density. */
  public Response linearise(Density density) {
    if (part == null || part.none()) {
      return change -> List.of();
    }
    NonLocalGrid grid = new NonLocalGrid(system, part, workers);
    List<GridDensity> rho = grid.densities(density);
    NonLocalEnergy energy = part.at(grid.features(rho), workers);
    double[][] derivative = energy.derivative();
    NonLocalEnergy.Linear kernel = energy.linearise(workers);
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
     * no non-local part.
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
    if (part == null) {
      return;
    }
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

  /** One matrix for each block: the same for all where the part sees the total density. */
  private List<Matrix> forSpins(List<Matrix> potential) {
    return potential.size() == system.spins()
        ? potential
        : Collections.nCopies(system.spins(), potential.get(0));
  }
}
