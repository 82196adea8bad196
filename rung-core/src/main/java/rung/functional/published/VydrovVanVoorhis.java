package rung.functional.published;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.Ingredient;
import rung.functional.NonLocalFunctional;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.Vv10Formula;
import rung.functional.form.XcKind;

/**
 * Non-local correlation alone, {@code vv10}, with the constants of O. A. Vydrov and T. Van Voorhis,
 * J. Chem. Phys. 133, 244103 (2010): C = 0.0093 fits C₆ coefficients, b = 5.9 belongs to their
 * semi-local part. {@code vv10.factor} scales it.
 */
public final class VydrovVanVoorhis implements EnergyForm {
  @Override
  public String name() {
    return "vv10";
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
    return kind == NonLocalFunctional.class
        ? new Vv10Formula<>(
            in.constant("vv10.factor", 1),
            in.constant("vv10.b", 5.9),
            in.constant("vv10.c", 0.0093))
        : null;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.multiply(0, in.density(0));
  }
}
