package rung.learn.data;

import java.util.Locale;
import rung.system.InputException;
import rung.system.Suggestion;
import rung.system.Units;

/** Units of energy that a data set may use. */
public enum EnergyUnit {
  /** Thermochemical kilocalories per mole. */
  KCAL_PER_MOL("kcal/mol", Units.KCAL_PER_MOL_PER_HARTREE),
  /** Hartree, the unit inside. */
  HARTREE("hartree", 1),
  /** Electronvolt. */
  EV("ev", Units.EV_PER_HARTREE),
  /** Kilojoules per mole; one thermochemical calorie is 4.184 J. */
  KJ_PER_MOL("kj/mol", 4.184 * Units.KCAL_PER_MOL_PER_HARTREE);

  private final String label;
  private final double perHartree;

  EnergyUnit(String label, double perHartree) {
    this.label = label;
    this.perHartree = perHartree;
  }

  /** Name in files. */
  public String label() {
    return label;
  }

  /** An energy in this unit, in hartree. */
  public double toHartree(double value) {
    return value / perHartree;
  }

  /** The unit with this name, in any case. */
  public static EnergyUnit named(String name, String where) {
    String wanted = name.toLowerCase(Locale.ROOT);
    for (EnergyUnit unit : values()) {
      if (unit.label.equals(wanted)) {
        return unit;
      }
    }
    throw new InputException(
        "'" + name + "' is not a unit of energy",
        where,
        Suggestion.among(name, java.util.Arrays.stream(values()).map(EnergyUnit::label).toList()));
  }
}
