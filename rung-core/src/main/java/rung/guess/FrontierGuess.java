package rung.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.discretisation.Density;
import rung.discretisation.Guess;
import rung.linalg.Matrix;
import rung.orbital.Occupation;
import rung.orbital.Orbitals;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.solver.KohnShamProblem;
import rung.system.InputException;

/**
 * Another guess whose frontier orbitals are changed, so that the spins part.
 *
 * @param inner the guess
 * @param change what is done to them
 * @param where what is read, for messages
 */
record FrontierGuess(InitialGuess inner, Change change, String where) implements InitialGuess {
  /** What becomes of the highest occupied and the lowest empty orbital. */
  enum Change {
    /** (HOMO + LUMO)/√2 holds an α electron, (HOMO − LUMO)/√2 a β electron. */
    MIXED,
    /** The LUMO holds the α electron of the HOMO. */
    PROMOTED
  }

  @Override
  public Guess of(KohnShamProblem problem, Workers workers) {
    if (problem.discretisation().spins() == 1) {
      throw new InputException(
          "a " + change.name().toLowerCase(Locale.ROOT) + " guess parts the spins",
          where,
          "add --reference uks");
    }
    Guess given = inner.of(problem, workers);
    List<Matrix> fock = problem.hamiltonian().at(given.density(), workers).fock();
    List<Orbitals> orbitals = Occupation.AUFBAU.fill(problem.discretisation(), fock);
    List<Matrix> factors = new ArrayList<>();
    for (int s = 0; s < orbitals.size(); s++) {
      factors.add(changed(orbitals.get(s), s == 0 ? 1 : -1));
    }
    return new Guess(Density.ofFactors(factors), given.notes());
  }

  /** The occupied columns, of α with sign 1, of β with −1. */
  private Matrix changed(Orbitals orbitals, int sign) {
    Matrix occupied = orbitals.occupiedColumns().copy();
    int homo = occupied.columns() - 1;
    if (homo < 0 || orbitals.virtuals() == 0 || (change == Change.PROMOTED && sign < 0)) {
      return occupied;
    }
    double kept = change == Change.MIXED ? Math.sqrt(0.5) : 0;
    double taken = change == Change.MIXED ? sign * Math.sqrt(0.5) : 1;
    Matrix all = orbitals.coefficients();
    for (int mu = 0; mu < all.rows(); mu++) {
      occupied.set(mu, homo, kept * all.get(mu, homo) + taken * all.get(mu, homo + 1));
    }
    return occupied;
  }
}
