package rung.system;

import java.util.List;

/**
 * Nuclei, total charge and spin.
 *
 * @param atoms positions in bohr
 * @param charge total charge
 * @param spin twice the spin projection, 2S = number of α minus number of β electrons, not negative
 */
public record Molecule(List<Atom> atoms, int charge, int spin) {
  /** Checks that the electron count and the spin fit together. */
  public Molecule {
    atoms = List.copyOf(atoms);
    int electrons = nuclearCharge(atoms) - charge;
    if (electrons < 0) {
      throw new InputException(
          "a charge of " + charge + " leaves " + electrons + " electrons", "", "lower the charge");
    }
    if (spin < 0 || spin > electrons || (electrons - spin) % 2 != 0) {
      throw new InputException(
          electrons + " electrons cannot have 2S = " + spin,
          "",
          "give a spin (2S, the number of unpaired electrons) that is "
              + (electrons % 2 == 0 ? "even" : "odd")
              + " and at most "
              + electrons);
    }
    for (int i = 0; i < atoms.size(); i++) {
      for (int j = 0; j < i; j++) {
        Atom a = atoms.get(i);
        Atom b = atoms.get(j);
        if (!a.ghost() && !b.ghost() && a.distance(b) < 1e-2) {
          throw new InputException(
              "atoms " + (j + 1) + " and " + (i + 1) + " lie on each other",
              "",
              "check the geometry");
        }
      }
    }
  }

  private static int nuclearCharge(List<Atom> atoms) {
    return atoms.stream().mapToInt(Atom::charge).sum();
  }

  /** Number of electrons. */
  public int electrons() {
    return nuclearCharge(atoms) - charge;
  }

  /** Number of α electrons. */
  public int alphaElectrons() {
    return (electrons() + spin) / 2;
  }

  /** Number of β electrons. */
  public int betaElectrons() {
    return (electrons() - spin) / 2;
  }

  /** Repulsion of the nuclei, hartree. */
  public double nuclearRepulsion() {
    double energy = 0;
    for (int i = 0; i < atoms.size(); i++) {
      for (int j = 0; j < i; j++) {
        int charges = atoms.get(i).charge() * atoms.get(j).charge();
        if (charges != 0) {
          energy += charges / atoms.get(i).distance(atoms.get(j));
        }
      }
    }
    return energy;
  }
}
