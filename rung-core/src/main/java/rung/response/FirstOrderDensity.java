package rung.response;

import java.util.ArrayList;
import java.util.List;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ScfSolution;

/**
 * The self-consistent density of a functional near another one, to first order in the difference of
 * their potentials.
 *
 * <p>At the fixed point D₀ of a base functional, A κ = −f with f_ai = [Cᵀ (F[D₀; θ] − F[D₀; base])
 * C]_ai gives D[θ] ≈ D₀ + δD(κ), δD_σ(κ) = Σ κ_ai (C_a C_iᵀ + C_i C_aᵀ) (coupled-perturbed
 * Kohn-Sham equations; A as in {@link OrbitalHessian}). For a loss L(D) the chain rule backwards
 * takes the same operator: A z = −g, g_ai = (2/m_σ) [Cᵀ (∂L/∂D_σ) C]_ai, and dL/dθ = ∂/∂θ Σ_σ
 * ⟨∂E/∂D_σ, Z_σ⟩ at D₀. Fractional occupations follow their levels ({@link EnsembleEquations}).
 */
public final class FirstOrderDensity {
  private final ScfSolution base;
  private final LinearisedFixedPoint equations;
  private final Workers workers;

  /**
   * Linearises around a solution.
   *
   * @param base a converged SCF
   */
  public FirstOrderDensity(ScfSolution base, LinearSolver solver, Workers workers) {
    if (!base.converged()) {
      throw new IllegalArgumentException("there is no response without a fixed point");
    }
    this.base = base;
    this.equations = LinearisedFixedPoint.of(base, solver, workers);
    this.workers = workers;
  }

  /**
   * A density and what it took.
   *
   * @param density D₀ + δD
   * @param iterations products with A
   * @param finite false where potential or response is not finite; the density is then D₀
   */
  public record Moved(Density density, int iterations, boolean finite) {}

  /** The density that {@code functional} would have. */
  public Moved at(Functional functional) {
    List<Matrix> fock =
        base.problem().hamiltonian().with(functional).at(base.density(), workers).fock();
    List<Matrix> difference = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      difference.add(fock.get(s).plus(-1, base.state().fock().get(s)));
    }
    LinearisedFixedPoint.Change change = equations.change(difference);
    List<Matrix> moved = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      moved.add(base.density().bySpin().get(s).plus(1, change.density().get(s)));
    }
    return new Moved(Density.of(moved), change.iterations(), change.finite());
  }

  /**
   * Adds dL/dθ of a loss in the moved density to {@code gradient}.
   *
   * @param functional the functional, with the parameters at which to differentiate
   * @param densitySeed ∂L/∂D_σ at the moved density, counting all m_σ spins
   */
  public AdjointReport addParameterGradient(
      Functional functional, List<Matrix> densitySeed, double[] gradient) {
    Adjoint adjoint = equations.adjoint(base, densitySeed);
    return adjoint.addParameterGradient(functional, 0, workers, gradient);
  }
}
