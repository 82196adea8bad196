package rung.system;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * XYZ: the number of atoms, a comment, then {@code symbol x y z} in ångström for each atom; further
 * columns are not read. The comment may hold charge and spin, as the two numbers "charge
 * multiplicity" or with the keys of extended XYZ: {@code charge=}, {@code multiplicity=} or {@code
 * spin=} (2S); {@code Properties=} tells the columns of species and positions there.
 */
final class XyzReader {
  private final InputText text;
  private final GeometryBuilder builder = new GeometryBuilder();
  private int speciesColumn = 0;
  private int positionColumn = 1;
  private double bohrPerUnit = 1 / Units.ANGSTROM_PER_BOHR;

  private XyzReader(InputText text) {
    this.text = text;
  }

  static Molecule read(InputText text, ChargeAndSpin override) {
    return new XyzReader(text).read(override);
  }

  private Molecule read(ChargeAndSpin override) {
    String[] first = InputText.words(text.next("the number of atoms"));
    if (first.length != 1) {
      throw text.error(
          "the first line must be the number of atoms, found "
              + InputText.quote(String.join(" ", first)),
          "an XYZ file has a count, a comment line and the atoms");
    }
    int count = text.integer(first[0], "the number of atoms");
    if (count < 1) {
      throw text.error("a count of " + count + " atoms", "give at least one atom");
    }
    ChargeAndSpin said = comment(text.next("the comment line"));
    for (int i = 0; i < count; i++) {
      if (!text.hasNext() || text.peek().isBlank()) {
        throw text.error(
            "the first line says " + count + " atoms, but " + i + " follow", "correct the count");
      }
      atom(text.next("an atom"));
    }
    while (text.hasNext()) {
      if (!text.next("").isBlank()) {
        throw text.error(
            "more lines than the " + count + " atoms of the first line",
            "correct the count; a file holds one geometry");
      }
    }
    return builder.build(override.orElse(said), text.name());
  }

  private void atom(String line) {
    String[] words = InputText.words(line);
    if (words.length < Math.max(speciesColumn, positionColumn + 2) + 1) {
      throw text.error(
          "expected 'symbol x y z', found " + InputText.quote(line), "complete the line");
    }
    double[] position = new double[3];
    for (int k = 0; k < 3; k++) {
      position[k] = text.number(words[positionColumn + k], "a coordinate") * bohrPerUnit;
    }
    builder.add(words[speciesColumn], position, text.where());
  }

  private ChargeAndSpin comment(String line) {
    String[] words = InputText.words(line);
    if (words.length == 2 && words[0].matches("[-+]?\\d+") && words[1].matches("[1-9]\\d*")) {
      int charge = text.integer(words[0], "the charge");
      int multiplicity = text.integer(words[1], "the multiplicity");
      return new ChargeAndSpin(charge, ChargeAndSpin.spinOf(multiplicity, text.where()));
    }
    Map<String, String> keys = ExtendedXyzComment.parse(line, text);
    refusePeriodic(keys);
    columns(keys.get("properties"));
    units(keys.get("units"));
    Integer charge = whole(keys, "charge");
    Integer multiplicity = whole(keys, "multiplicity");
    Integer spin = whole(keys, "spin");
    if (multiplicity != null) {
      int fromMultiplicity = ChargeAndSpin.spinOf(multiplicity, text.where());
      if (spin != null && spin != fromMultiplicity) {
        throw text.error(
            "multiplicity=" + multiplicity + " and spin=" + spin + " contradict each other",
            "spin is 2S, multiplicity 2S+1; keep one of them");
      }
      spin = fromMultiplicity;
    }
    return new ChargeAndSpin(charge, spin);
  }

  private @Nullable Integer whole(Map<String, String> keys, String key) {
    String value = keys.get(key);
    if (value == null) {
      return null;
    }
    double number = text.number(value, key);
    if (number != Math.rint(number) || Math.abs(number) > 1e6) {
      throw text.error(key + "=" + InputText.quote(value) + " is not whole", "write it as 1");
    }
    return (int) number;
  }

  private void refusePeriodic(Map<String, String> keys) {
    String periodic = keys.get("pbc");
    boolean lattice = keys.containsKey("lattice");
    if (periodic == null ? lattice : periodic.toUpperCase(Locale.ROOT).matches(".*[T1].*")) {
      throw text.error(
          "a periodic system", "Rung treats molecules: remove Lattice, or say pbc=\"F F F\"");
    }
  }

  private void units(@Nullable String unit) {
    if (unit != null) {
      bohrPerUnit =
          switch (unit.toLowerCase(Locale.ROOT)) {
            case "angstrom", "ang" -> 1 / Units.ANGSTROM_PER_BOHR;
            case "bohr", "au", "a.u." -> 1;
            default ->
                throw text.error(
                    "units=" + InputText.quote(unit) + " is unknown", "use angstrom or bohr");
          };
    }
  }

  /** {@code species:S:1:pos:R:3:forces:R:3}: name, type and number of columns, again and again. */
  private void columns(@Nullable String properties) {
    if (properties == null) {
      return;
    }
    List<String> fields = Arrays.asList(properties.split(":"));
    int column = 0;
    int found = 0;
    for (int i = 0; i + 2 < fields.size(); i += 3) {
      String name = fields.get(i).toLowerCase(Locale.ROOT);
      int width = text.integer(fields.get(i + 2), "the number of columns in Properties");
      if (name.equals("species") && width == 1) {
        speciesColumn = column;
        found++;
      } else if (name.equals("pos") && width == 3) {
        positionColumn = column;
        found++;
      }
      column += width;
    }
    if (found != 2 || fields.size() % 3 != 0) {
      throw text.error(
          "Properties must have species:S:1 and pos:R:3, found " + InputText.quote(properties),
          "write Properties=species:S:1:pos:R:3");
    }
  }
}
