package rung.functional.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rung.functional.Arithmetic;
import rung.functional.EnergyForm;
import rung.functional.FunctionalSum;
import rung.functional.Ingredient;
import rung.functional.PointInputs;

/** Exchange or correlation of a neural form, with the network that belongs to it. */
record NeuralPart(NeuralForm whole, FunctionalSum.Kind kind) implements EnergyForm {
  /** A neural form in two parts. */
  interface NeuralForm extends EnergyForm {
    <T> T exchange(Arithmetic<T> a, PointInputs<T> in);

    <T> T correlation(Arithmetic<T> a, PointInputs<T> in);

    @Override
    default <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
      return a.add(exchange(a, in), correlation(a, in));
    }

    @Override
    default Optional<EnergyForm> part(FunctionalSum.Kind kind) {
      return kind == FunctionalSum.Kind.BOTH
          ? Optional.of(this)
          : Optional.of(new NeuralPart(this, kind));
    }
  }

  private boolean isExchange() {
    return kind == FunctionalSum.Kind.EXCHANGE;
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public Set<Ingredient> ingredients() {
    return whole.ingredients();
  }

  @Override
  public Map<String, Integer> networks() {
    Map<String, Integer> own = new LinkedHashMap<>(whole.networks());
    own.keySet().remove(isExchange() ? NeuralGga.CORRELATION : NeuralGga.EXCHANGE);
    return own;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return isExchange() ? whole.exchange(a, in) : whole.correlation(a, in);
  }
}
