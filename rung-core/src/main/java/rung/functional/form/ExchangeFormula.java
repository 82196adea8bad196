package rung.functional.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.ExactExchange;
import rung.functional.sum.Conflict;

/**
 * {@link ExactExchange} as formulas of a form's constants.
 *
 * @param fullRange a
 * @param separated the long-range part, null where the form has none
 */
public record ExchangeFormula<T>(T fullRange, @Nullable LongRange<T> separated)
    implements PartFormula<T> {
  /**
   * The long-range part.
   *
   * @param fraction b
   * @param omega ω
   */
  public record LongRange<T>(T fraction, T omega) {}

  /** With a long-range part. */
  public ExchangeFormula(T fullRange, T longRange, T omega) {
    this(fullRange, new LongRange<>(longRange, omega));
  }

  /** The same fraction at all distances. */
  public static <T> ExchangeFormula<T> global(T fraction) {
    return new ExchangeFormula<>(fraction, null);
  }

  @Override
  public List<T> coefficients(Arithmetic<T> a) {
    return separated == null
        ? List.of(fullRange, a.constant(0), a.constant(0))
        : List.of(fullRange, separated.fraction, separated.omega);
  }

  @Override
  public ExactExchange part(double[] c) {
    return new ExactExchange(c[0], c[1], c[2]);
  }

  @Override
  public ExchangeFormula<T> times(Arithmetic<T> a, double factor) {
    T full = a.multiply(factor, fullRange);
    return separated == null
        ? global(full)
        : new ExchangeFormula<>(full, a.multiply(factor, separated.fraction), separated.omega);
  }

  @Override
  public @Nullable PartFormula<T> plus(Arithmetic<T> a, PartFormula<T> other) {
    if (!(other instanceof ExchangeFormula<T> more)) {
      return null;
    }
    T full = a.add(fullRange, more.fullRange);
    if (separated == null || more.separated == null) {
      return new ExchangeFormula<>(full, separated == null ? more.separated : separated);
    }
    // equal formulas of one recording are the same object, so this asks for one ω for ever
    return separated.omega.equals(more.separated.omega)
        ? new ExchangeFormula<>(
            full, a.add(separated.fraction, more.separated.fraction), separated.omega)
        : null;
  }

  @Override
  public Conflict conflict() {
    return Conflict.RANGE_SEPARATION;
  }
}
