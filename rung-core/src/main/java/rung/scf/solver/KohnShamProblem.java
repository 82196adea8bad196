package rung.scf.solver;

import rung.discretisation.Discretisation;
import rung.functional.Functional;
import rung.orbital.Occupation;
import rung.term.Hamiltonian;

/**
 * The Kohn-Sham equations: what F is and how its orbitals are occupied.
 *
 * @param hamiltonian E[D; θ]
 * @param occupation policy
 */
public record KohnShamProblem(Hamiltonian hamiltonian, Occupation occupation) {
  /** Whole electrons in the lowest orbitals. */
  public static KohnShamProblem of(Discretisation discretisation, Functional functional) {
    return new KohnShamProblem(new Hamiltonian(discretisation, functional), Occupation.AUFBAU);
  }

  /** Where the equations are solved. */
  public Discretisation discretisation() {
    return hamiltonian.discretisation();
  }
}
