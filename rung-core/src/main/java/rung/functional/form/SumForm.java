package rung.functional.form;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rung.functional.Arithmetic;
import rung.functional.EnergyForm;
import rung.functional.Ingredient;
import rung.functional.PointInputs;

/**
 * Σ_k c_k e_k, one formula.
 *
 * @param name name of the sum
 * @param terms what is summed
 */
public record SumForm(String name, List<Term> terms) implements EnergyForm {
  /** A form with its factor. */
  public record Term(double factor, EnergyForm form) {}

  /** Keeps its own list. */
  public SumForm {
    terms = List.copyOf(terms);
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = EnumSet.of(Ingredient.DENSITY);
    terms.forEach(term -> all.addAll(term.form.ingredients()));
    return all;
  }

  @Override
  public Map<String, Integer> networks() {
    Map<String, Integer> all = new LinkedHashMap<>();
    terms.forEach(term -> all.putAll(term.form.networks()));
    return all;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    T sum = a.constant(0);
    for (Term term : terms) {
      sum = a.add(sum, a.multiply(term.factor, term.form.energyDensity(a, in)));
    }
    return sum;
  }
}
