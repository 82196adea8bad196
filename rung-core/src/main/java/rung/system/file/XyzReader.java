package rung.system.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.system.ChargeAndSpin;
import rung.system.Geometry;
import rung.system.GeometryBuilder;
import rung.system.InputText;
import rung.system.Units;

/**
 * XYZ: the number of atoms, a comment, then {@code symbol x y z} in ångström for each atom; further
 * columns are not read. The comment may hold charge and spin ({@link CommentElectrons}) and the
 * keys of extended XYZ; {@code Properties=} tells the columns there. QM9's files are XYZ with
 * Mathematica's exponents ({@code 1.2*^-05}) and three lines more.
 */
final class XyzReader {
  private final InputText text;
  private final GeometryBuilder builder = new GeometryBuilder();
  private final List<String> notes = new ArrayList<>();
  private XyzColumns columns = XyzColumns.plain();
  private double bohrPerUnit = 1 / Units.ANGSTROM_PER_BOHR;

  private XyzReader(InputText text) {
    this.text = text;
  }

  /**
   * Reads one frame.
   *
   * @param override what the caller says of the electrons
   * @param frame counted from one; null for the last
   */
  static Geometry read(InputText text, ChargeAndSpin override, @Nullable Integer frame) {
    return new XyzReader(text).geometry(override, frame);
  }

  private Geometry geometry(ChargeAndSpin override, @Nullable Integer frame) {
    int frames = XyzFrames.seek(text, frame);
    if (frames > 1) {
      notes.add(
          String.format(
              Locale.ROOT, "frame %d of %d is read", frame == null ? frames : frame, frames));
    }
    int count = XyzFrames.count(text);
    ChargeAndSpin said = comment(text.next("the comment line"));
    for (int i = 0; i < count; i++) {
      atom(text.next("an atom"));
    }
    columns.requireSaid(said, override, text);
    notes.addAll(override.differences(said));
    notes.addAll(builder.notes());
    ChargeAndSpin electrons = override.orElse(said);
    return new Geometry(builder.build(electrons, text.name()), electrons, notes);
  }

  private void atom(String line) {
    String[] words = InputText.words(line);
    if (words.length < columns.least()) {
      throw text.error(
          "expected 'symbol x y z', found " + InputText.quote(line), "complete the line");
    }
    double[] position = new double[3];
    for (int k = 0; k < 3; k++) {
      String word = words[columns.position() + k].replace("*^", "e");
      position[k] = text.number(word, "a coordinate") * bohrPerUnit;
    }
    columns.add(words, text);
    builder.add(words[columns.species()], position, text.where());
  }

  private ChargeAndSpin comment(String line) {
    if (XyzFrames.isQm9(line)) {
      notes.add("QM9's format: a neutral singlet unless the command line says otherwise");
      return ChargeAndSpin.UNSAID;
    }
    Map<String, String> keys = ExtendedXyzComment.parse(line, text);
    refusePeriodic(keys);
    @Nullable String properties = keys.get("properties");
    columns = properties == null ? XyzColumns.plain() : XyzColumns.of(properties, text);
    units(keys.get("units"));
    return CommentElectrons.of(line, text);
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
            case "angstrom", "angstroms", "ang", "a", "å" -> 1 / Units.ANGSTROM_PER_BOHR;
            case "bohr", "au", "a.u.", "atomic" -> 1;
            default ->
                throw text.error(
                    "units=" + InputText.quote(unit) + " is unknown", "use angstrom or bohr");
          };
    }
  }
}
