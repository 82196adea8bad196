package rung.functional.published;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.Dispersion;
import rung.functional.EnergyPart;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.DispersionFormula;
import rung.functional.form.EnergyForm;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.XcKind;
import rung.functional.sum.DispersionConstants;

/**
 * D3(BJ) dispersion alone, {@code d3bj}: nothing on the grid.
 *
 * @param start published values of {@code d3bj.s6}, {@code .s8}, {@code .a1}, {@code .a2}
 */
public record RationalDamping(Dispersion start) implements EnergyForm {
  /** The name in a sum. */
  public static final String NAME = DispersionConstants.NAME;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public XcKind kind() {
    return XcKind.CORRELATION;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return kind == Dispersion.class
        ? new DispersionFormula<>(
            in.constant(NAME + ".s6", start.s6()),
            in.constant(NAME + ".s8", start.s8()),
            in.constant(NAME + ".a1", start.a1()),
            in.constant(NAME + ".a2", start.a2()))
        : null;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.multiply(0, in.density(0));
  }
}
