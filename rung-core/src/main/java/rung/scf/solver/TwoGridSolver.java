package rung.scf.solver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.term.Hamiltonian;
import rung.term.KohnShamState;

/**
 * The Kohn-Sham equations solved on a coarse grid and corrected from the fine one, by the full
 * approximation scheme (A. Brandt, Math. Comput. 31, 333 (1977)): the coarse equations carry Δ_σ =
 * F_σ(fine) − F_σ(coarse) at the last density, so that their solution moves to that of the fine
 * equations. A cycle costs one Fock matrix on the fine grid, and the error falls by the relative
 * difference of the two grids' kernels: measured, two orders of magnitude a cycle or more.
 *
 * @param history number of Fock matrices that DIIS combines on the coarse grid
 */
public record TwoGridSolver(int history) implements ScfSolver {
  private static final int MAX_COARSE_ITERATIONS = 25;

  /** Orbital gradient at which the first coarse solution is good enough, hartree. */
  private static final double FIRST_TARGET = 1e-3;

  /** How far below the fine gradient the next coarse solution goes. */
  private static final double REDUCTION = 0.01;

  /** A cycle that reduces the gradient less is not worth its fine Fock matrix. */
  private static final double WORTHWHILE = 0.25;

  @Override
  public String name() {
    return "two-grid";
  }

  @Override
  public boolean comesNear() {
    return true;
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Cycles(problem, convergence.gradient(), new DiisSolver(history), workers);
  }

  private static final class Cycles implements Steps {
    private final KohnShamProblem fine;
    private final double gradientTolerance;
    private final DiisSolver inner;
    private final Workers workers;
    private @Nullable KohnShamProblem coarse;
    private @Nullable List<Matrix> shift;
    private @Nullable List<Matrix> coarseFock;
    private @Nullable Outcome outcome;

    Cycles(KohnShamProblem fine, double gradientTolerance, DiisSolver inner, Workers workers) {
      this.fine = fine;
      this.gradientTolerance = gradientTolerance;
      this.inner = inner;
      this.workers = workers;
    }

    @Override
    public @Nullable ScfIterate init(Density start) {
      Discretisation few = fine.discretisation().coarse(workers);
      if (few == null) {
        return null;
      }
      Hamiltonian own = fine.hamiltonian();
      Hamiltonian terms = new Hamiltonian(few, own.functional(), own.others());
      coarse = new KohnShamProblem(terms, fine.occupation());
      AttemptRun.End end = solver(coarse, Math.max(FIRST_TARGET, gradientTolerance)).from(start);
      return end.outcome() == Outcome.CONVERGED ? onFineGrid(end.iterate(), null) : null;
    }

    @Override
    public ScfIterate step(ScfIterate last) {
      KohnShamProblem few = coarse;
      List<Matrix> theirs = coarseFock;
      if (few == null || theirs == null) {
        throw new IllegalStateException("a step before the start");
      }
      List<Matrix> sum = shift(last.state().fock(), theirs);
      shift = sum;
      KohnShamProblem shifted =
          new KohnShamProblem(few.hamiltonian().plus(new ShiftTerm(sum)), few.occupation());
      double target = Math.max(REDUCTION * last.gradient(), 0.3 * gradientTolerance);
      AttemptRun.End end = solver(shifted, target).from(last);
      if (end.outcome() == Outcome.CONVERGED) {
        return onFineGrid(end.iterate(), last);
      }
      outcome = Outcome.STALLED;
      return last;
    }

    @Override
    public @Nullable Outcome outcome() {
      return outcome;
    }

    /** DIIS on the coarse grid to an orbital gradient. */
    private AttemptRun solver(KohnShamProblem problem, double target) {
      Convergence patience =
          new Convergence(MAX_COARSE_ITERATIONS, Double.POSITIVE_INFINITY, target);
      return new AttemptRun(
          problem, new Attempt(List.of(inner), patience), (solver, step) -> {}, workers);
    }

    private ScfIterate onFineGrid(ScfIterate found, @Nullable ScfIterate last) {
      coarseFock = found.state().fock();
      KohnShamState bare = fine.hamiltonian().at(found.state().density(), workers);
      KohnShamState state = fine.occupation().complete(bare, found.orbitals());
      double gradient = ScfIterate.gradient(fine.occupation(), found.orbitals(), state.fock());
      double change =
          last == null ? Double.POSITIVE_INFINITY : state.energy() - last.state().energy();
      if (last != null && !(gradient < WORTHWHILE * last.gradient())) {
        outcome = Outcome.STALLED;
      }
      int built = last == null ? 1 : last.built() + 1;
      return new ScfIterate(state, found.orbitals(), built, gradient, change);
    }

    private List<Matrix> shift(List<Matrix> wanted, List<Matrix> theirs) {
      List<Matrix> old = shift;
      List<Matrix> sum = new ArrayList<>();
      for (int s = 0; s < wanted.size(); s++) {
        Matrix difference = wanted.get(s).plus(-1, theirs.get(s));
        sum.add(old == null ? difference : difference.plus(1, old.get(s)));
      }
      return sum;
    }
  }
}
