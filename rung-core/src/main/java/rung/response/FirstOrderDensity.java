package rung.response;

import java.util.ArrayList;
import java.util.List;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.Density;
import rung.scf.ScfSolution;
import rung.scf.XcIntegrator;

/**
 * The self-consistent density of a functional near another one, to first order in the difference of
 * their potentials.
 *
 * <p>At the fixed point D₀ of a base functional, A κ = −f with f_ai = [Cᵀ (V_xc[θ] − V_xc[base])
 * C]_ai, both potentials at D₀, gives D[θ] ≈ D₀ + δD(κ), δD_σ(κ) = Σ κ_ai (C_a C_iᵀ + C_i C_aᵀ)
 * (coupled-perturbed Kohn-Sham equations; A as in {@link OrbitalHessian}). For a loss L(D) the
 * chain rule backwards takes the same operator: A z = −g, g_ai = (2/m_σ) [Cᵀ (∂L/∂D_σ) C]_ai, and
 * dL/dθ = ∂/∂θ Σ_σ ⟨∂E_xc/∂D_σ, Z_σ⟩ at D₀.
 */
public final class FirstOrderDensity {
  private final ScfSolution base;
  private final OrbitalHessian hessian;
  private final LinearSolver solver;
  private final Workers workers;
  private final List<Matrix> basePotential;

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
    this.hessian = new OrbitalHessian(base, workers);
    this.solver = solver;
    this.workers = workers;
    this.basePotential = potential(base.functional());
  }

  /**
   * A density and what it took.
   *
   * @param density D₀ + δD
   * @param iterations products with A
   * @param converged whether the linear solve met its tolerance
   */
  public record Moved(Density density, int iterations, boolean converged) {}

  /** The density that {@code functional} would have. */
  public Moved at(Functional functional) {
    List<Matrix> difference = new ArrayList<>();
    List<Matrix> potential = potential(functional);
    for (int s = 0; s < potential.size(); s++) {
      difference.add(potential.get(s).plus(-1, basePotential.get(s)));
    }
    LinearSolver.Solution kappa = solve(difference, -1);
    List<Matrix> change = hessian.densityChange(kappa.x());
    List<Matrix> moved = new ArrayList<>();
    for (int s = 0; s < change.size(); s++) {
      moved.add(base.density().bySpin().get(s).plus(1, change.get(s)));
    }
    return new Moved(Density.of(moved), kappa.iterations(), kappa.converged());
  }

  /**
   * Adds dL/dθ of a loss in the moved density to {@code gradient}.
   *
   * @param functional the functional, with the parameters at which to differentiate
   * @param densitySeed ∂L/∂D_σ at the moved density, counting all m_σ spins
   */
  public AdjointReport addParameterGradient(
      Functional functional, List<Matrix> densitySeed, double[] gradient) {
    LinearSolver.Solution z = solve(densitySeed, -2.0 / base.density().multiplicity());
    List<Matrix> multiplier = new ArrayList<>();
    for (Matrix change : hessian.densityChange(z.x())) {
      multiplier.add(change.times(0.5));
    }
    new XcIntegrator(base.system(), functional, workers)
        .addParameterGradient(base.density(), 0, multiplier, gradient);
    return AdjointReport.of(base, z);
  }

  private LinearSolver.Solution solve(List<Matrix> right, double factor) {
    double[] vector = hessian.project(right);
    for (int k = 0; k < vector.length; k++) {
      vector[k] *= factor;
    }
    return solver.solve(hessian::apply, hessian::precondition, vector);
  }

  private List<Matrix> potential(Functional functional) {
    return new XcIntegrator(base.system(), functional, workers)
        .evaluate(base.density())
        .potential();
  }
}
