package rung.system.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rung.system.InputException;
import rung.system.JsonFields;
import rung.system.JsonInput;

/**
 * Where the molecule stands in a QCSchema file: it is the whole file, or the {@code molecule} (of
 * an optimization the final one, else the initial one) of a calculation or of what came out of it.
 *
 * @param molecule its fields
 * @param notes what the file says beside the molecule, which is not read
 */
record QcSchemaDocument(JsonFields molecule, List<String> notes) {
  private static final String[] MOLECULE = {
    "schema_name",
    "schema_version",
    "validated",
    "symbols",
    "geometry",
    "name",
    "identifiers",
    "comment",
    "molecular_charge",
    "molecular_multiplicity",
    "masses",
    "real",
    "atom_labels",
    "atomic_numbers",
    "atomic_number",
    "mass_numbers",
    "connectivity",
    "fragments",
    "fragment_charges",
    "fragment_multiplicities",
    "fix_com",
    "fix_orientation",
    "fix_symmetry",
    "provenance",
    "id",
    "extras"
  };

  /** Places of the molecule in a calculation; the first that is there counts. */
  private static final List<String> PLACES =
      List.of("final_molecule", "molecule", "initial_molecule");

  private static final String[] CALCULATION = {
    "schema_name",
    "schema_version",
    "id",
    "molecule",
    "driver",
    "model",
    "keywords",
    "protocols",
    "specification",
    "extras",
    "provenance",
    "properties",
    "wavefunction",
    "return_result",
    "return_energy",
    "stdout",
    "stderr",
    "native_files",
    "success",
    "error",
    "raw_output",
    "comment",
    "initial_molecule",
    "final_molecule",
    "trajectory",
    "trajectory_results",
    "trajectory_properties",
    "energies",
    "input_specification",
    "input_data",
    "hash_index"
  };

  /** What people write, and what the schema calls it. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("charge", "the schema's key is molecular_charge"),
          Map.entry("total_charge", "the schema's key is molecular_charge"),
          Map.entry("multiplicity", "the schema's key is molecular_multiplicity"),
          Map.entry("mult", "the schema's key is molecular_multiplicity"),
          Map.entry("spin", "the schema's key is molecular_multiplicity, 2S+1"),
          Map.entry("spin_multiplicity", "the schema's key is molecular_multiplicity"),
          Map.entry("units", "remove it: geometries of the schema are in bohr"),
          Map.entry("unit", "remove it: geometries of the schema are in bohr"),
          Map.entry("coordinates", "the schema's key is geometry, in bohr"),
          Map.entry("coords", "the schema's key is geometry, in bohr"),
          Map.entry("positions", "the schema's key is geometry, in bohr"),
          Map.entry("geom", "the schema's key is geometry, in bohr"),
          Map.entry("elements", "the schema's key is symbols"),
          Map.entry("species", "the schema's key is symbols"),
          Map.entry("atoms", "the schema's keys are symbols and geometry"),
          Map.entry("ghost", "the schema's key is real, false for ghosts"),
          Map.entry("ghosts", "the schema's key is real, false for ghosts"),
          Map.entry("labels", "the schema's key is atom_labels"),
          Map.entry("bonds", "the schema's key is connectivity"));

  private static final List<String> NAMES =
      List.of(
          "qcschema_molecule",
          "qcschema_input",
          "qc_schema_input",
          "qcschema_output",
          "qc_schema_output",
          "qcschema_atomic_input",
          "qcschema_atomic_result",
          "qcschema_optimization_input",
          "qcschema_optimization_output",
          "qcschema_optimization_result",
          "qc_json",
          "QC_JSON");

  private static final int NEWEST = 3;

  static QcSchemaDocument read(String name, String text) {
    JsonNode root = JsonInput.object(name, text);
    JsonFields whole = JsonFields.of(root, name, "a file", keys(root));
    requireSchema(whole);
    Optional<String> place = PLACES.stream().filter(root::has).findFirst();
    if (place.isEmpty()) {
      requireMeant(whole);
      return new QcSchemaDocument(JsonFields.of(root, name, "a molecule", MOLECULE), List.of());
    }
    JsonFields calculation = JsonFields.of(root, name, "a calculation", CALCULATION);
    requireMeant(calculation.free(place.get(), "'" + place.get() + "'"));
    JsonFields molecule = calculation.object(place.get(), "a molecule", MOLECULE);
    requireSchema(molecule);
    return new QcSchemaDocument(
        molecule,
        calculation.has("model")
            ? List.of(
                "the file's model, driver and keywords are not read: --xc and --basis say them")
            : List.of());
  }

  private static void requireMeant(JsonFields molecule) {
    for (String key : molecule.keys()) {
      String remedy = MEANT.get(key.toLowerCase(Locale.ROOT));
      if (remedy != null) {
        throw new InputException("a molecule has no key '" + key + "'", molecule.where(), remedy);
      }
    }
  }

  private static void requireSchema(JsonFields fields) {
    if (fields.has("schema_name")) {
      fields.choice("schema_name", NAMES);
    }
    if (fields.has("schema_version") && fields.integer("schema_version", 0) > NEWEST) {
      throw fields.error(
          "schema_version",
          "version " + fields.integer("schema_version", 0) + " of the schema",
          "Rung reads versions 1 to " + NEWEST);
    }
  }

  private static String[] keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys.toArray(String[]::new);
  }
}
