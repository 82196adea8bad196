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
import rung.functional.form.EnergyForm;
import rung.functional.form.MissingPart;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.SplitForm;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.tape.FormFunctional;
import rung.system.InputException;

/**
 * The functional that a neural form corrects. Where exchange and correlation are wanted apart, each
 * summand says which it is, or is a {@link SplitForm}, as hybrids are.
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
    for (SumForm.Summand summand : whole.summands()) {
      if (summand.form().kind() == XcKind.BOTH && !(summand.form() instanceof SplitForm)) {
        throw unfit(
            "exchange and correlation of '" + summand.form().name() + "' cannot be told apart");
      }
    }
    if (!has(XcKind.CORRELATION) || !has(XcKind.EXCHANGE)) {
      throw unfit("it lacks one of exchange and correlation");
    }
  }

  private boolean has(XcKind kind) {
    return whole.summands().stream()
        .map(summand -> summand.form().kind())
        .anyMatch(own -> own == kind || own == XcKind.BOTH);
  }

  private InputException unfit(String why) {
    return new InputException(
        "'" + whole.name() + "' cannot be the base of a neural functional: " + why,
        "functional",
        "a base has exchange and correlation, such as pbe, pbe0 or lda_x+lda_c_pw");
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
    return sum(a, inputs(a, in), XcKind.EXCHANGE);
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    return sum(a, inputs(a, in), XcKind.CORRELATION);
  }

  private <T> T sum(Arithmetic<T> a, PointInputs<T> in, XcKind kind) {
    T sum = a.constant(0);
    for (SumForm.Summand summand : whole.summands()) {
      EnergyForm form = summand.form();
      if (form instanceof SplitForm split) {
        T part = kind == XcKind.EXCHANGE ? split.exchange(a, in) : split.correlation(a, in);
        sum = a.add(sum, a.multiply(summand.factor(), part));
      } else if (form.kind() == kind) {
        sum = a.add(sum, a.multiply(summand.factor(), form.energyDensity(a, in)));
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
