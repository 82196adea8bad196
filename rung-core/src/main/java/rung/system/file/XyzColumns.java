package rung.system.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rung.system.ChargeAndSpin;
import rung.system.InputException;
import rung.system.InputText;

/**
 * The columns of an extended XYZ file, {@code species:S:1:pos:R:3:forces:R:3}: name, type and
 * number of columns, again and again. Columns that tell charges and moments atom by atom (ASE's)
 * are added up, so that a charged system whose comment does not say so is not taken for a neutral
 * one.
 */
final class XyzColumns {
  private static final String CHARGES = "initial_charges";
  private static final String MOMENTS = "initial_magmoms";

  private final int species;
  private final int position;

  /** Column and sum of the columns that are added up. */
  private final Map<String, Integer> added;

  private final Map<String, Double> sums = new TreeMap<>();

  private XyzColumns(int species, int position, Map<String, Integer> added) {
    this.species = species;
    this.position = position;
    this.added = added;
  }

  /** Symbol, x, y, z. */
  static XyzColumns plain() {
    return new XyzColumns(0, 1, Map.of());
  }

  static XyzColumns of(String properties, InputText text) {
    List<String> fields = Arrays.asList(properties.split(":"));
    int species = -1;
    int position = -1;
    Map<String, Integer> added = new TreeMap<>();
    int column = 0;
    for (int i = 0; i + 2 < fields.size(); i += 3) {
      String name = fields.get(i).toLowerCase(Locale.ROOT);
      int width = text.integer(fields.get(i + 2), "the number of columns in Properties");
      if (width < 1) {
        throw text.error(name + " has " + width + " columns in Properties", "give it at least one");
      }
      if (name.equals("species") && width == 1) {
        species = column;
      } else if (name.equals("pos") && width == 3) {
        position = column;
      } else if ((name.equals(CHARGES) || name.equals(MOMENTS)) && width == 1) {
        added.put(name, column);
      }
      column += width;
    }
    if (species < 0 || position < 0 || fields.size() % 3 != 0) {
      throw text.error(
          "Properties must have species:S:1 and pos:R:3, found " + InputText.quote(properties),
          "write Properties=species:S:1:pos:R:3");
    }
    return new XyzColumns(species, position, added);
  }

  int species() {
    return species;
  }

  /** The first of three. */
  int position() {
    return position;
  }

  /** Words that a line must have. */
  int least() {
    int last = added.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return Math.max(last, Math.max(species, position + 2)) + 1;
  }

  /** Adds an atom's line to the sums. */
  void add(String[] words, InputText text) {
    added.forEach(
        (name, column) -> sums.merge(name, text.number(words[column], name), Double::sum));
  }

  /** Refuses sums that neither the comment nor the caller confirms. */
  void requireSaid(ChargeAndSpin comment, ChargeAndSpin caller, InputText text) {
    ChargeAndSpin said = caller.orElse(comment);
    requireSaid(CHARGES, said.charge() != null, "charge", text);
    requireSaid(MOMENTS, said.spin() != null, "spin", text);
  }

  private void requireSaid(String column, boolean said, String key, InputText text) {
    double sum = sums.getOrDefault(column, 0.0);
    if (!said && Math.abs(sum) > 0.5) {
      throw new InputException(
          "the column " + column + " adds up to " + (float) sum + ", and nothing states the " + key,
          text.name(),
          "write " + key + "=" + Math.round(sum) + " into the comment if that is meant");
    }
  }
}
