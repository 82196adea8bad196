package rung.system;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A molecule in QCSchema JSON (D. G. A. Smith et al., WIREs Comput. Mol. Sci. 11, e1491 (2021)),
 * alone or as the {@code molecule} of a calculation: symbols, geometry in bohr, {@code
 * molecular_charge}, {@code molecular_multiplicity}, and {@code real} with false for ghosts.
 */
final class QcSchemaReader {
  private QcSchemaReader() {}

  static Molecule read(String name, String text, ChargeAndSpin override) {
    JsonNode root = JsonInput.object(name, text);
    boolean nested = root.path("molecule").isObject();
    JsonNode molecule = nested ? root.path("molecule") : root;
    String where = nested ? name + ": molecule" : name;
    JsonNode symbols = JsonInput.array(molecule, "symbols", where);
    JsonNode geometry = JsonInput.array(molecule, "geometry", where);
    boolean rows = geometry.path(0).isArray();
    if (geometry.size() != (rows ? 1 : 3) * symbols.size()) {
      throw new InputException(
          geometry.size() + " entries of 'geometry' for " + symbols.size() + " symbols",
          where,
          "give x, y, z in bohr for every symbol");
    }
    JsonNode real = molecule.path("real");
    if (!real.isMissingNode() && !real.isNull() && real.size() != symbols.size()) {
      throw new InputException(
          real.size() + " entries of 'real' for " + symbols.size() + " symbols",
          where,
          "give true or false for every symbol");
    }
    GeometryBuilder builder = new GeometryBuilder();
    for (int i = 0; i < symbols.size(); i++) {
      String at = where + ": symbols[" + i + "]";
      JsonNode row = rows ? geometry.path(i) : geometry;
      if (rows && row.size() != 3) {
        throw new InputException(
            "no x, y, z", where + ": geometry[" + i + "]", "give three numbers");
      }
      double[] position = new double[3];
      for (int k = 0; k < 3; k++) {
        int index = rows ? k : 3 * i + k;
        position[k] =
            JsonInput.number(row.path(index), "a coordinate", where + ": geometry[" + index + "]");
      }
      if (real.path(i).asBoolean(true)) {
        builder.add(symbols.path(i).asText(), position, at);
      } else {
        builder.add(Element.ofSymbol(symbols.path(i).asText(), at), true, position, at);
      }
    }
    return builder.build(override.orElse(electrons(molecule, where)), name);
  }

  private static ChargeAndSpin electrons(JsonNode molecule, String where) {
    JsonNode charge = molecule.path("molecular_charge");
    JsonNode multiplicity = molecule.path("molecular_multiplicity");
    return new ChargeAndSpin(
        charge.isMissingNode() || charge.isNull()
            ? null
            : Integer.valueOf(
                JsonInput.integer(charge, "the charge", where + ": molecular_charge")),
        multiplicity.isMissingNode() || multiplicity.isNull()
            ? null
            : Integer.valueOf(
                ChargeAndSpin.spinOf(
                    JsonInput.integer(
                        multiplicity, "the multiplicity", where + ": molecular_multiplicity"),
                    where)));
  }
}
