package rung.basis;

import java.nio.file.Path;
import rung.system.InputText;

/** Reads a basis file of the user; its content tells which of the three formats it has. */
public final class BasisFile {
  private BasisFile() {}

  /** Reads a Gaussian94, NWChem or Basis Set Exchange JSON file. */
  public static BasisSet read(Path file) {
    return parse(file.toString(), InputText.content(file));
  }

  /**
   * Reads the text of such a file.
   *
   * @param name what messages call the file, and the name of the set
   */
  public static BasisSet parse(String name, String text) {
    if (text.stripLeading().startsWith("{")) {
      return BasisSetExchangeReader.read(name, text);
    }
    InputText lines = InputText.of(name, text);
    boolean nwchem = text.lines().anyMatch(line -> line.strip().matches("(?i)(basis|ecp)(\\s.*)?"));
    return nwchem ? NwchemReader.read(lines, name) : Gaussian94Reader.read(lines, name);
  }
}
