package rung.functional.hybrid;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.ExchangeFormula;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.XcKind;

/** Exact exchange alone, {@code hf}: nothing on the grid. The constant {@code hf.a} scales it. */
public final class HartreeFock implements EnergyForm {
  @Override
  public String name() {
    return "hf";
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return kind == ExactExchange.class ? ExchangeFormula.global(in.constant("hf.a", 1)) : null;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.multiply(0, in.density(0));
  }
}
