package rung.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said about the electrons of a geometry, and where; what is not said is null.
 *
 * @param charge total charge, zero if not said
 * @param spin twice the spin projection 2S, the lowest that the electron count allows if not said
 */
public record ChargeAndSpin(@Nullable Said charge, @Nullable Said spin) {
  /** Nothing said. */
  public static final ChargeAndSpin UNSAID = new ChargeAndSpin(null, null);

  /** How a source is called that said nothing. */
  private static final String DEFAULT = "default";

  /**
   * A number that somebody stated.
   *
   * @param value charge, or 2S
   * @param multiplicity whether a spin was stated as 2S + 1
   * @param words how it was put, {@code "multiplicity=3"}, for messages
   * @param from who said it, {@code "command line"} or {@code "file, line 2"}
   */
  public record Said(int value, boolean multiplicity, String words, String from) {}

  /** The same source for both. */
  public static ChargeAndSpin of(@Nullable Integer charge, @Nullable Integer spin, String from) {
    return new ChargeAndSpin(
        charge == null ? null : new Said(charge, false, "charge " + charge, from),
        spin == null ? null : new Said(spin, false, "2S = " + spin, from));
  }

  /** Takes from {@code other} what is not said here. */
  public ChargeAndSpin orElse(ChargeAndSpin other) {
    return new ChargeAndSpin(
        charge == null ? other.charge : charge, spin == null ? other.spin : spin);
  }

  /** A line for each number that {@code other} states differently. */
  public List<String> differences(ChargeAndSpin other) {
    List<String> lines = new ArrayList<>();
    difference(charge, other.charge, lines);
    difference(spin, other.spin, lines);
    return lines;
  }

  /** Who said the charge. */
  public String chargeFrom() {
    return charge == null ? DEFAULT : charge.from;
  }

  /** Who said the spin. */
  public String spinFrom() {
    return spin == null ? DEFAULT : spin.from;
  }

  private static void difference(@Nullable Said ours, @Nullable Said theirs, List<String> lines) {
    if (ours != null && theirs != null && ours.value != theirs.value) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s (%s) in place of %s (%s)",
              ours.words,
              ours.from,
              theirs.words,
              theirs.from));
    }
  }

  /** The spin 2S of a multiplicity 2S + 1. */
  public static int spinOf(int multiplicity, String where) {
    if (multiplicity < 1) {
      throw new InputException(
          "a multiplicity of " + multiplicity, where, "multiplicities start at 1 (singlet)");
    }
    return multiplicity - 1;
  }
}
