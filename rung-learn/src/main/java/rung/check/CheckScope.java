package rung.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.functional.ExactExchange;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.functional.NonLocalFunctional;
import rung.system.InputException;

/** What the checks of a functional can see of it, and what they leave out. */
final class CheckScope {
  private CheckScope() {}

  /**
   * One line for everything that is left out.
   *
   * @param references whether figures by differences are wanted
   * @throws InputException if the checks do not apply at all
   */
  static List<String> leftOut(Functional functional, boolean references) {
    require(functional, functional.name());
    List<String> lines = new ArrayList<>();
    boolean told = XcParts.of(functional).exchange() != null;
    if (!told) {
      lines.add(
          "exchange and correlation cannot be told apart: not tested are the gradient expansion,"
              + " large s, one electron, the virial relation, the limits of E_c; F_x is F_xc at"
              + " r_s/5000");
    }
    ExactExchange exact = ExactExchange.of(functional);
    if (exact.fullRange() != 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "exact exchange (fraction a = %.4g) is in the hydrogen-like densities; local conditions"
                  + " are those of the rest, with the Lieb-Oxford constant 2.27 - 1.174 a",
              exact.fullRange()));
    }
    if (exact.longRangeFraction() != 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "long-range exact exchange (%.4g, omega %.4g) is in the hydrogen-like densities only%s",
              exact.longRangeFraction(),
              exact.range(),
              told
                  ? "; not tested are the uniform gas, the gradient expansion, large s, the virial"
                      + " relation"
                  : "; F_x then depends on r_s: the local conditions are not tested"));
    }
    if (references && told && !referenceDifferences(functional)) {
      lines.add(
          "published figures do not tell the parts of one component of libxc apart: there are no"
              + " reference differences where its F_x depends on r_s");
    }
    if (functional.ingredients().contains(Ingredient.EXCHANGE)) {
      lines.add(
          "r_s, s, zeta, alpha do not say what the exact-exchange energy density is: wherever they"
              + " are given, it is that of the uniform gas");
    }
    if (functional.part(NonLocalFunctional.class).filter(part -> !part.none()).isPresent()) {
      lines.add("non-local correlation (VV10) is in no line");
    }
    return lines;
  }

  /**
   * Whether the local conditions mean anything. A fixed range of exact exchange makes F_x depend on
   * r_s, so that its high-density limit does not tell it from F_c.
   */
  static boolean localConditions(Functional functional) {
    return meaningful(functional, XcParts.of(functional));
  }

  /** The same for figures as others made them. */
  static boolean referenceDifferences(Functional functional) {
    return meaningful(functional, XcParts.byComponents(functional));
  }

  private static boolean meaningful(Functional functional, XcParts parts) {
    return ExactExchange.of(functional).longRangeFraction() == 0 || parts.exchange() != null;
  }

  /**
   * Refuses what the checker's conditions cannot be stated for.
   *
   * @param where what the message names as the place
   */
  static void require(Functional functional, String where) {
    if (functional.ingredients().contains(Ingredient.LAPLACIAN)) {
      throw new InputException(
          "the conditions of the checker are functions of r_s, s, zeta and alpha, which do not say"
              + " what the Laplacian of the density is",
          where,
          "choose a functional without it");
    }
    if (functional.exchangeDensityRange() != 0) {
      throw new InputException(
          "the conditions of the checker scale with the density, a fixed range of exchange does not",
          where,
          "choose full-range exchange energy densities");
    }
  }
}
