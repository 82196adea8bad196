package rung.learn.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.learn.yaml.YamlReader;
import rung.system.InputException;

/**
 * Reads a data set.
 *
 * <pre>{@code
 * name: water
 * cite: "where the figures come from"
 * unit: kcal/mol
 * systems:
 *   h:   {geometry_angstrom: "H 0 0 0", spin: 1}
 *   o:   {geometry_angstrom: "O 0 0 0", spin: 2}
 *   h2o: {file: h2o.xyz}
 * data:
 *   - {id: h2o, type: reaction, terms: {h2o: -1, h: 2, o: 1}, value: 232.97}
 *   - {type: density, system: h2o, reference: h2o.molden}
 * }</pre>
 */
public final class DataSetReader {
  private DataSetReader() {}

  /** Reads the set; anything that is not understood is refused with file and line. */
  public static DataSet read(DataSource source) {
    YamlFields fields =
        YamlFields.of(
            YamlReader.read(source.name(), source.read()),
            "a data set",
            "name",
            "meaning",
            "cite",
            "unit",
            "systems",
            "data");
    String name = fields.text("name");
    fields.text("meaning", "");
    String cite = fields.text("cite", "");
    String unit = fields.text("unit", EnergyUnit.KCAL_PER_MOL.label());
    EnergyUnit.named(unit, fields.where("unit"));
    Map<String, NamedSystem> systems = new LinkedHashMap<>();
    YamlFields.mapping(fields.node("systems"), "'systems'")
        .entries()
        .forEach((key, node) -> systems.put(key, SystemReader.read(key, node, source)));
    DatumScope scope = new DatumScope(source, systems, unit, cite);
    List<Datum> data = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlNode node : fields.items("data")) {
      Datum datum = DatumReader.read(node, scope);
      if (!ids.add(datum.id())) {
        throw new InputException(
            "two data are named '" + datum.id() + "'",
            datum.facts().where(),
            "give each its own 'id'");
      }
      data.add(datum);
    }
    if (data.isEmpty()) {
      throw new InputException("the set has no data", fields.where("data"), "add a datum");
    }
    return new DataSet(name, source.name(), data);
  }
}
