package rung.learn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;
import rung.system.InputException;
import rung.system.Suggestion;

/** Reads the entries under {@code data:} of a data set. */
final class DatumReader {
  private static final List<String> TYPES = List.of("reaction", "ionization", "density");

  private final DataSource source;
  private final Map<String, NamedSystem> systems;
  private final String unit;
  private final String cite;

  DatumReader(DataSource source, Map<String, NamedSystem> systems, String unit, String cite) {
    this.source = source;
    this.systems = systems;
    this.unit = unit;
    this.cite = cite;
  }

  Datum read(YamlNode node) {
    YamlNode type = YamlFields.mapping(node, "a datum").entries().get("type");
    if (type == null) {
      throw new InputException(
          "a datum lacks 'type'", node.where(), "add 'type: " + String.join(" | ", TYPES) + "'");
    }
    return switch (YamlFields.text(type, "'type'")) {
      case "reaction" -> reaction(node);
      case "ionization" -> ionization(node);
      case "density" -> density(node);
      case String other ->
          throw new InputException(
              "'" + other + "' is not a type of datum",
              type.where(),
              Suggestion.among(other, TYPES));
    };
  }

  private Datum reaction(YamlNode node) {
    YamlFields fields =
        YamlFields.of(
            node,
            "a reaction",
            "id",
            "type",
            "terms",
            "value",
            "unit",
            "weight",
            "uncertainty",
            "cite");
    List<Datum.Term> terms = new ArrayList<>();
    fields
        .numbers("terms")
        .forEach(
            (name, coefficient) -> {
              if (coefficient == 0) {
                throw new InputException(
                    "the number of '" + name + "' is zero",
                    fields.where("terms"),
                    "leave the term out");
              }
              terms.add(new Datum.Term(system(name, fields.where("terms")), coefficient));
            });
    if (terms.isEmpty()) {
      throw new InputException("a reaction without terms", fields.where("terms"), "add terms");
    }
    return energy(fields, "reaction", terms, 0);
  }

  private Datum ionization(YamlNode node) {
    YamlFields fields =
        YamlFields.of(
            node,
            "an ionization",
            "id",
            "type",
            "system",
            "cation",
            "value",
            "unit",
            "weight",
            "uncertainty",
            "cite");
    List<Datum.Term> terms =
        List.of(
            new Datum.Term(system(fields.text("cation"), fields.where("cation")), 1),
            new Datum.Term(system(fields.text("system"), fields.where("system")), -1));
    return energy(fields, "ionization", terms, 1);
  }

  private Datum energy(
      YamlFields fields, String type, List<Datum.Term> terms, double freedElectrons) {
    Datum.Facts facts = facts(fields, equation(terms));
    Balance.check(terms, freedElectrons, facts.id(), fields.where());
    EnergyUnit energyUnit = EnergyUnit.named(fields.text("unit", unit), fields.where("unit"));
    return new Datum.Reaction(
        facts,
        type,
        terms,
        energyUnit.toHartree(fields.number("value")),
        energyUnit.toHartree(fields.number("uncertainty", 0, 0)));
  }

  private Datum density(YamlNode node) {
    YamlFields fields =
        YamlFields.of(node, "a density", "id", "type", "system", "reference", "weight", "cite");
    NamedSystem system = system(fields.text("system"), fields.where("system"));
    DataSource reference = source.sibling(fields.fileName("reference"));
    if (!reference.exists()) {
      throw new InputException(
          "no file '" + reference.name() + "'",
          fields.where("reference"),
          "give a Molden file, its path relative to the data set");
    }
    return new Datum.Density(facts(fields, "density of " + system.name()), system, reference);
  }

  private Datum.Facts facts(YamlFields fields, String defaultId) {
    return new Datum.Facts(
        fields.text("id", defaultId),
        fields.positive("weight", 1),
        fields.text("cite", cite),
        fields.where());
  }

  private NamedSystem system(String name, String where) {
    NamedSystem system = systems.get(name);
    if (system == null) {
      throw new InputException(
          "no system is named '" + name + "'", where, Suggestion.among(name, systems.keySet()));
    }
    return system;
  }

  private static String equation(List<Datum.Term> terms) {
    return side(terms, -1) + " -> " + side(terms, 1);
  }

  private static String side(List<Datum.Term> terms, int sign) {
    return terms.stream()
        .filter(t -> t.coefficient() * sign > 0)
        .map(
            t -> {
              double number = Math.abs(t.coefficient());
              String name = t.system().name();
              return number == 1
                  ? name
                  : (number == Math.rint(number) ? Long.toString((long) number) : "" + number)
                      + " "
                      + name;
            })
        .collect(Collectors.joining(" + "));
  }
}
