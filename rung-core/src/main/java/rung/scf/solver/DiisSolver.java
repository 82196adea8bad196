package rung.scf.solver;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;

/**
 * Direct inversion in the iterative subspace.
 *
 * @param history number of Fock matrices that are combined
 * @param patience with whole electrons, number of Fock matrices in which the orbital gradient must
 *     have halved for another solver not to do better
 * @param mixing how they are combined
 */
public record DiisSolver(int history, int patience, Mixing mixing) implements ScfSolver {
  /**
   * How Fock matrices are combined.
   *
   * @param byEnergy whether a model of the energy decides while the error is large ({@link
   *     EnergyDiis})
   * @param damping share of the last combination that is kept, below 1
   * @param levelShift by which empty levels are raised, hartree (V. R. Saunders, I. H. Hillier,
   *     Int. J. Quantum Chem. 7, 699 (1973))
   */
  public record Mixing(boolean byEnergy, double damping, double levelShift) {
    /** Pulay's. */
    public static final Mixing PLAIN = new Mixing(false, 0, 0);

    private List<Matrix> stabilised(
        KohnShamProblem problem,
        List<Matrix> fock,
        @Nullable List<Matrix> before,
        Density density) {
      List<Matrix> mixed = new ArrayList<>();
      for (int s = 0; s < fock.size(); s++) {
        Matrix own = fock.get(s);
        if (damping > 0 && before != null) {
          own = own.times(1 - damping).plus(damping, before.get(s));
        }
        if (levelShift > 0) {
          Matrix overlap = problem.discretisation().overlap();
          Matrix filled = LinearAlgebra.transform(density.bySpin().get(s), overlap);
          own = own.plus(levelShift, overlap).plus(-levelShift, filled);
        }
        mixed.add(own);
      }
      return mixed;
    }
  }

  /** Pulay's. */
  public DiisSolver(int history, int patience) {
    this(history, patience, Mixing.PLAIN);
  }

  /** Goes on to the last. */
  public DiisSolver(int history) {
    this(history, Integer.MAX_VALUE);
  }

  @Override
  public String name() {
    return mixing.byEnergy ? "adiis" : "diis";
  }

  @Override
  public Steps begin(KohnShamProblem problem, Convergence convergence, Workers workers) {
    return new Iteration(
        problem,
        new DiisHistory(history, mixing.byEnergy),
        mixing,
        problem.occupation().whole() ? patience : Integer.MAX_VALUE,
        workers);
  }

  private static final class Iteration implements Steps {
    private final KohnShamProblem problem;
    private final DiisHistory past;
    private final Mixing mixing;
    private final int patience;
    private final Workers workers;
    private @Nullable List<Matrix> combined;
    private @Nullable ScfIterate lowest;
    private double milestone = Double.POSITIVE_INFINITY;
    private int sinceMilestone;

    Iteration(
        KohnShamProblem problem, DiisHistory past, Mixing mixing, int patience, Workers workers) {
      this.problem = problem;
      this.past = past;
      this.mixing = mixing;
      this.patience = patience;
      this.workers = workers;
    }

    @Override
    public ScfIterate init(Density start) {
      return ScfIterate.first(problem, start, workers);
    }

    @Override
    public ScfIterate step(ScfIterate last) {
      ScfIterate next =
          last.next(
              problem, problem.occupation().fill(problem.discretisation(), fock(last)), workers);
      judge(next);
      return next;
    }

    /** What the next orbitals are those of. */
    private List<Matrix> fock(ScfIterate last) {
      // A density that did not come from orbitals is no point of the iteration.
      if (last.orbitals().isEmpty()) {
        return last.state().fock();
      }
      List<Matrix> found = past.extrapolate(last.state(), last.error(problem));
      combined = mixing.stabilised(problem, found, combined, last.state().density());
      return combined;
    }

    private void judge(ScfIterate next) {
      ScfIterate low = lowest;
      if (next.finite() && (low == null || next.state().energy() < low.state().energy())) {
        lowest = next;
      }
      sinceMilestone++;
      if (next.gradient() < 0.5 * milestone) {
        milestone = next.gradient();
        sinceMilestone = 0;
      }
    }

    @Override
    public ScfIterate best(ScfIterate last) {
      ScfIterate low = lowest;
      return low == null
          ? last
          : new ScfIterate(low.state(), low.orbitals(), last.built(), low.gradient(), low.change());
    }

    @Override
    public @Nullable Outcome outcome() {
      return sinceMilestone >= patience ? Outcome.STALLED : null;
    }
  }
}
