package rung.functional.sum;

import rung.system.InputException;
import rung.system.InputText;

/** What a sum can have once only. */
public enum Conflict {
  /** The integrals are made for one ω, and trained ones move. */
  RANGE_SEPARATION("range-separated exact exchange, each with an ω of its own"),
  /** VV10 is a double sum over the grid for one b and C. */
  NON_LOCAL("non-local correlation"),
  /** D3 with one damping. */
  DISPERSION("dispersion"),
  /** A grid has long-range exchange energy densities of one ω. */
  EXCHANGE_DENSITIES("long-range exchange energy densities, each with an ω of its own");

  private final String what;

  Conflict(String what) {
    this.what = what;
  }

  /** The error about two members of a sum. */
  public InputException of(String sum, String first, String second) {
    return new InputException(
        first + " and " + second + " in " + InputText.quote(sum) + " both have " + what,
        FunctionalSum.WHERE,
        "a sum can have one of them");
  }
}
