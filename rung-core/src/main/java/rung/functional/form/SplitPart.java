package rung.functional.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.Ingredient;
import rung.functional.PointModel;

/**
 * Exchange or correlation of a split form alone.
 *
 * @param kind not both
 * @param foreign networks that belong to the other part
 */
public record SplitPart(SplitForm whole, XcKind kind, Set<String> foreign) implements EnergyForm {
  private boolean isExchange() {
    return kind == XcKind.EXCHANGE;
  }

  @Override
  public String name() {
    return whole.name() + (isExchange() ? " exchange" : " correlation");
  }

  @Override
  public Set<Ingredient> ingredients() {
    return whole.ingredients();
  }

  @Override
  public Map<String, PointModel> models() {
    return whole.models();
  }

  @Override
  public double exchangeDensityRange() {
    return whole.exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    Map<String, Integer> own = new LinkedHashMap<>(whole.networks());
    own.keySet().removeAll(foreign);
    return own;
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return isExchange() && kind == ExactExchange.class ? whole.formula(kind, a, in) : null;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return isExchange() ? whole.exchange(a, in) : whole.correlation(a, in);
  }
}
