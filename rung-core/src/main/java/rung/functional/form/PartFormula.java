package rung.functional.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.sum.Conflict;

/** An {@link EnergyPart} of which the coefficients are formulas of a form's constants. */
public interface PartFormula<T> {
  /** The formulas, in the order of {@link EnergyPart#coefficients}. */
  List<T> coefficients(Arithmetic<T> a);

  /** The part with these coefficients. */
  EnergyPart part(double[] coefficients);

  /** The part with its energy multiplied by a number. */
  PartFormula<T> times(Arithmetic<T> a, double factor);

  /** The sum of two parts of a kind, null where a sum can have one only. */
  default @Nullable PartFormula<T> plus(Arithmetic<T> a, PartFormula<T> other) {
    return null;
  }

  /** What two parts of the kind have both when they cannot be added. */
  Conflict conflict();
}
