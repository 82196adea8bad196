package rung.response;

import java.util.List;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.ScfSolution;
import rung.term.Hamiltonian;

/**
 * What a loss L(D) wants of the fixed point: A z = −g, g_ai = (2/m_σ) [Cᵀ (∂L/∂D_σ) C]_ai, as the
 * matrices Z_σ = ½ Σ z_ai (C_a C_iᵀ + C_i C_aᵀ) (docs/theory.md). It depends on the solution and
 * the loss only; the derivative with respect to any θ follows at once.
 *
 * @param solution the fixed point
 * @param multiplier Z_σ for each block
 * @param report how the equations were solved
 */
public record Adjoint(ScfSolution solution, List<Matrix> multiplier, AdjointReport report) {
  /** Keeps its own list. */
  public Adjoint {
    multiplier = List.copyOf(multiplier);
  }

  /**
   * Adds ∂/∂θ [ seed · E + Σ_σ ⟨∂E/∂D_σ, Z_σ⟩ ] to {@code gradient}, or nothing where that is not
   * finite. Where the equations had no finite solution, Z is zero.
   *
   * @param functional whose θ are meant
   * @param energySeed ∂L/∂E
   * @return how it was obtained
   */
  public AdjointReport addParameterGradient(
      Functional functional, double energySeed, Workers workers, double[] gradient) {
    Hamiltonian own = solution.problem().hamiltonian();
    AdjointReport solved =
        Double.isNaN(report.lowestCurvature())
            ? report.with(own.notFinite(solution.density(), multiplier, workers))
            : report;
    return solved.with(
        FiniteGradient.add(
            own.with(functional), solution.density(), energySeed, multiplier, workers, gradient));
  }
}
