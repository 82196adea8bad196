package rung.system.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.GeometryBuilder;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.JsonFields;
import rung.system.JsonInput;

/**
 * A molecule in QCSchema JSON (D. G. A. Smith et al., WIREs Comput. Mol. Sci. 11, e1491 (2021)),
 * versions 1 to 3, alone or inside a calculation ({@link QcSchemaDocument}): symbols, geometry in
 * bohr, charges and multiplicities of the whole and of fragments ({@link QcSchemaElectrons}), and
 * {@code real} with false for ghosts. Keys that the schema does not have are refused.
 */
final class QcSchemaReader {
  /** Atomic numbers, as version 1 and the later ones call them. */
  private static final List<String> NUMBERS = List.of("atomic_number", "atomic_numbers");

  private final JsonFields molecule;
  private final GeometryBuilder builder = new GeometryBuilder();

  private QcSchemaReader(JsonFields molecule) {
    this.molecule = molecule;
  }

  static Geometry read(String name, String text, ChargeAndSpin override) {
    QcSchemaDocument document = QcSchemaDocument.read(name, text);
    QcSchemaReader reader = new QcSchemaReader(document.molecule());
    reader.atoms();
    List<String> notes = new ArrayList<>(document.notes());
    ChargeAndSpin said = new QcSchemaElectrons(reader.molecule, reader.count()).read(notes);
    notes.addAll(override.differences(said));
    notes.addAll(reader.builder.notes());
    ChargeAndSpin electrons = override.orElse(said);
    return new Geometry(reader.builder.build(electrons, name), electrons, notes);
  }

  private int count() {
    return molecule.array("symbols").size();
  }

  private void atoms() {
    JsonNode symbols = molecule.array("symbols");
    JsonNode geometry = molecule.array("geometry");
    boolean rows = geometry.path(0).isArray();
    requireSize("geometry", geometry, rows ? count() : 3 * count(), "x, y, z in bohr");
    for (String key : List.of("real", "masses", "atom_labels", "mass_numbers")) {
      if (molecule.has(key)) {
        requireSize(key, molecule.array(key), count(), "one entry");
      }
    }
    for (int i = 0; i < symbols.size(); i++) {
      atom(symbols.path(i), i, rows ? geometry.path(i) : geometry, rows ? 0 : 3 * i);
    }
  }

  private void requireSize(String key, JsonNode array, int size, String each) {
    if (array.size() != size) {
      throw new InputException(
          String.format(
              Locale.ROOT, "%d entries of '%s' for %d symbols", array.size(), key, count()),
          molecule.where(),
          "give " + each + " for every symbol");
    }
  }

  private void atom(JsonNode symbol, int atom, JsonNode numbers, int first) {
    String at = molecule.where("symbols[" + atom + "]");
    if (!symbol.isTextual()) {
      throw new InputException("a symbol must be a text, \"O\"", at, "write it in quotes");
    }
    if (first == 0 && numbers.size() < 3) {
      throw new InputException(
          "no x, y, z", molecule.where("geometry[" + atom + "]"), "give three numbers");
    }
    double[] position = new double[3];
    for (int k = 0; k < 3; k++) {
      position[k] =
          JsonInput.number(
              numbers.path(first + k),
              "a coordinate",
              molecule.where("geometry[" + (first + k) + "]"));
    }
    int before = builder.nuclearCharge();
    builder.add(symbol.textValue(), ghost(atom), position, at);
    for (String key : NUMBERS) {
      requireNumber(key, atom, builder.nuclearCharge() - before);
    }
  }

  private boolean ghost(int atom) {
    if (!molecule.has("real")) {
      return false;
    }
    JsonNode real = molecule.array("real").path(atom);
    if (!real.isBoolean()) {
      throw molecule.error(
          "real[" + atom + "]",
          "'real' has " + InputText.quote(real.toString()),
          "write true or false");
    }
    return !real.booleanValue();
  }

  /** A second statement of the element must not contradict the symbol. */
  private void requireNumber(String key, int atom, int charge) {
    if (!molecule.has(key) || charge == 0) {
      return;
    }
    String entry = key + "[" + atom + "]";
    int number =
        JsonInput.integer(
            molecule.array(key).path(atom), "an atomic number", molecule.where(entry));
    if (number != charge) {
      throw molecule.error(
          entry,
          "the atomic number " + number + " contradicts the symbol, whose number is " + charge,
          "correct one of them");
    }
  }
}
