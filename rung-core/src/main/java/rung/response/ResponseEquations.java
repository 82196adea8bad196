package rung.response;

import java.util.List;
import java.util.function.UnaryOperator;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.orbital.OrbitalHessian;
import rung.orbital.RitzSpace;
import rung.scf.ScfSolution;

/**
 * A κ = b in the space of occupied-virtual rotations, without the zero modes of A. A degenerate
 * open shell (B, C, O, F, OH, NO) can turn at no cost: A then has eigenvalues that are zero but for
 * the grid's own error, and what a density loss says along them has no meaning. Modes with |λ|
 * below {@value ZeroModes#LARGEST} are projected out of the equations and counted.
 *
 * <p>They are searched for only where the plain solve met a curvature below {@value #SUSPICIOUS}; a
 * zero mode that b reaches makes it meet one. Everything else keeps the bits of the plain solve.
 */
record ResponseEquations(OrbitalHessian hessian, LinearSolver solver)
    implements LinearisedFixedPoint {
  private static final double SUSPICIOUS = 1e-2;

  /**
   * A solution.
   *
   * @param linear κ, orthogonal to the modes that were projected out; its residual is that of the
   *     projected equations
   * @param projectedModes their number
   */
  record Solution(LinearSolver.Solution linear, int projectedModes) {}

  /** δD(κ) with A κ = −f, f_ai = [Cᵀ δF C]_ai. */
  @Override
  public Change change(List<Matrix> fock) {
    LinearSolver.Solution kappa = solve(Vectors.scaled(-1, hessian.space().project(fock))).linear();
    return new Change(hessian.densityChange(kappa.x()), kappa.iterations(), kappa.finite());
  }

  @Override
  public Adjoint adjoint(ScfSolution solution, List<Matrix> densitySeed) {
    double factor = -2.0 / solution.density().multiplicity();
    Solution z = solve(Vectors.scaled(factor, hessian.space().project(densitySeed)));
    List<Matrix> multiplier =
        hessian.densityChange(z.linear().x()).stream().map(change -> change.times(0.5)).toList();
    return new Adjoint(solution, multiplier, AdjointReport.of(solution, z));
  }

  /** Solves for a right-hand side. */
  Solution solve(double[] right) {
    LinearSolver.Solution plain = solver.solve(hessian::apply, hessian::precondition, right);
    if (!plain.finite() || plain.lowestCurvature() >= SUSPICIOUS) {
      return new Solution(plain, 0);
    }
    List<double[]> modes = ZeroModes.of(hessian, plain.x());
    if (modes.isEmpty()) {
      return new Solution(plain, 0);
    }
    UnaryOperator<double[]> project = vector -> RitzSpace.without(modes, vector);
    LinearSolver.Solution projected =
        solver.solve(
            vector -> project.apply(hessian.apply(project.apply(vector))),
            vector -> project.apply(hessian.precondition(project.apply(vector))),
            project.apply(right));
    return new Solution(
        new LinearSolver.Solution(
            project.apply(projected.x()),
            projected.residual(),
            plain.iterations() + projected.iterations(),
            Math.min(plain.lowestCurvature(), projected.lowestCurvature()),
            projected.converged()),
        modes.size());
  }
}
