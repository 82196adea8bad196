package rung.scf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.basis.BasisLibrary;
import rung.grid.GridSpec;
import rung.molecular.KohnShamSystem;
import rung.molecular.Reference;
import rung.molecular.SystemSettings;
import rung.parallel.Workers;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.system.Units;

/** Small molecules for tests. */
public final class Systems {
  private Systems() {}

  /** A molecule from "O 0 0 0; H 0 0 1", ångström. */
  public static Molecule molecule(String geometryAngstrom, int charge, int spin) {
    List<Atom> atoms = new ArrayList<>();
    for (String line : geometryAngstrom.split(";")) {
      String[] word = line.trim().split("\\s+");
      double[] r = new double[3];
      for (int i = 0; i < 3; i++) {
        r[i] = Double.parseDouble(word[i + 1]) / Units.ANGSTROM_PER_BOHR;
      }
      atoms.add(new Atom(Element.ofSymbol(word[0], "test"), r[0], r[1], r[2], false));
    }
    return new Molecule(atoms, charge, spin);
  }

  public static Molecule water() {
    return molecule("O 0 0 0.1173; H 0 0.7572 -0.4692; H 0 -0.7572 -0.4692", 0, 0);
  }

  /** The doublet NH2: no orbital degeneracy. */
  public static Molecule amidogen() {
    return molecule("N 0 0 0.1415; H 0 0.8055 -0.4954; H 0 -0.8055 -0.4954", 0, 1);
  }

  /** Integrals and grid with settings by name. */
  public static KohnShamSystem build(
      Molecule molecule, String basis, @Nullable String auxiliary, String grid) {
    return KohnShamSystem.build(
        molecule,
        new SystemSettings(
            BasisLibrary.load(basis),
            auxiliary == null ? null : BasisLibrary.load(auxiliary),
            GridSpec.parse(grid),
            Reference.AUTO,
            SystemSettings.DEFAULT_MEMORY_BUDGET),
        Workers.single());
  }
}
