package rung.functional;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.system.InputException;

/** Sums of functionals, such as {@code 0.5*lda_x + lda_c_pw}: what stands in them. */
public final class FunctionalSum {
  /** Where messages about sums say that the mistake is. */
  static final String WHERE = "functional";

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
   * @param name in lower case
   * @param numbers those in parentheses, if some are given
   * @param fromLibxc whether libxc's is meant even where Rung has its own
   */
  public record Term(double factor, String name, List<Double> numbers, boolean fromLibxc) {
    /** Keeps its own list. */
    public Term {
      numbers = List.copyOf(numbers);
    }

    /** The same with another factor before it. */
    Term times(double other) {
      return new Term(other * factor, name, numbers, fromLibxc);
    }
  }

  /**
   * The summands in order.
   *
   * @throws InputException if the text is no sum
   */
  public static List<Term> parse(String text) {
    return SumReader.read(text);
  }

  /** A sum as it is shown: in lower case, with single blanks. */
  public static String name(String text) {
    return SumReader.normal(text);
  }
}
