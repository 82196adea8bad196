package rung.response;

import org.jspecify.annotations.Nullable;
import rung.functional.NotFinite;
import rung.scf.ScfSolution;

/**
 * How a gradient was obtained.
 *
 * @param scfConverged whether the fixed point itself was reached; if not, the gradient is the
 *     variational one at the last density
 * @param orbitalGradient residual of the fixed point, hartree
 * @param solves number of linear systems solved: 0 for losses that depend on the energy only
 * @param residual relative residual of the linear solve
 * @param iterations products with the orbital Hessian
 * @param lowestCurvature smallest curvature met; infinite if there was no solve
 * @param projectedModes zero modes that were projected out of the linear solve: what the loss says
 *     along them has no meaning
 * @param adjointConverged whether the linear solve met its tolerance
 * @param notFinite what was not finite on the way, and was left out: the density's part where it
 *     arose in the linear solve, else the whole gradient; null if all was
 */
public record AdjointReport(
    boolean scfConverged,
    double orbitalGradient,
    int solves,
    double residual,
    int iterations,
    double lowestCurvature,
    int projectedModes,
    boolean adjointConverged,
    @Nullable NotFinite notFinite) {
  /** A loss without a linear solve. */
  static AdjointReport withoutSolve(ScfSolution solution, boolean complete) {
    return new AdjointReport(
        solution.converged(),
        solution.orbitalGradient(),
        0,
        0,
        0,
        Double.POSITIVE_INFINITY,
        0,
        complete,
        null);
  }

  /** One linear solve. */
  static AdjointReport of(ScfSolution solution, ResponseEquations.Solution z) {
    return new AdjointReport(
        solution.converged(),
        solution.orbitalGradient(),
        1,
        z.linear().residual(),
        z.linear().iterations(),
        z.linear().lowestCurvature(),
        z.projectedModes(),
        z.linear().converged(),
        null);
  }

  /** The same, with what was not finite if there was nothing before. */
  AdjointReport with(@Nullable NotFinite found) {
    return notFinite != null || found == null
        ? this
        : new AdjointReport(
            scfConverged,
            orbitalGradient,
            solves,
            residual,
            iterations,
            lowestCurvature,
            projectedModes,
            adjointConverged,
            found);
  }
}
