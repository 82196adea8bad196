package rung.scf.solver;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.orbital.Smearing;
import rung.parallel.Workers;

/**
 * Fermi smearing that is taken back in steps (A. D. Rabuck, G. E. Scuseria, J. Chem. Phys. 110, 695
 * (1999)): each width is solved to where the next begins. Ends near a solution with whole
 * electrons.
 *
 * @param hottest first width, hartree
 * @param coldest last width, hartree
 * @param history number of Fock matrices that DIIS combines
 */
public record AnnealingSolver(double hottest, double coldest, int history) implements ScfSolver {
  /** From 0.05 to 0.002 hartree. */
  public static final AnnealingSolver USUAL = new AnnealingSolver(0.05, 0.002, 8);

  private static final double COOLING = 0.35;
  private static final double TARGET = 1e-3;
  private static final int MOST_MATRICES = 25;

  @Override
  public String name() {
    return "annealing";
  }

  @Override
  public boolean comesNear() {
    return true;
  }

  @Override
  public boolean handles(KohnShamProblem problem) {
    return problem.occupation().whole();
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Cooling(problem, workers);
  }

  private final class Cooling implements Steps {
    private final KohnShamProblem problem;
    private final Workers workers;
    private double width = Math.max(hottest, coldest);
    private @Nullable Outcome outcome;

    Cooling(KohnShamProblem problem, Workers workers) {
      this.problem = problem;
      this.workers = workers;
    }

    @Override
    public ScfIterate init(Density start) {
      return ScfIterate.first(problem, start, workers);
    }

    @Override
    public ScfIterate step(ScfIterate last) {
      KohnShamProblem warm =
          new KohnShamProblem(
              problem.hamiltonian(), new Smearing(Smearing.Shape.FERMI, Math.max(width, 1e-6)));
      Convergence near = new Convergence(MOST_MATRICES, Double.POSITIVE_INFINITY, TARGET);
      Attempt attempt = new Attempt(List.of(new DiisSolver(history)), near);
      ScfIterate found = new AttemptRun(warm, attempt, (s, i) -> {}, workers).from(last).iterate();
      width *= COOLING;
      if (!(width >= coldest)) {
        outcome = Outcome.STALLED;
      }
      // Fractions are no solution, however small the gradient.
      return new ScfIterate(
          found.state(),
          found.orbitals(),
          last.built() + found.built(),
          found.gradient(),
          Double.POSITIVE_INFINITY);
    }

    @Override
    public ScfIterate best(ScfIterate last) {
      return last.whole(problem, workers);
    }

    @Override
    public @Nullable Outcome outcome() {
      return outcome;
    }
  }
}
