package rung.system;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads the geometry of a molecule: XYZ and extended XYZ, or QCSchema JSON.
 *
 * <p>The charge is zero and the spin the lowest possible unless the file or the caller says
 * otherwise; what the caller says comes first. Ghost atoms are written {@code Gh(O)} or {@code @O}.
 */
public final class GeometryFile {
  private GeometryFile() {}

  /** Reads a file. */
  public static Molecule read(Path file) {
    return read(file, ChargeAndSpin.UNSAID);
  }

  /** Reads a file, with the charge and spin of the caller before those of the file. */
  public static Molecule read(Path file, ChargeAndSpin override) {
    return parse(file.toString(), InputText.content(file), override);
  }

  /**
   * Reads the text of a file.
   *
   * @param name what messages call the file
   */
  public static Molecule parse(String name, String text, ChargeAndSpin override) {
    return text.stripLeading().startsWith("{")
        ? QcSchemaReader.read(name, text, override)
        : XyzReader.read(InputText.of(name, text), override);
  }

  /**
   * A geometry in one string such as {@code "O 0 0 0; H 0 0 0.96"}, ångström.
   *
   * @param where what messages call the string
   */
  public static Molecule inline(String geometry, String where, ChargeAndSpin electrons) {
    GeometryBuilder builder = new GeometryBuilder();
    List<String> atoms = List.of(geometry.strip().split("\\s*[;\\n]\\s*"));
    for (int i = 0; i < atoms.size(); i++) {
      String at = where + ", atom " + (i + 1);
      String[] words = InputText.words(atoms.get(i));
      if (words.length != 4) {
        throw new InputException(
            "expected 'symbol x y z', found " + InputText.quote(atoms.get(i)),
            at,
            "separate atoms with semicolons");
      }
      double[] position = new double[3];
      for (int k = 0; k < 3; k++) {
        position[k] = InputText.number(words[1 + k], "a coordinate", at) / Units.ANGSTROM_PER_BOHR;
      }
      builder.add(words[0], position, at);
    }
    return builder.build(electrons, where);
  }
}
