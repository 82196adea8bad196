package rung.learn.config;

import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.orbital.Occupation;
import rung.parallel.Workers;
import rung.scf.ScfLadder;
import rung.scf.ScfObserver;
import rung.scf.ScfSolution;
import rung.scf.solver.KohnShamProblem;
import rung.term.Hamiltonian;

/**
 * How the Kohn-Sham equations of every system are put and solved.
 *
 * @param ladder the attempts
 * @param occupation with an entropy, energies are free energies
 */
public record ScfRecipe(ScfLadder ladder, Occupation occupation) {
  /** Whole electrons in the lowest orbitals. */
  public ScfRecipe(ScfLadder ladder) {
    this(ladder, Occupation.AUFBAU);
  }

  /** The equations of a functional in a discretisation. */
  public KohnShamProblem problem(Discretisation discretisation, Functional functional) {
    return new KohnShamProblem(new Hamiltonian(discretisation, functional), occupation);
  }

  /** Solves them, from {@code start} if it is given. */
  public ScfSolution solve(
      Discretisation discretisation,
      Functional functional,
      @Nullable Density start,
      Workers workers) {
    return ladder.solve(problem(discretisation, functional), start, ScfObserver.NONE, workers);
  }
}
