package rung.functional.form;

/** What a part of the exchange-correlation energy is. */
public enum XcKind {
  /** Exchange alone. */
  EXCHANGE,
  /** Correlation alone. */
  CORRELATION,
  /** Both in one. */
  BOTH
}
