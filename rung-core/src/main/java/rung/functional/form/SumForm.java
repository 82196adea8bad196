package rung.functional.form;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.Arithmetic;
import rung.functional.Conflict;
import rung.functional.EnergyForm;
import rung.functional.EnergyPart;
import rung.functional.FunctionalSum;
import rung.functional.Ingredient;
import rung.functional.MissingPart;
import rung.functional.PartFormula;
import rung.functional.PointInputs;
import rung.functional.PointModel;
import rung.system.InputException;

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
  public double exchangeDensityRange() {
    Term first = null;
    for (Term term : terms) {
      double own = term.form.exchangeDensityRange();
      if (own != 0) {
        if (first != null && first.form.exchangeDensityRange() != own) {
          throw conflict(Conflict.EXCHANGE_DENSITIES, first, term);
        }
        first = term;
      }
    }
    return first == null ? 0 : first.form.exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    Map<String, Integer> all = new LinkedHashMap<>();
    terms.forEach(term -> all.putAll(term.form.networks()));
    return all;
  }

  @Override
  public Map<String, PointModel> models() {
    Map<String, PointModel> all = new LinkedHashMap<>();
    terms.forEach(term -> all.putAll(term.form.models()));
    return all;
  }

  @Override
  public Optional<EnergyForm> part(FunctionalSum.Kind kind) {
    List<Term> own = new ArrayList<>();
    for (Term term : terms) {
      Optional<EnergyForm> part = term.form.part(kind);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      own.add(new Term(term.factor, part.get()));
    }
    return Optional.of(new SumForm(name, own));
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    PartFormula<T> sum = null;
    Map<Term, PartFormula<T>> before = new LinkedHashMap<>();
    for (Term term : terms) {
      PartFormula<T> own = term.form.formula(kind, a, in);
      if (own != null) {
        PartFormula<T> scaled = own.times(a, term.factor);
        PartFormula<T> longer = sum == null ? scaled : sum.plus(a, scaled);
        if (longer == null) {
          throw conflict(own.conflict(), rival(a, before, own), term);
        }
        sum = longer;
        before.put(term, own);
      }
    }
    return sum;
  }

  /** The summand to which a part cannot be added. */
  private static <T> Term rival(
      Arithmetic<T> a, Map<Term, PartFormula<T>> summands, PartFormula<T> part) {
    return summands.entrySet().stream()
        .filter(entry -> entry.getValue().plus(a, part) == null)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<MissingPart> missing() {
    return terms.stream()
        .filter(term -> term.factor != 0)
        .flatMap(term -> term.form.missing().stream())
        .toList();
  }

  private InputException conflict(Conflict conflict, Term first, Term second) {
    return conflict.of(name, first.form.name(), second.form.name());
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
