package rung.system.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rung.system.ChargeAndSpin;
import rung.system.ChargeAndSpin.Said;
import rung.system.InputException;
import rung.system.JsonFields;
import rung.system.JsonInput;

/**
 * Charge and spin of a QCSchema molecule: its own, or those of its fragments, whose charges add up
 * and whose spins stand parallel (the high-spin sum) unless the molecule says otherwise.
 */
final class QcSchemaElectrons {
  private static final String CHARGE = "molecular_charge";
  private static final String MULTIPLICITY = "molecular_multiplicity";
  private static final String FRAGMENTS = "fragments";
  private static final String CHARGES = "fragment_charges";
  private static final String MULTIPLICITIES = "fragment_multiplicities";

  private final JsonFields molecule;
  private final int atoms;

  /**
   * @param atoms number of symbols
   */
  QcSchemaElectrons(JsonFields molecule, int atoms) {
    this.molecule = molecule;
    this.atoms = atoms;
  }

  /**
   * Reads them.
   *
   * @param notes receives what was assumed
   */
  ChargeAndSpin read(List<String> notes) {
    int fragments = fragments();
    return new ChargeAndSpin(charge(fragments), spin(fragments, notes));
  }

  /** How many fragments there are; they must share out the atoms. */
  private int fragments() {
    if (!molecule.has(FRAGMENTS)) {
      return 1;
    }
    JsonNode fragments = molecule.array(FRAGMENTS);
    boolean[] seen = new boolean[atoms];
    int found = 0;
    for (JsonNode fragment : fragments) {
      for (JsonNode atom : fragment) {
        int index = JsonInput.integer(atom, "the index of an atom", molecule.where(FRAGMENTS));
        if (index < 0 || index >= atoms || seen[index]) {
          throw molecule.error(
              FRAGMENTS,
              "atom " + index + (index < 0 || index >= atoms ? " of " + atoms : " stands twice"),
              "name each atom once, counted from 0");
        }
        seen[index] = true;
        found++;
      }
    }
    if (found != atoms) {
      throw molecule.error(
          FRAGMENTS,
          "the fragments have " + found + " of " + atoms + " atoms",
          "name each atom once, counted from 0");
    }
    return fragments.size();
  }

  private @Nullable Said charge(int fragments) {
    @Nullable List<Integer> own = whole(CHARGES, fragments, "a charge");
    Integer sum = own == null ? null : own.stream().mapToInt(Integer::intValue).sum();
    if (!molecule.has(CHARGE)) {
      return sum == null ? null : said(sum, false, CHARGES);
    }
    int charge = JsonInput.integer(molecule.node(CHARGE), "the charge", molecule.where(CHARGE));
    if (sum != null && sum != charge) {
      throw contradiction(
          CHARGE, "a charge of " + charge, "the fragments' charges add up to " + sum);
    }
    return said(charge, false, CHARGE);
  }

  private @Nullable Said spin(int fragments, List<String> notes) {
    @Nullable List<Integer> own = whole(MULTIPLICITIES, fragments, "a multiplicity");
    int highest = 0;
    int open = 0;
    for (int multiplicity : own == null ? List.<Integer>of() : own) {
      int unpaired = ChargeAndSpin.spinOf(multiplicity, molecule.where(MULTIPLICITIES));
      highest += unpaired;
      open += unpaired > 0 ? 1 : 0;
    }
    if (!molecule.has(MULTIPLICITY)) {
      if (open > 1) {
        notes.add(
            String.format(
                Locale.ROOT,
                "%d fragments are open shells: their spins are taken as parallel, 2S = %d",
                open,
                highest));
      }
      return own == null ? null : said(highest, true, MULTIPLICITIES);
    }
    int multiplicity =
        JsonInput.integer(
            molecule.node(MULTIPLICITY), "the multiplicity", molecule.where(MULTIPLICITY));
    int spin = ChargeAndSpin.spinOf(multiplicity, molecule.where(MULTIPLICITY));
    boolean reachable = open > 1 ? spin <= highest : spin == highest;
    if (own != null && !(reachable && (highest - spin) % 2 == 0)) {
      throw contradiction(
          MULTIPLICITY,
          "a multiplicity of " + multiplicity,
          "the fragments' multiplicities are " + own);
    }
    return said(spin, true, MULTIPLICITY);
  }

  private static Said said(int value, boolean multiplicity, String key) {
    String stated = key + " " + (multiplicity ? value + 1 : value);
    return new Said(value, multiplicity, stated, "file, " + key);
  }

  private InputException contradiction(String key, String one, String other) {
    return molecule.error(key, one + ", but " + other, "correct one of them");
  }

  private @Nullable List<Integer> whole(String key, int fragments, String meaning) {
    if (!molecule.has(key)) {
      return null;
    }
    JsonNode array = molecule.array(key);
    if (array.size() != fragments) {
      throw molecule.error(
          key,
          array.size() + " entries for " + fragments + " fragment(s)",
          "give one for each fragment, and list the fragments under \"fragments\"");
    }
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      values.add(JsonInput.integer(array.path(i), meaning, molecule.where(key + "[" + i + "]")));
    }
    return values;
  }
}
