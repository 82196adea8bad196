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
import rung.functional.DispersionFormula;
import rung.functional.EnergyForm;
import rung.functional.ExchangeFormula;
import rung.functional.FunctionalSum;
import rung.functional.Ingredient;
import rung.functional.PointInputs;
import rung.functional.PointModel;
import rung.functional.Vv10Formula;
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
    double range = 0;
    for (Term term : terms) {
      double own = term.form.exchangeDensityRange();
      if (range != 0 && own != 0 && own != range) {
        throw severalRanges("long-range exchange energy densities of different range");
      }
      range = own != 0 ? own : range;
    }
    return range;
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
  public <T> @Nullable ExchangeFormula<T> exactExchange(Arithmetic<T> a, PointInputs<T> in) {
    T fullRange = null;
    T longRange = null;
    T omega = null;
    for (Term term : terms) {
      ExchangeFormula<T> own = term.form.exactExchange(a, in);
      if (own != null) {
        T part = a.multiply(term.factor, own.fullRange());
        fullRange = fullRange == null ? part : a.add(fullRange, part);
        if (own.longRange() != null) {
          if (omega != null) {
            throw severalRanges("range-separated exact exchange");
          }
          longRange = a.multiply(term.factor, own.longRange());
          omega = own.omega();
        }
      }
    }
    return fullRange == null ? null : new ExchangeFormula<>(fullRange, longRange, omega);
  }

  @Override
  public <T> @Nullable Vv10Formula<T> vv10(Arithmetic<T> a, PointInputs<T> in) {
    Vv10Formula<T> found = null;
    for (Term term : terms) {
      Vv10Formula<T> own = term.form.vv10(a, in);
      if (own != null) {
        if (found != null) {
          throw severalRanges("non-local correlation");
        }
        found = new Vv10Formula<>(a.multiply(term.factor, own.factor()), own.b(), own.c());
      }
    }
    return found;
  }

  @Override
  public <T> @Nullable DispersionFormula<T> dispersion(Arithmetic<T> a, PointInputs<T> in) {
    DispersionFormula<T> found = null;
    for (Term term : terms) {
      DispersionFormula<T> own = term.form.dispersion(a, in);
      if (own != null) {
        if (found != null) {
          throw severalRanges("dispersion");
        }
        T s6 = a.multiply(term.factor, own.s6());
        found = new DispersionFormula<>(s6, a.multiply(term.factor, own.s8()), own.a1(), own.a2());
      }
    }
    return found;
  }

  private InputException severalRanges(String what) {
    return new InputException(
        "two terms of '" + name + "' have " + what, "functional", "a sum can have one of them");
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
