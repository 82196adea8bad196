package rung.guess;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rung.discretisation.Guess;
import rung.molecular.KohnShamSystem;
import rung.observable.MoldenFile;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.solver.KohnShamProblem;
import rung.system.Atom;
import rung.system.InputException;

/**
 * The density of a Molden file, in whatever basis, at nearly the same geometry.
 *
 * @param file what was read
 * @param name of the file, for messages
 */
record MoldenGuess(MoldenFile file, String name) implements InitialGuess {
  /** Largest distance between a nucleus of the file and of the system, bohr. */
  private static final double NEAR = 0.5;

  @Override
  public Guess of(KohnShamProblem problem, Workers workers) {
    KohnShamSystem system = Gaussians.of(problem, name);
    requireNear(atoms(file.molecule().atoms()), atoms(system.atoms()));
    return Guess.of(Gaussians.projected(Arrays.asList(file.densityBySpin()), file.basis(), system));
  }

  private static List<Atom> atoms(List<Atom> all) {
    return all.stream().filter(atom -> !atom.ghost()).toList();
  }

  private void requireNear(List<Atom> theirs, List<Atom> ours) {
    if (theirs.size() != ours.size()) {
      throw new InputException(
          "the file has " + theirs.size() + " atoms, the system " + ours.size(),
          name,
          "give orbitals of this molecule");
    }
    for (int i = 0; i < ours.size(); i++) {
      Atom a = theirs.get(i);
      Atom b = ours.get(i);
      if (!a.element().equals(b.element()) || a.distance(b) > NEAR) {
        throw new InputException(
            String.format(
                Locale.ROOT,
                "atom %d is %s in the file and %s in the system, %.2f bohr away",
                i + 1,
                a.element().symbol(),
                b.element().symbol(),
                a.distance(b)),
            name,
            "give orbitals of this molecule in the same place and order of atoms");
      }
    }
  }
}
