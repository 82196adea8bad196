package rung.functional.form;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.Ingredient;
import rung.functional.PointModel;
import rung.functional.sum.Conflict;
import rung.system.InputException;

/**
 * Σ_k c_k e_k, one formula.
 *
 * @param name name of the sum
 * @param summands what is summed
 */
public record SumForm(String name, List<Summand> summands) implements EnergyForm {
  /** A form with its factor. */
  public record Summand(double factor, EnergyForm form) {}

  /** Keeps its own list. */
  public SumForm {
    summands = List.copyOf(summands);
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = EnumSet.of(Ingredient.DENSITY);
    summands.forEach(summand -> all.addAll(summand.form.ingredients()));
    return all;
  }

  @Override
  public double exchangeDensityRange() {
    Summand first = null;
    for (Summand summand : summands) {
      double own = summand.form.exchangeDensityRange();
      if (own != 0) {
        if (first != null && first.form.exchangeDensityRange() != own) {
          throw conflict(Conflict.EXCHANGE_DENSITIES, first, summand);
        }
        first = summand;
      }
    }
    return first == null ? 0 : first.form.exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    Map<String, Integer> all = new LinkedHashMap<>();
    summands.forEach(summand -> all.putAll(summand.form.networks()));
    return all;
  }

  @Override
  public Map<String, PointModel> models() {
    Map<String, PointModel> all = new LinkedHashMap<>();
    summands.forEach(summand -> all.putAll(summand.form.models()));
    return all;
  }

  /** That of the summands, if it is the same for all. */
  @Override
  public XcKind kind() {
    List<XcKind> kinds = summands.stream().map(s -> s.form.kind()).distinct().toList();
    return kinds.size() == 1 ? kinds.get(0) : XcKind.BOTH;
  }

  @Override
  public Optional<EnergyForm> part(XcKind kind) {
    List<Summand> own = new ArrayList<>();
    for (Summand summand : summands) {
      Optional<EnergyForm> part = summand.form.part(kind);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      own.add(new Summand(summand.factor, part.get()));
    }
    return Optional.of(new SumForm(name, own));
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    PartFormula<T> sum = null;
    Map<Summand, PartFormula<T>> before = new LinkedHashMap<>();
    for (Summand summand : summands) {
      PartFormula<T> own = summand.form.formula(kind, a, in);
      if (own != null) {
        PartFormula<T> scaled = own.times(a, summand.factor);
        PartFormula<T> longer = sum == null ? scaled : sum.plus(a, scaled);
        if (longer == null) {
          throw conflict(own.conflict(), rival(a, before, own), summand);
        }
        sum = longer;
        before.put(summand, own);
      }
    }
    return sum;
  }

  /** The summand to which a part cannot be added. */
  private static <T> Summand rival(
      Arithmetic<T> a, Map<Summand, PartFormula<T>> summands, PartFormula<T> part) {
    return summands.entrySet().stream()
        .filter(entry -> entry.getValue().plus(a, part) == null)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<MissingPart> missing() {
    return summands.stream()
        .filter(summand -> summand.factor != 0)
        .flatMap(summand -> summand.form.missing().stream())
        .toList();
  }

  private InputException conflict(Conflict conflict, Summand first, Summand second) {
    return conflict.of(name, first.form.name(), second.form.name());
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    T sum = a.constant(0);
    for (Summand summand : summands) {
      sum = a.add(sum, a.multiply(summand.factor, summand.form.energyDensity(a, in)));
    }
    return sum;
  }
}
