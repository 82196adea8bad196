package rung.guess;

import java.util.List;
import rung.basis.BasisSet;
import rung.discretisation.Guess;
import rung.molecular.KohnShamSystem;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.ScfLadder;
import rung.scf.ScfObserver;
import rung.scf.ScfSolution;
import rung.scf.solver.Convergence;
import rung.scf.solver.KohnShamProblem;
import rung.term.Hamiltonian;

/**
 * The solution in another basis, usually a smaller one.
 *
 * @param basis that one
 * @param where what is read, for messages
 */
record SmallerBasisGuess(BasisSet basis, String where) implements InitialGuess {
  private static final Convergence NEAR = new Convergence(100, 1e-5, 1e-4);

  @Override
  public Guess of(KohnShamProblem problem, Workers workers) {
    KohnShamSystem system = Gaussians.of(problem, where);
    SystemSettings own = system.settings();
    SystemSettings settings =
        new SystemSettings(
            basis,
            own.auxiliary(),
            own.grid(),
            own.nonLocalGrid(),
            own.reference(),
            own.memoryBudgetBytes(),
            own.field());
    KohnShamSystem other = KohnShamSystem.build(system.molecule(), settings, workers);
    KohnShamProblem same =
        new KohnShamProblem(
            new Hamiltonian(other, problem.hamiltonian().functional()), problem.occupation());
    ScfSolution solution = ScfLadder.of(NEAR).solve(same, null, ScfObserver.NONE, workers);
    List<String> notes =
        solution.converged()
            ? List.of()
            : List.of(
                "the SCF in "
                    + basis.name()
                    + ", with which this one began, is not converged: "
                    + solution.outcome().reason());
    return new Guess(
        Gaussians.projected(solution.density().bySpin(), other.basis(), system), notes);
  }
}
