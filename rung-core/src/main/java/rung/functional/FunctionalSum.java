package rung.functional;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.system.InputException;

/** The grammar of sums of functionals, such as {@code 0.5*lda_x + lda_c_pw}. */
public final class FunctionalSum {
  private static final Pattern TERM =
      Pattern.compile(
          "(?:([0-9]*\\.?[0-9]+(?:e[+-]?[0-9]+)?)\\*)?([a-z][a-z0-9_-]*(?:\\([-0-9.,]*\\))?)");

  /** What libxc's name of a component says that it is. */
  public enum Kind {
    EXCHANGE,
    CORRELATION,
    BOTH
  }

  private static final Pattern KIND = Pattern.compile("(?:hyb_)?(?:lda|gga|mgga)_(x|c)(?:_.*)?");

  private FunctionalSum() {}

  /** Exchange or correlation by name, such as {@code gga_x_pbe}; both if it says neither. */
  public static Kind kind(String component) {
    Matcher matcher = KIND.matcher(component);
    if (!matcher.matches()) {
      return Kind.BOTH;
    }
    return matcher.group(1).equals("x") ? Kind.EXCHANGE : Kind.CORRELATION;
  }

  /**
   * One summand.
   *
   * @param name in lower case, with numbers in parentheses if some are given
   */
  public record Term(double factor, String name) {}

  /**
   * The summands in order.
   *
   * @throws InputException if the text is no sum
   */
  public static List<Term> parse(String text) {
    String expression = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    List<Term> terms = new ArrayList<>();
    // a plus sign joins terms unless it is the sign of an exponent
    for (String part : expression.split("(?<![0-9]e)\\+", -1)) {
      Matcher matcher = TERM.matcher(part);
      if (!matcher.matches()) {
        throw new InputException(
            "cannot read '" + part + "' in '" + expression + "'",
            "functional",
            "write a sum such as 0.5*lda_x+lda_c_pw");
      }
      double factor = matcher.group(1) == null ? 1 : Double.parseDouble(matcher.group(1));
      terms.add(new Term(factor, matcher.group(2)));
    }
    return terms;
  }
}
