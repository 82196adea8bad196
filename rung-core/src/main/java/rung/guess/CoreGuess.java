package rung.guess;

import java.util.Collections;
import rung.discretisation.Discretisation;
import rung.discretisation.Guess;
import rung.orbital.Occupation;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.solver.KohnShamProblem;

/** Orbitals of the nuclei alone: electrons that do not see each other. */
record CoreGuess() implements InitialGuess {
  @Override
  public Guess of(KohnShamProblem problem, Workers workers) {
    Discretisation world = problem.discretisation();
    return Guess.of(
        Occupation.density(
            problem.occupation().fill(world, Collections.nCopies(world.spins(), world.core()))));
  }
}
