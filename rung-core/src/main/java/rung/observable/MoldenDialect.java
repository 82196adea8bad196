package rung.observable;

import java.util.List;
import java.util.stream.IntStream;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;

/**
 * How a program writes the functions of a Molden file. Rung's functions have norm one, as the
 * format's; a coefficient of the file times {@code factor} is that of Rung's function.
 *
 * @param name what messages call it
 * @param normalisedPrimitives whether contraction coefficients belong to normalised primitives
 * @param factor for each function
 */
record MoldenDialect(String name, boolean normalisedPrimitives, Factor factor) {

  /** What the file's coefficient of a function is multiplied with. */
  @FunctionalInterface
  interface Factor {
    /** For a function of a shell, by its index in Rung's order. */
    double of(Shell shell, int function);
  }

  /**
   * Every dialect, in the order in which they are tried; the first is the format itself.
   *
   * <p>Programs that do not normalise each Cartesian function x^i y^j z^k by its own factor N_ijk ∝
   * [(2i−1)!! (2j−1)!! (2k−1)!!]^(−½) take another: Psi4 and MRCC that of x^l, CFOUR (and ACES II,
   * Molcas) one without the double factorials, Turbomole N_ijk [(2l−1)!!]^½. The facts are those by
   * which the readers of iodata, Multiwfn and Molden2AIM tell the programs.
   */
  static final List<MoldenDialect> ALL =
      List.of(
          new MoldenDialect("the plain format", true, (shell, f) -> 1),
          new MoldenDialect(
              "ORCA's normalisation of primitives and signs of f, g and h",
              false,
              MoldenDialect::orcaSign),
          new MoldenDialect("primitives not normalised (Psi4 before 1.0)", false, (s, f) -> 1),
          new MoldenDialect(
              "Cartesian functions normalised as in Psi4 and MRCC",
              true,
              (shell, f) -> shell.cartesian() ? ofFirst(shell, f) : 1),
          new MoldenDialect(
              "Cartesian functions normalised as in CFOUR and Molcas",
              true,
              (shell, f) -> shell.cartesian() ? ofFirst(shell, f) * rootOfOddFactorial(shell) : 1),
          new MoldenDialect(
              "Cartesian functions normalised as in Turbomole",
              true,
              (shell, f) -> shell.cartesian() ? rootOfOddFactorial(shell) : 1));

  /** The format itself. */
  static final MoldenDialect PLAIN = ALL.getFirst();

  /** Whether no dialect before it reads these shells in the same way. */
  boolean isNewFor(List<Shell> shells) {
    return ALL.stream()
        .takeWhile(other -> other != this)
        .noneMatch(other -> shells.stream().allMatch(shell -> agrees(other, shell)));
  }

  private boolean agrees(MoldenDialect other, Shell shell) {
    return normalisedPrimitives == other.normalisedPrimitives
        && IntStream.range(0, shell.size())
            .allMatch(f -> factor.of(shell, f) == other.factor.of(shell, f));
  }

  /** ORCA's real harmonics of |m| = 3, 4 have the other sign, those of 1, 2, 5, 6 have not. */
  private static double orcaSign(Shell shell, int function) {
    boolean spherical = shell.l() > 1 && !shell.cartesian();
    return spherical && (Math.abs(function - shell.l()) + 1) / 2 % 2 == 0 && function != shell.l()
        ? -1
        : 1;
  }

  /** N_l00 / N_ijk. */
  private static double ofFirst(Shell shell, int function) {
    double[][] factors = SolidHarmonics.transform(shell.l(), true);
    return factors[0][0] / factors[function][function];
  }

  /** √((2l−1)!!). */
  private static double rootOfOddFactorial(Shell shell) {
    double product = 1;
    for (int i = 3; i < 2 * shell.l(); i += 2) {
      product *= i;
    }
    return Math.sqrt(product);
  }
}
