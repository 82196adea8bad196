package rung.observable;

import java.util.List;
import rung.basis.ContractedShell;
import rung.basis.Shell;
import rung.system.Atom;
import rung.system.InputException;

/** Writes Molden files. */
final class MoldenWriter {
  private final MoldenFile file;
  private final StringBuilder out = new StringBuilder();

  private MoldenWriter(MoldenFile file) {
    this.file = file;
  }

  static String text(MoldenFile file) {
    MoldenWriter writer = new MoldenWriter(file);
    writer.out.append("[Molden Format]\n");
    writer.atoms();
    writer.basisFunctions();
    writer.sphericalFlags();
    writer.orbitals();
    return writer.out.toString();
  }

  private void atoms() {
    out.append("[Atoms] AU\n");
    List<Atom> atoms = file.molecule().atoms();
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      out.append(atom.element().symbol()).append(' ').append(i + 1).append(' ');
      out.append(atom.charge()).append(' ').append(atom.x()).append(' ').append(atom.y());
      out.append(' ').append(atom.z()).append('\n');
    }
  }

  private void basisFunctions() {
    out.append("[GTO]\n");
    for (int atom = 0; atom < file.molecule().atoms().size(); atom++) {
      out.append(atom + 1).append(" 0\n");
      for (Shell shell : file.basis().shells()) {
        if (shell.atom() == atom) {
          shell(shell);
        }
      }
      out.append('\n');
    }
  }

  private void shell(Shell shell) {
    double[] exponents = shell.exponents();
    double[] coefficients = shell.primitiveCoefficients();
    out.append(ContractedShell.letter(shell.l())).append(' ').append(exponents.length);
    out.append(" 1.00\n");
    for (int k = 0; k < exponents.length; k++) {
      out.append(exponents[k]).append(' ').append(coefficients[k]).append('\n');
    }
  }

  /** The format knows d with f, then each higher l; without a flag a shell is Cartesian. */
  private void sphericalFlags() {
    boolean d = anySpherical(2);
    boolean f = anySpherical(3);
    if (d) {
      out.append(f || !anyCartesian(3) ? "[5D]\n" : "[5D10F]\n");
    } else if (f) {
      out.append("[7F]\n");
    }
    String[] flags = {"[9G]\n", "[11H]\n", "[13I]\n"};
    for (int l = 4; l < 4 + flags.length; l++) {
      out.append(anySpherical(l) ? flags[l - 4] : "");
    }
    for (int l = 2; l <= ContractedShell.MAX_ANGULAR_MOMENTUM; l++) {
      if (anyCartesian(l) && (anySpherical(l) || !MoldenOrder.defined(l, true))) {
        throw new InputException(
            "a Molden file cannot hold these " + ContractedShell.letter(l) + " functions",
            file.basis().name(),
            "use a spherical basis");
      }
    }
  }

  private boolean anySpherical(int l) {
    return file.basis().shells().stream().anyMatch(s -> s.l() == l && !s.cartesian());
  }

  private boolean anyCartesian(int l) {
    return file.basis().shells().stream().anyMatch(s -> s.l() == l && s.cartesian());
  }

  private void orbitals() {
    out.append("[MO]\n");
    for (int spin = 0; spin < file.spins().size(); spin++) {
      MoldenOrbitals orbitals = file.spins().get(spin);
      for (int i = 0; i < orbitals.occupations().length; i++) {
        out.append(" Sym= ").append(i + 1).append("A\n");
        out.append(" Ene= ").append(orbitals.energies()[i]).append('\n');
        out.append(" Spin= ").append(spin == 0 ? "Alpha" : "Beta").append('\n');
        out.append(" Occup= ").append(orbitals.occupations()[i]).append('\n');
        coefficients(orbitals, i);
      }
    }
  }

  private void coefficients(MoldenOrbitals orbitals, int orbital) {
    int index = 0;
    for (Shell shell : file.basis().shells()) {
      for (int function : MoldenOrder.toRung(shell.l(), shell.cartesian())) {
        out.append(++index).append(' ');
        out.append(orbitals.coefficients().get(orbital, shell.offset() + function)).append('\n');
      }
    }
  }
}
