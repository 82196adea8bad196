package rung.functional.sum;

import java.util.List;
import rung.system.InputException;

/** Sums of functionals, such as {@code 0.5*lda_x + lda_c_pw}: what stands in them. */
public final class FunctionalSum {
  /** Where messages about sums say that the mistake is. */
  public static final String WHERE = "functional";

  private FunctionalSum() {}

  /**
   * One summand.
   *
   * @param name in lower case
   * @param numbers those in parentheses, if some are given
   * @param fromLibxc whether libxc's is meant even where Rung has its own
   */
  public record Summand(double factor, String name, List<Double> numbers, boolean fromLibxc) {
    /** Keeps its own list. */
    public Summand {
      numbers = List.copyOf(numbers);
    }

    /** The same with another factor before it. */
    public Summand times(double other) {
      return new Summand(other * factor, name, numbers, fromLibxc);
    }
  }

  /**
   * The summands in order.
   *
   * @throws InputException if the text is no sum
   */
  public static List<Summand> parse(String text) {
    return SumReader.read(text);
  }

  /** A sum as it is shown: in lower case, with single blanks. */
  public static String name(String text) {
    return SumReader.normal(text);
  }
}
