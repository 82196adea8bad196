package rung.system.file;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.GeometryBuilder;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.Molecule;
import rung.system.Units;

/**
 * Reads the geometry of a molecule: XYZ and extended XYZ (also with several geometries, and QM9's),
 * or QCSchema JSON.
 *
 * <p>The charge is zero and the spin the lowest possible unless the file or the caller says
 * otherwise; what the caller says comes first. Ghost atoms are written {@code Gh(O)} or {@code @O}.
 */
public final class GeometryFile {
  private GeometryFile() {}

  /**
   * Reads a file, or the standard input for {@code -}.
   *
   * @param override charge and spin of the caller, before those of the file
   * @param frame of several geometries, counted from one; null for the last
   */
  public static Geometry read(Path file, ChargeAndSpin override, @Nullable Integer frame) {
    return parse(file.toString(), InputText.content(file), override, frame);
  }

  /**
   * Reads the text of a file.
   *
   * @param name what messages call the file
   */
  public static Geometry parse(
      String name, String text, ChargeAndSpin override, @Nullable Integer frame) {
    String unmarked = InputText.unmarked(text);
    if (!unmarked.stripLeading().startsWith("{")) {
      return XyzReader.read(InputText.of(name, unmarked), override, frame);
    }
    if (frame != null && frame != 1) {
      throw new InputException(
          "frame " + frame + " of a file with one", name, "leave the frame out");
    }
    return QcSchemaReader.read(name, unmarked, override);
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
