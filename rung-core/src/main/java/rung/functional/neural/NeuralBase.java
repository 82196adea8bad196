package rung.functional.neural;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.Ingredient;
import rung.functional.Parameters;
import rung.functional.PointModel;
import rung.functional.form.Arithmetic;
import rung.functional.form.DelegatingInputs;
import rung.functional.form.MissingPart;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.SplitForm;
import rung.functional.form.SumForm;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/**
 * The functional that a neural form corrects. Where exchange and correlation are wanted apart,
 * libxc's names tell: {@code _c_} stands for correlation, anything else is exchange, unless the
 * form itself is a {@link SplitForm}, as hybrids are.
 *
 * @param whole all terms
 * @param trained constants that are parameters; the others are plain numbers
 */
record NeuralBase(SumForm whole, TrainedConstants trained) implements SplitForm {
  /** Checks that the constants to be trained are there. */
  NeuralBase {
    List<String> known =
        new FormFunctional(whole)
            .parameters().slices().stream().map(Parameters.Slice::name).toList();
    for (String name : trained.names()) {
      if (!known.contains(name)) {
        throw new InputException(
            "'" + whole.name() + "' has no constant '" + name + "'",
            "train_base",
            known.isEmpty() ? "it has none" : "it has " + String.join(", ", known));
      }
    }
  }

  /** Refuses what has no exchange or no correlation of its own. */
  void requireBothParts() {
    boolean correlation = whole.summands().stream().anyMatch(t -> splits(t) || correlates(t));
    boolean exchange = whole.summands().stream().anyMatch(t -> splits(t) || !correlates(t));
    if (!correlation || !exchange) {
      throw new InputException(
          "'" + whole.name() + "' cannot be the base of a neural functional",
          "functional",
          "a base has exchange and correlation, such as pbe, pbe0 or lda_x+lda_c_pw");
    }
  }

  private static boolean splits(SumForm.Summand summand) {
    return summand.form() instanceof SplitForm;
  }

  private static boolean correlates(SumForm.Summand summand) {
    return summand.form().name().contains("_c_");
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
  public Map<String, PointModel> models() {
    return whole.models();
  }

  @Override
  public double exchangeDensityRange() {
    return whole.exchangeDensityRange();
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return whole.energyDensity(a, inputs(a, in));
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    return sum(a, inputs(a, in), true);
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    return sum(a, inputs(a, in), false);
  }

  private <T> T sum(Arithmetic<T> a, PointInputs<T> in, boolean exchange) {
    T sum = a.constant(0);
    for (SumForm.Summand summand : whole.summands()) {
      if (summand.form() instanceof SplitForm split) {
        T part = exchange ? split.exchange(a, in) : split.correlation(a, in);
        sum = a.add(sum, a.multiply(summand.factor(), part));
      } else if (correlates(summand) != exchange) {
        sum = a.add(sum, a.multiply(summand.factor(), summand.form().energyDensity(a, in)));
      }
    }
    return sum;
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return whole.formula(kind, a, inputs(a, in));
  }

  @Override
  public List<MissingPart> missing() {
    return whole.missing();
  }

  private <T> PointInputs<T> inputs(Arithmetic<T> a, PointInputs<T> in) {
    return trained.all() ? in : new FixedConstants<>(a, in, trained);
  }

  /** The same point, with constants that are not trained as plain numbers. */
  private record FixedConstants<T>(Arithmetic<T> a, PointInputs<T> in, TrainedConstants trained)
      implements DelegatingInputs<T> {
    @Override
    public T constant(String name, double value) {
      return trained.contains(name) ? in.constant(name, value) : a.constant(value);
    }
  }
}
