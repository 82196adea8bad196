package rung.system;

import org.jspecify.annotations.Nullable;

/**
 * What is said about the electrons of a geometry; what is not said is null.
 *
 * @param charge total charge, zero if not said
 * @param spin twice the spin projection 2S, the lowest that the electron count allows if not said
 */
public record ChargeAndSpin(@Nullable Integer charge, @Nullable Integer spin) {
  /** Nothing said. */
  public static final ChargeAndSpin UNSAID = new ChargeAndSpin(null, null);

  /** Takes from {@code other} what is not said here. */
  public ChargeAndSpin orElse(ChargeAndSpin other) {
    return new ChargeAndSpin(
        charge == null ? other.charge : charge, spin == null ? other.spin : spin);
  }

  /** The spin 2S of a multiplicity 2S + 1. */
  static int spinOf(int multiplicity, String where) {
    if (multiplicity < 1) {
      throw new InputException(
          "a multiplicity of " + multiplicity, where, "multiplicities start at 1 (singlet)");
    }
    return multiplicity - 1;
  }
}
