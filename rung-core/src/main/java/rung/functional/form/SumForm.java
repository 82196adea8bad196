package rung.functional.form;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.Arithmetic;
import rung.functional.Conflict;
import rung.functional.DispersionFormula;
import rung.functional.EnergyForm;
import rung.functional.ExchangeFormula;
import rung.functional.FunctionalSum;
import rung.functional.Ingredient;
import rung.functional.MissingPart;
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
  public <T> @Nullable ExchangeFormula<T> exactExchange(Arithmetic<T> a, PointInputs<T> in) {
    T fullRange = null;
    T longRange = null;
    T omega = null;
    Term separated = null;
    for (Term term : terms) {
      ExchangeFormula<T> own = term.form.exactExchange(a, in);
      if (own != null) {
        fullRange = plus(a, fullRange, term.factor, own.fullRange());
        T ownLong = own.longRange();
        if (ownLong != null) {
          // equal formulas of one recording are the same object, so this asks for one ω for ever
          if (separated != null && !Objects.equals(omega, own.omega())) {
            throw conflict(Conflict.RANGE_SEPARATION, separated, term);
          }
          longRange = plus(a, longRange, term.factor, ownLong);
          omega = own.omega();
          separated = term;
        }
      }
    }
    return fullRange == null ? null : new ExchangeFormula<>(fullRange, longRange, omega);
  }

  private static <T> T plus(Arithmetic<T> a, @Nullable T sum, double factor, T more) {
    T part = a.multiply(factor, more);
    return sum == null ? part : a.add(sum, part);
  }

  @Override
  public <T> @Nullable Vv10Formula<T> vv10(Arithmetic<T> a, PointInputs<T> in) {
    Vv10Formula<T> found = null;
    Term first = null;
    for (Term term : terms) {
      Vv10Formula<T> own = term.form.vv10(a, in);
      if (own != null) {
        if (first != null) {
          throw conflict(Conflict.NON_LOCAL, first, term);
        }
        found = new Vv10Formula<>(a.multiply(term.factor, own.factor()), own.b(), own.c());
        first = term;
      }
    }
    return found;
  }

  @Override
  public <T> @Nullable DispersionFormula<T> dispersion(Arithmetic<T> a, PointInputs<T> in) {
    DispersionFormula<T> found = null;
    Term first = null;
    for (Term term : terms) {
      DispersionFormula<T> own = term.form.dispersion(a, in);
      if (own != null) {
        if (first != null) {
          throw conflict(Conflict.DISPERSION, first, term);
        }
        T s6 = a.multiply(term.factor, own.s6());
        found = new DispersionFormula<>(s6, a.multiply(term.factor, own.s8()), own.a1(), own.a2());
        first = term;
      }
    }
    return found;
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
