package rung.response;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.DensityChange;
import rung.functional.NotFinite;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ScfSolution;

/**
 * Derivative of a loss L(E, D; θ) with respect to the functional's parameters, through the fixed
 * point of the Kohn-Sham equations, without unrolling iterations (docs/theory.md).
 *
 * <p>The energy is variational: dE/dθ = ∂E/∂θ at fixed density. A dependence on the density costs
 * one linear solve A z = −g, g_ai = (2/m_σ) [Cᵀ (∂L/∂D_σ) C]_ai, and one mixed derivative ∂/∂θ Σ_σ
 * ⟨∂E/∂D_σ, Z_σ⟩ with Z_σ = ½ Σ z_ai (C_a C_iᵀ + C_i C_aᵀ). Zero modes of A are left out ({@link
 * ResponseEquations}).
 */
public final class ImplicitGradient {
  private ImplicitGradient() {}

  /**
   * Adds dL/dθ to {@code gradient}, also of a loss that sees Fock matrices: with W = ∂L/∂F their
   * response G[W] joins the density's slopes, and W/m the adjoint.
   *
   * @param solution as below; where it did not converge only the energy seed counts
   */
  public static AdjointReport add(
      ScfSolution solution, Seeds seeds, LinearSolver solver, Workers workers, double[] gradient) {
    List<Matrix> fock = seeds.fock();
    if (fock == null || !solution.converged()) {
      return add(solution, seeds.energy(), seeds.density(), solver, workers, gradient);
    }
    Seeds responding =
        Seeds.ofDensity(
            solution
                .problem()
                .hamiltonian()
                .linearise(solution.density(), workers)
                .apply(DensityChange.ofMatrices(fock)));
    List<Matrix> density = new Seeds(0, seeds.density(), null).plus(responding).density();
    double share = 1.0 / solution.density().multiplicity();
    @Nullable NotFinite wrong =
        FiniteGradient.add(
            solution.problem().hamiltonian(),
            solution.density(),
            0,
            fock.stream().map(w -> w.times(share)).toList(),
            workers,
            gradient);
    return add(solution, seeds.energy(), density, solver, workers, gradient).with(wrong);
  }

  /**
   * Adds dL/dθ to {@code gradient}, which stays finite: what is not is left out and reported.
   *
   * @param solution an SCF's end; if it did not converge, the density seed is left out (its adjoint
   *     is not defined) and the report says so
   * @param energySeed ∂L/∂E
   * @param densitySeed ∂L/∂D_σ for each block at fixed energy, counting all m_σ spins; null if L
   *     does not depend on the density
   */
  public static AdjointReport add(
      ScfSolution solution,
      double energySeed,
      @Nullable List<Matrix> densitySeed,
      LinearSolver solver,
      Workers workers,
      double[] gradient) {
    if (densitySeed == null || !solution.converged()) {
      return AdjointReport.withoutSolve(solution, densitySeed == null)
          .with(
              FiniteGradient.add(
                  solution.problem().hamiltonian(),
                  solution.density(),
                  energySeed,
                  null,
                  workers,
                  gradient));
    }
    return LinearisedFixedPoint.of(solution, solver, workers)
        .adjoint(solution, densitySeed)
        .addParameterGradient(solution.functional(), energySeed, workers, gradient);
  }
}
