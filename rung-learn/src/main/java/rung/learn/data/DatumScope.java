package rung.learn.data;

import java.util.Map;
import rung.learn.yaml.YamlFields;
import rung.system.InputException;
import rung.system.Suggestion;

/**
 * What an entry under {@code data:} may refer to.
 *
 * @param source the data set; files that an entry names lie beside it
 * @param systems by name
 * @param energyUnit of energies that state none
 * @param cite source of what states none
 */
public record DatumScope(
    DataSource source, Map<String, NamedSystem> systems, String energyUnit, String cite) {
  /** What every datum has. */
  public Datum.Facts facts(YamlFields fields, String defaultId) {
    return new Datum.Facts(
        fields.text("id", defaultId),
        fields.positive("weight", 1),
        fields.text("cite", cite),
        fields.where());
  }

  /** A system by its name. */
  public NamedSystem system(String name, String where) {
    NamedSystem system = systems.get(name);
    if (system == null) {
      throw new InputException(
          "no system is named '" + name + "'", where, Suggestion.among(name, systems.keySet()));
    }
    return system;
  }
}
