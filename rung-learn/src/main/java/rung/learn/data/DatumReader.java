package rung.learn.data;

import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;
import rung.system.Suggestion;

/** Reads the entries under {@code data:} of a data set. */
final class DatumReader {
  private DatumReader() {}

  static Datum read(YamlNode entry, DatumScope scope) {
    YamlNode type = YamlFields.mapping(entry, "a datum").entries().get("type");
    if (type == null) {
      throw new InputException(
          "a datum lacks 'type'",
          entry.where(),
          "add 'type: " + String.join(" | ", DatumKinds.types()) + "'");
    }
    String name = YamlFields.text(type, "'type'");
    if (!DatumKinds.types().contains(name)) {
      throw new InputException(
          "'" + name + "' is not a type of datum",
          type.where(),
          Suggestion.among(name, DatumKinds.types()));
    }
    return DatumKinds.named(name).reader().read(entry, scope);
  }
}
