package rung.functional.neural;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.Ingredient;
import rung.functional.PointModel;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.MissingPart;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.SplitForm;
import rung.functional.form.SplitPart;
import rung.functional.form.XcKind;

/**
 * The formula of a {@link NeuralDesign}: a base functional and networks. Its exact exchange and
 * non-local correlation are the base's.
 *
 * @param exchange exchange, or everything where {@code correlation} is null
 */
record NeuralForm(
    NeuralDesign design,
    NeuralBase base,
    CorrectedEnergy exchange,
    @Nullable CorrectedEnergy correlation)
    implements SplitForm {
  @Override
  public String name() {
    return design.kind() + "(" + design.base() + ")";
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = new TreeSet<>(base.ingredients());
    for (NeuralDesign.Correction correction : design.corrections()) {
      correction.features().forEach(feature -> all.addAll(feature.ingredients()));
      if (correction.shape() == NeuralShape.LOCAL_MIXING
          || correction.shape() == NeuralShape.MIXED_EXCHANGE) {
        all.add(Ingredient.EXCHANGE);
      }
      if (correction.shape() == NeuralShape.MIXED_EXCHANGE) {
        all.add(Ingredient.LONG_RANGE_EXCHANGE);
      }
    }
    if (design.constraints().uniformGasLimit() || design.constraints().largeGradientDecay()) {
      all.add(Ingredient.GRADIENT);
    }
    return all;
  }

  @Override
  public Map<String, PointModel> models() {
    return base.models();
  }

  @Override
  public double exchangeDensityRange() {
    return ingredients().contains(Ingredient.LONG_RANGE_EXCHANGE)
        ? MixedExchange.RANGE
        : base.exchangeDensityRange();
  }

  @Override
  public Map<String, Integer> networks() {
    Map<String, Integer> networks = new LinkedHashMap<>();
    for (NeuralDesign.Correction correction : design.corrections()) {
      correction
          .shape()
          .networks()
          .forEach(name -> networks.put(name, correction.features().size()));
    }
    return networks;
  }

  @Override
  public Optional<EnergyForm> part(XcKind kind) {
    if (kind == XcKind.BOTH) {
      return Optional.of(this);
    }
    if (correlation == null) {
      return Optional.empty();
    }
    Set<String> foreign = new TreeSet<>();
    for (NeuralDesign.Correction correction : design.corrections()) {
      if (correction.shape().kind() != kind) {
        foreign.addAll(correction.shape().networks());
      }
    }
    return Optional.of(new SplitPart(this, kind, foreign));
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return base.formula(kind, a, in);
  }

  @Override
  public List<MissingPart> missing() {
    return base.missing();
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    return exchange.energy(a, in);
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    return correlation == null ? a.constant(0) : correlation.energy(a, in);
  }
}
