package rung.molecular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.linalg.Matrix;
import rung.orbital.Orbitals;
import rung.system.Atom;

/**
 * Orbitals of the spherical atoms of a molecule that hold electrons, each on its atom.
 *
 * @param coefficients [nao, levels]
 * @param energies hartree, [levels]
 * @param notes what the user should know of them
 */
public record AtomicLevels(Matrix coefficients, double[] energies, List<String> notes) {
  /** The levels of all atoms of a system but its ghosts. */
  public static AtomicLevels of(KohnShamSystem system) {
    Map<Integer, Orbitals> known = new HashMap<>();
    List<String> notes = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    List<Double> energies = new ArrayList<>();
    List<Atom> atoms = system.molecule().atoms();
    for (int a = 0; a < atoms.size(); a++) {
      if (atoms.get(a).ghost()) {
        continue;
      }
      Atom atom = atoms.get(a);
      Orbitals own =
          known.computeIfAbsent(
              atom.element().number(),
              z -> AtomicDensities.orbitals(atom.element(), system.settings().basis(), notes));
      int first = AtomicDensities.firstFunction(system.basis(), a);
      for (int p = 0; p < own.energies().length; p++) {
        if (own.occupations()[p] > 0) {
          double[] column = new double[system.size()];
          for (int mu = 0; mu < own.coefficients().rows(); mu++) {
            column[first + mu] = own.coefficients().get(mu, p);
          }
          columns.add(column);
          energies.add(own.energies()[p]);
        }
      }
    }
    Matrix coefficients = Matrix.zeros(system.size(), columns.size());
    for (int p = 0; p < columns.size(); p++) {
      for (int mu = 0; mu < coefficients.rows(); mu++) {
        coefficients.set(mu, p, columns.get(p)[mu]);
      }
    }
    return new AtomicLevels(
        coefficients, energies.stream().mapToDouble(Double::doubleValue).toArray(), notes);
  }
}
