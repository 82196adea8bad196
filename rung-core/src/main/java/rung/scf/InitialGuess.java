package rung.scf;

import rung.discretisation.Guess;
import rung.parallel.Workers;
import rung.scf.solver.KohnShamProblem;

/** Where an SCF begins that is given no density. */
@FunctionalInterface
public interface InitialGuess {
  /** What the world itself suggests: of molecules, the densities of their atoms. */
  InitialGuess USUAL = (problem, workers) -> problem.discretisation().guess(workers);

  /** A density for a problem. */
  Guess of(KohnShamProblem problem, Workers workers);
}
