package rung.guess;

import rung.discretisation.Guess;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.solver.KohnShamProblem;
import rung.system.InputException;

/**
 * Atoms with Hund's spins, neighbours antiparallel.
 *
 * @param where what is read, for messages
 */
record AntiparallelGuess(String where) implements InitialGuess {
  @Override
  public Guess of(KohnShamProblem problem, Workers workers) {
    if (problem.discretisation().spins() == 1) {
      throw new InputException(
          "an antiparallel guess parts the spins", where, "add --reference uks");
    }
    Guess guess = problem.discretisation().antiparallelGuess(workers);
    if (guess == null) {
      throw new InputException(
          "no two atoms have spins that could be antiparallel", where, "give another guess");
    }
    return guess;
  }
}
