package rung.learn.data;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.Atom;
import rung.system.ChargeAndSpin;
import rung.system.InputException;
import rung.system.Molecule;
import rung.system.Units;
import rung.system.file.GeometryFile;

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
            "frame",
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
    String where = fields.where(key);
    ChargeAndSpin electrons =
        ChargeAndSpin.of(
            fields.has("charge") ? fields.integer("charge", 0, -99) : null,
            fields.has("spin") ? fields.integer("spin", 0, 0) : null,
            "data set");
    if (fields.has("frame") && !key.equals("file")) {
      throw new InputException("'frame' belongs to 'file'", fields.where("frame"), "remove it");
    }
    try {
      return new NamedSystem(
          name,
          switch (key) {
            case "geometry_angstrom" -> GeometryFile.inline(fields.text(key), where, electrons);
            case "geometry_bohr" -> inBohr(GeometryFile.inline(fields.text(key), where, electrons));
            default -> inFile(source.sibling(fields.fileName(key)), fields, electrons);
          });
    } catch (InputException e) {
      throw new InputException(
          "system '" + name + "': " + e.what(),
          e.where().isEmpty() ? where : e.where(),
          e.remedy());
    }
  }

  private static Molecule inBohr(Molecule angstrom) {
    double unit = Units.ANGSTROM_PER_BOHR;
    return new Molecule(
        angstrom.atoms().stream()
            .map(a -> new Atom(a.element(), a.x() * unit, a.y() * unit, a.z() * unit, a.ghost()))
            .toList(),
        angstrom.charge(),
        angstrom.spin());
  }

  private static Molecule inFile(DataSource file, YamlFields fields, ChargeAndSpin electrons) {
    if (!file.exists()) {
      throw new InputException(
          "no file '" + file.name() + "'",
          fields.where("file"),
          "give a path relative to the data set");
    }
    @Nullable Integer frame = fields.has("frame") ? fields.integer("frame", 1, 1) : null;
    return GeometryFile.parse(file.name(), file.read(), electrons, frame).molecule();
  }
}
