package rung.integral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rung.basis.Basis;
import rung.basis.BasisFile;
import rung.basis.BasisSet;
import rung.basis.Shell;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;

/** A recorded table of the folder {@code oracle}: atoms from its header, rows of text. */
record OracleTable(List<Atom> atoms, List<String[]> rows) {
  static OracleTable read(String name) {
    List<Atom> atoms = new ArrayList<>();
    List<String[]> rows = new ArrayList<>();
    boolean titled = name.equals("boys");
    for (String line : text(name + ".csv").lines().toList()) {
      if (line.startsWith("# atom")) {
        String[] words = line.split("\\s+");
        atoms.add(
            new Atom(
                Element.ofSymbol(words[2], name),
                Double.parseDouble(words[4]),
                Double.parseDouble(words[5]),
                Double.parseDouble(words[6]),
                false));
      } else if (!line.startsWith("#")) {
        if (titled) {
          rows.add(line.split(","));
        }
        titled = true;
      }
    }
    return new OracleTable(atoms, rows);
  }

  Molecule molecule() {
    int charge = atoms.stream().mapToInt(Atom::charge).sum();
    return new Molecule(atoms, 0, charge % 2);
  }

  /** The basis of a Gaussian94 file of the folder on these atoms. */
  Basis basis(String file, boolean cartesian) {
    BasisSet set = BasisFile.parse(file, text(file));
    return Basis.of(molecule(), new BasisSet(file, cartesian, set.shells()));
  }

  /**
   * Position in the basis of each function of the table: in Cartesian tables p functions stand as
   * x, y, z, in a {@link Basis} always as y, z, x.
   */
  static int[] positions(Basis basis, boolean cartesian) {
    int[] position = new int[basis.size()];
    for (Shell shell : basis.shells()) {
      for (int f = 0; f < shell.size(); f++) {
        boolean turned = cartesian && shell.l() == 1;
        position[shell.offset() + f] = shell.offset() + (turned ? (f + 2) % 3 : f);
      }
    }
    return position;
  }

  private static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(OracleTable.class.getResourceAsStream("/oracle/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
