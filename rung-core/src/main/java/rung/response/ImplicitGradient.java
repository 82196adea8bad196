package rung.response;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.DispersionTerm;
import rung.scf.ExchangeTerm;
import rung.scf.NonLocalTerm;
import rung.scf.ScfSolution;
import rung.scf.XcIntegrator;

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
   * Adds dL/dθ to {@code gradient}.
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
      addAtFixedDensity(solution, solution.functional(), energySeed, null, workers, gradient);
      return AdjointReport.withoutSolve(solution, densitySeed == null);
    }
    ResponseEquations equations =
        new ResponseEquations(new OrbitalHessian(solution, workers), solver);
    return add(
        solution, solution.functional(), energySeed, densitySeed, equations, workers, gradient);
  }

  /**
   * The same with the adjoint of a given fixed point.
   *
   * @param functional whose parameters are meant
   * @param equations of {@code solution}
   */
  static AdjointReport add(
      ScfSolution solution,
      Functional functional,
      double energySeed,
      List<Matrix> densitySeed,
      ResponseEquations equations,
      Workers workers,
      double[] gradient) {
    OrbitalHessian hessian = equations.hessian();
    double[] right = hessian.project(densitySeed);
    double factor = -2.0 / solution.density().multiplicity();
    for (int k = 0; k < right.length; k++) {
      right[k] *= factor;
    }
    ResponseEquations.Solution z = equations.solve(right);
    List<Matrix> multiplier = new ArrayList<>();
    for (Matrix change : hessian.densityChange(z.linear().x())) {
      multiplier.add(change.times(0.5));
    }
    addAtFixedDensity(solution, functional, energySeed, multiplier, workers, gradient);
    return AdjointReport.of(solution, z);
  }

  /** ∂/∂θ [ seed · E + Σ_σ ⟨∂E/∂D_σ, Z_σ⟩ ]. */
  private static void addAtFixedDensity(
      ScfSolution solution,
      Functional functional,
      double seed,
      @Nullable List<Matrix> multiplier,
      Workers workers,
      double[] gradient) {
    new XcIntegrator(solution.system(), functional, workers)
        .addParameterGradient(solution.density(), seed, multiplier, gradient);
    new ExchangeTerm(solution.system(), functional, workers)
        .addParameterGradient(solution.density(), seed, multiplier, gradient);
    new NonLocalTerm(solution.system(), functional, workers)
        .addParameterGradient(solution.density(), seed, multiplier, gradient);
    new DispersionTerm(solution.system(), functional).addParameterGradient(seed, gradient);
  }
}
