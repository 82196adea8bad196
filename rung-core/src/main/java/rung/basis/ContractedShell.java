package rung.basis;

import java.util.Arrays;
import java.util.Locale;
import rung.system.InputException;
import rung.system.InputText;

/**
 * A contracted shell as a basis set defines it, not yet placed on an atom.
 *
 * @param l angular momentum
 * @param exponents of the primitives, bohr⁻²
 * @param coefficients of the normalised primitives; the contraction need not be normalised
 */
public record ContractedShell(int l, double[] exponents, double[] coefficients) {
  /** Beyond these, integrals lose all their digits or overflow; basis sets stay far inside. */
  private static final double SMALLEST_EXPONENT = 1e-8;

  private static final double LARGEST_EXPONENT = 1e15;

  /** Highest angular momentum that the integrals know: i functions, in fitting sets. */
  public static final int MAX_ANGULAR_MOMENTUM = 6;

  private static final String LETTERS = "SPDFGHI";

  /**
   * A shell that a file defines: checked, and without primitives whose coefficient is zero.
   *
   * @param where file and line of the definition
   */
  public static ContractedShell of(int l, double[] exponents, double[] coefficients, String where) {
    if (l > MAX_ANGULAR_MOMENTUM) {
      throw new InputException(
          "a shell of angular momentum " + l,
          where,
          "shells up to l = " + MAX_ANGULAR_MOMENTUM + " (i) work");
    }
    int kept = 0;
    double[] usedExponents = new double[exponents.length];
    double[] usedCoefficients = new double[exponents.length];
    for (int k = 0; k < exponents.length; k++) {
      if (!(exponents[k] > 0)) {
        throw new InputException(
            "the exponent " + exponents[k] + " is not positive", where, "correct the exponent");
      }
      if (exponents[k] < SMALLEST_EXPONENT || exponents[k] > LARGEST_EXPONENT) {
        throw new InputException(
            "an exponent of " + exponents[k],
            where,
            "exponents from " + SMALLEST_EXPONENT + " to " + LARGEST_EXPONENT + " work");
      }
      if (coefficients[k] != 0) {
        usedExponents[kept] = exponents[k];
        usedCoefficients[kept++] = coefficients[k];
      }
    }
    ContractedShell shell =
        new ContractedShell(
            l, Arrays.copyOf(usedExponents, kept), Arrays.copyOf(usedCoefficients, kept));
    if (kept == 0 || !Arrays.stream(Shell.normalise(shell)).allMatch(Double::isFinite)) {
      throw new InputException(
          "the coefficients of the shell add up to nothing", where, "correct the coefficients");
    }
    return shell;
  }

  /**
   * The shell that has these coefficients for primitives r^l exp(−α r²), which have other norms.
   */
  public ContractedShell ofUnnormalisedPrimitives() {
    return new ContractedShell(
        l, exponents, Shell.primitiveCoefficients(l, exponents, coefficients));
  }

  /** Angular momenta of a shell label: {@code S}, {@code P} … or a joint one such as {@code SP}. */
  public static int[] angularMomenta(String label, String where) {
    String letters = label.equalsIgnoreCase("L") ? "SP" : label.toUpperCase(Locale.ROOT);
    int[] l = letters.chars().map(LETTERS::indexOf).toArray();
    if (l.length > 3 || Arrays.stream(l).anyMatch(i -> i < 0)) {
      throw new InputException(
          InputText.quote(label) + " is no shell that Rung knows",
          where,
          "use S, P, D, F, G, H, I or SP");
    }
    return l;
  }

  /** The letter of an angular momentum, {@code s} to {@code i}. */
  public static char letter(int l) {
    return Character.toLowerCase(LETTERS.charAt(l));
  }
}
