package rung.basis;

import java.util.ArrayList;
import java.util.List;
import rung.system.Atom;
import rung.system.Molecule;

/**
 * A basis set placed on a molecule: shells in the order of the atoms, functions within a shell in
 * the order m = −l…l (p: y, z, x), Cartesian ones in the order xx, xy, xz, yy, yz, zz.
 */
public final class Basis {
  private final String name;
  private final List<Shell> shells;
  private final int size;

  private Basis(String name, List<Shell> shells, int size) {
    this.name = name;
    this.shells = List.copyOf(shells);
    this.size = size;
  }

  /** Places the set on every atom, ghosts included. */
  public static Basis of(Molecule molecule, BasisSet set) {
    List<Shell> shells = new ArrayList<>();
    int offset = 0;
    for (int atom = 0; atom < molecule.atoms().size(); atom++) {
      Atom at = molecule.atoms().get(atom);
      for (ContractedShell shell : set.of(at.element())) {
        Shell placed =
            new Shell(
                atom,
                at.x(),
                at.y(),
                at.z(),
                shell.l(),
                set.cartesian() && shell.l() >= 2,
                shell.exponents(),
                Shell.normalise(shell),
                offset);
        shells.add(placed);
        offset += placed.size();
      }
    }
    return new Basis(set.name(), shells, offset);
  }

  public String name() {
    return name;
  }

  public List<Shell> shells() {
    return shells;
  }

  /** Number of functions, nao. */
  public int size() {
    return size;
  }
}
