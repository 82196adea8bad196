package rung.molecular;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.system.Atom;

/** Spins of a molecule's atoms, each as large as F. Hund has it (Z. Phys. 33, 345 (1925)). */
final class SpinPattern {
  /** How the influence of an atom's spin on another's falls with their distance. */
  private static final double RANGE = 3;

  private SpinPattern() {}

  /**
   * (n_α − n_β)/n of each atom, every atom antiparallel to what it sees of those before it.
   *
   * @return null if fewer than two atoms have a spin
   */
  static double @Nullable [] antiparallel(List<Atom> atoms) {
    double[] spins = new double[atoms.size()];
    for (int b = 0; b < spins.length; b++) {
      Atom atom = atoms.get(b);
      double field = 0;
      for (int a = 0; a < b; a++) {
        field += spins[a] == 0 ? 0 : spins[a] / Math.pow(atom.distance(atoms.get(a)), RANGE);
      }
      double spin = atom.ghost() ? 0 : AtomicShells.unpaired(atom.element().number());
      spins[b] = field > 0 ? -spin : spin;
    }
    if (Arrays.stream(spins).filter(spin -> spin != 0).count() < 2) {
      return null;
    }
    double sign = Arrays.stream(spins).sum() < 0 ? -1 : 1;
    for (int a = 0; a < spins.length; a++) {
      spins[a] *= spins[a] == 0 ? 0 : sign / atoms.get(a).element().number();
    }
    return spins;
  }
}
