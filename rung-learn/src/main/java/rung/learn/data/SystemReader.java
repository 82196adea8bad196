package rung.learn.data;

import java.util.ArrayList;
import java.util.List;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.Atom;
import rung.system.Element;
import rung.system.InputException;
import rung.system.Molecule;
import rung.system.Units;

/** Reads the entries under {@code systems:} of a data set. */
final class SystemReader {
  private SystemReader() {}

  static NamedSystem read(String name, YamlNode node, DataSource source) {
    YamlFields fields =
        YamlFields.of(
            node,
            "system '" + name + "'",
            "geometry_angstrom",
            "geometry_bohr",
            "file",
            "charge",
            "spin");
    List<String> geometries =
        List.of("geometry_angstrom", "geometry_bohr", "file").stream().filter(fields::has).toList();
    if (geometries.size() != 1) {
      throw new InputException(
          "system '" + name + "' has " + geometries.size() + " geometries",
          fields.where(),
          "give one of geometry_angstrom, geometry_bohr, file");
    }
    String key = geometries.get(0);
    int charge = fields.integer("charge", 0, -99);
    int spin = fields.integer("spin", 0, 0);
    List<Atom> atoms =
        switch (key) {
          case "geometry_angstrom" ->
              atoms(fields.text(key), 1 / Units.ANGSTROM_PER_BOHR, fields.where(key));
          case "geometry_bohr" -> atoms(fields.text(key), 1, fields.where(key));
          default -> inFile(source.sibling(fields.text(key)), fields.where(key));
        };
    try {
      return new NamedSystem(name, new Molecule(atoms, charge, spin));
    } catch (InputException e) {
      throw new InputException("system '" + name + "': " + e.what(), fields.where(), e.remedy());
    }
  }

  /** Atoms of an XYZ file: a count, a comment, one atom a line in ångström. */
  private static List<Atom> inFile(DataSource file, String where) {
    if (!file.exists()) {
      throw new InputException(
          "no file '" + file.name() + "'", where, "give a path relative to the data set");
    }
    List<String> lines = file.read().lines().toList();
    String text = String.join("\n", lines.subList(Math.min(2, lines.size()), lines.size()));
    List<Atom> atoms = atoms(text.strip(), 1 / Units.ANGSTROM_PER_BOHR, file.name());
    if (lines.isEmpty() || !lines.get(0).strip().equals(Integer.toString(atoms.size()))) {
      throw new InputException(
          "the first line is not the number of the " + atoms.size() + " atoms below",
          file.name() + ":1",
          "write an XYZ file");
    }
    return atoms;
  }

  /** Lines {@code SYMBOL x y z}, also separated by semicolons. */
  private static List<Atom> atoms(String text, double bohrPerUnit, String where) {
    List<Atom> atoms = new ArrayList<>();
    for (String line : text.split("[;\n]")) {
      if (line.isBlank()) {
        continue;
      }
      String[] words = line.strip().split("[\\s,]+");
      if (words.length != 4) {
        throw new InputException(
            "'" + line.strip() + "' is not an atom", where, "write SYMBOL x y z");
      }
      double[] at = new double[3];
      for (int k = 0; k < 3; k++) {
        at[k] =
            bohrPerUnit
                * YamlFields.number(
                    new YamlNode.Text(words[k + 1], where), "a coordinate of " + words[0]);
      }
      atoms.add(new Atom(Element.ofSymbol(words[0], where), at[0], at[1], at[2], false));
    }
    if (atoms.isEmpty()) {
      throw new InputException("a geometry without atoms", where, "write SYMBOL x y z lines");
    }
    return atoms;
  }
}
