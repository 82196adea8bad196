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
      Pattern.compile("(?:([0-9]*\\.?[0-9]+(?:e[+-]?[0-9]+)?)\\*)?([a-z][a-z0-9_-]*)");

  private FunctionalSum() {}

  /**
   * One summand.
   *
   * @param name in lower case
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
