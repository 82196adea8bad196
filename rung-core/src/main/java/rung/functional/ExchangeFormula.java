package rung.functional;

import org.jspecify.annotations.Nullable;

/**
 * The numbers of {@link ExactExchange} as formulas of a form's constants.
 *
 * @param fullRange a
 * @param longRange b, or null where the form has no long-range part
 * @param omega ω, or null likewise
 */
public record ExchangeFormula<T>(T fullRange, @Nullable T longRange, @Nullable T omega) {
  /** The same fraction at all distances. */
  public static <T> ExchangeFormula<T> global(T fraction) {
    return new ExchangeFormula<>(fraction, null, null);
  }
}
