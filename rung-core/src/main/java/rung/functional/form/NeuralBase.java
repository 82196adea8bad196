package rung.functional.form;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.Arithmetic;
import rung.functional.ExchangeFormula;
import rung.functional.Ingredient;
import rung.functional.PointInputs;
import rung.functional.Vv10Formula;
import rung.system.InputException;

/**
 * The functional that a neural form corrects, in two parts. libxc's names tell them apart: {@code
 * _c_} stands for correlation.
 *
 * @param whole all terms
 * @param correlation those that are correlation
 * @param rest exchange, and what is both
 * @param trainable whether the base's constants stay trainable; otherwise they are plain numbers
 */
record NeuralBase(SumForm whole, SumForm correlation, SumForm rest, boolean trainable) {
  static NeuralBase of(SumForm base, boolean trainable) {
    List<SumForm.Term> correlation = base.terms().stream().filter(NeuralBase::correlates).toList();
    List<SumForm.Term> rest = base.terms().stream().filter(term -> !correlates(term)).toList();
    if (correlation.isEmpty() || rest.isEmpty()) {
      throw new InputException(
          "'" + base.name() + "' cannot be the base of a neural functional",
          "functional",
          "a base has exchange and correlation, such as pbe or lda_x+lda_c_pw");
    }
    return new NeuralBase(
        base,
        new SumForm(base.name() + " correlation", correlation),
        new SumForm(base.name() + " exchange", rest),
        trainable);
  }

  private static boolean correlates(SumForm.Term term) {
    return term.form().name().contains("_c_");
  }

  Set<Ingredient> ingredients() {
    return whole.ingredients();
  }

  <T> T exchangeEnergy(Arithmetic<T> a, PointInputs<T> in) {
    return rest.energyDensity(a, inputs(a, in));
  }

  <T> T correlationEnergy(Arithmetic<T> a, PointInputs<T> in) {
    return correlation.energyDensity(a, inputs(a, in));
  }

  <T> @Nullable ExchangeFormula<T> exactExchange(Arithmetic<T> a, PointInputs<T> in) {
    return whole.exactExchange(a, inputs(a, in));
  }

  <T> @Nullable Vv10Formula<T> vv10(Arithmetic<T> a, PointInputs<T> in) {
    return whole.vv10(a, inputs(a, in));
  }

  private <T> PointInputs<T> inputs(Arithmetic<T> a, PointInputs<T> in) {
    return trainable ? in : new FixedConstants<>(a, in);
  }

  /** The same point, with constants as plain numbers. */
  private record FixedConstants<T>(Arithmetic<T> a, PointInputs<T> in) implements PointInputs<T> {
    @Override
    public T density(int spin) {
      return in.density(spin);
    }

    @Override
    public T sigma(int spin, int other) {
      return in.sigma(spin, other);
    }

    @Override
    public T tau(int spin) {
      return in.tau(spin);
    }

    @Override
    public T laplacian(int spin) {
      return in.laplacian(spin);
    }

    @Override
    public T exchange(int spin) {
      return in.exchange(spin);
    }

    @Override
    public T longRangeExchange(int spin) {
      return in.longRangeExchange(spin);
    }

    @Override
    public T constant(String name, double value) {
      return a.constant(value);
    }

    @Override
    public T network(String name, List<T> inputs) {
      return in.network(name, inputs);
    }
  }
}
