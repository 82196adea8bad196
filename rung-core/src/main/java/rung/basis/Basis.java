package rung.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
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
    List<List<ContractedShell>> shells =
        molecule.atoms().stream().map(atom -> set.of(atom.element())).toList();
    return of(set.name(), molecule, shells, l -> set.cartesian());
  }

  /**
   * Places shells that are given for each atom by itself.
   *
   * @param name what messages call the basis
   * @param shells of each atom
   * @param cartesian whether shells of an angular momentum l ≥ 2 are Cartesian
   */
  public static Basis of(
      String name, Molecule molecule, List<List<ContractedShell>> shells, IntPredicate cartesian) {
    List<Shell> placedShells = new ArrayList<>();
    int offset = 0;
    for (int atom = 0; atom < molecule.atoms().size(); atom++) {
      Atom at = molecule.atoms().get(atom);
      for (ContractedShell shell : shells.get(atom)) {
        Shell placed =
            new Shell(
                atom,
                at.x(),
                at.y(),
                at.z(),
                shell.l(),
                shell.l() >= 2 && cartesian.test(shell.l()),
                shell.exponents(),
                Shell.normalise(shell),
                offset);
        placedShells.add(placed);
        offset += placed.size();
      }
    }
    return new Basis(name, placedShells, offset);
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
