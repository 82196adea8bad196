package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.Functional;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * The Kohn-Sham equations solved on a coarse grid and corrected from the fine one, by the full
 * approximation scheme (A. Brandt, Math. Comput. 31, 333 (1977)): the coarse equations carry Δ_σ =
 * F_σ(fine) − F_σ(coarse) at the last density, so that their solution moves to that of the fine
 * equations. A cycle costs one Fock matrix on the fine grid, and the error falls by the relative
 * difference of the two grids' kernels: measured, two orders of magnitude a cycle or more.
 */
final class TwoGridIteration {
  private static final int MAX_COARSE_ITERATIONS = 25;

  /** Orbital gradient at which the first coarse solution is good enough, hartree. */
  private static final double FIRST_TARGET = 1e-3;

  /** How far below the fine gradient the next coarse solution goes. */
  private static final double REDUCTION = 0.01;

  /** A cycle that reduces the gradient less is not worth its fine Fock matrix. */
  private static final double WORTHWHILE = 0.25;

  private final KohnShamSystem fine;
  private final KohnShamSystem coarse;
  private final Functional functional;
  private final Workers workers;

  TwoGridIteration(
      KohnShamSystem fine, KohnShamSystem coarse, Functional functional, Workers workers) {
    this.fine = fine;
    this.coarse = coarse;
    this.functional = functional;
    this.workers = workers;
  }

  /**
   * Cycles until the solver's thresholds are met on the fine grid, or cycles no longer help.
   *
   * @return the end on the fine grid, its iterations those on the fine grid; null if already the
   *     first coarse equations did not converge
   */
  DiisIteration.@Nullable End run(DiisSolver limits, Density start) {
    DiisIteration.@Nullable End last = null;
    @Nullable List<Matrix> shift = null;
    double target = Math.max(FIRST_TARGET, limits.gradientTolerance());
    for (int cycle = 1; cycle <= limits.maxIterations(); cycle++) {
      DiisSolver patience =
          new DiisSolver(MAX_COARSE_ITERATIONS, Double.POSITIVE_INFINITY, target, limits.history());
      DiisIteration equations = new DiisIteration(coarse, functional, shift, workers);
      DiisIteration.End inner =
          last == null ? equations.run(patience, start) : equations.run(patience, last);
      if (!inner.converged()) {
        return last;
      }
      KohnShamState state = KohnShamState.at(fine, functional, inner.state().density(), workers);
      double gradient = DiisIteration.gradient(inner.orbitals(), state.fock());
      double change =
          last == null ? Double.POSITIVE_INFINITY : state.energy() - last.state().energy();
      boolean converged =
          gradient < limits.gradientTolerance() && Math.abs(change) < limits.energyTolerance();
      // Written so that a gradient that is no number ends the cycles, too.
      boolean helps =
          last == null ? Double.isFinite(gradient) : gradient < WORTHWHILE * last.gradient();
      last = new DiisIteration.End(state, inner.orbitals(), converged, cycle, gradient, change);
      if (converged || !helps) {
        return last;
      }
      shift = shift(shift, state.fock(), inner.state().fock());
      target = Math.max(REDUCTION * gradient, 0.3 * limits.gradientTolerance());
    }
    return last;
  }

  private static List<Matrix> shift(
      @Nullable List<Matrix> old, List<Matrix> wanted, List<Matrix> shifted) {
    List<Matrix> shift = new ArrayList<>();
    for (int s = 0; s < wanted.size(); s++) {
      Matrix difference = wanted.get(s).plus(-1, shifted.get(s));
      shift.add(old == null ? difference : difference.plus(1, old.get(s)));
    }
    return shift;
  }
}
