package rung.functional.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Reads a sum of functionals from left to right:
 *
 * <pre>
 * sum    = [sign] part { sign part }          sign = '+' | '-'
 * part   = [['-'] number '*'] ['libxc:'] name ['(' number { ',' number } ')']
 * number = decimal, as 2, 0.5, .5, 5. or 1e-3
 * name   = a letter, then letters, digits, '_' and hyphens
 * </pre>
 *
 * <p>Blanks may stand between all of these. A hyphen belongs to the name where a letter, digit or
 * '_' stands on both sides of it, so that what a sum means does not depend on which names are
 * known; it is a minus only where a number and '*' follow: {@code pbe-0.5*hf}, {@code b3lyp - hf}.
 */
final class SumReader {
  private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?");
  private static final Pattern NO_FINITE = Pattern.compile("nan|inf|infinity");

  /** Sums of libxc's names are short; what is longer is a mistake. */
  private static final int MOST_SUMMANDS = 100;

  /** Beyond it energies overflow before anything is learned from them. */
  private static final double LARGEST = 1e6;

  private final String text;
  private int at;

  private SumReader(String text) {
    this.text = text;
  }

  /** The text as names are compared: lower case, one kind of minus, no more than single blanks. */
  static String normal(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replace('\u2212', '-')
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip();
  }

  static List<FunctionalSum.Summand> read(String text) {
    return new SumReader(normal(text)).sum();
  }

  private List<FunctionalSum.Summand> sum() {
    if (text.isEmpty()) {
      throw refusal("no functional is named");
    }
    List<FunctionalSum.Summand> summands = new ArrayList<>();
    boolean signed = next('+') || next('-');
    do {
      double sign = signed && text.charAt(at - 1) == '-' ? -1 : 1;
      summands.add(summand(sign));
      if (summands.size() > MOST_SUMMANDS) {
        throw refusal("a sum of more than " + MOST_SUMMANDS + " functionals");
      }
      signed = next('+') || next('-');
    } while (signed);
    if (!end()) {
      throw refusal("cannot read " + rest() + " in " + InputText.quote(text));
    }
    return summands;
  }

  private FunctionalSum.Summand summand(double sign) {
    int start = at;
    double factor = sign * coefficient();
    boolean libxc = word("libxc:");
    String name = name();
    if (name.isEmpty()) {
      String before = text.substring(0, at).strip();
      throw refusal(
          end()
              ? "a name is missing at the end of " + InputText.quote(text)
              : "a name is missing "
                  + (before.isEmpty() ? "" : "after " + InputText.quote(tail(before)) + " ")
                  + "before "
                  + rest());
    }
    if (!end() && peek() == '*') {
      throw notANumber(start, name);
    }
    return new FunctionalSum.Summand(factor, name, numbers(name), libxc);
  }

  private InputException notANumber(int start, String name) {
    return NO_FINITE.matcher(name).matches()
        ? refusal(InputText.quote(name) + " is no finite number for a coefficient")
        : refusal(
            "no number stands before '*' in "
                + InputText.quote(text.substring(start))
                + ": a coefficient is a decimal number in front of a name");
  }

  /** The coefficient with its '*', 1 where there is none. */
  private double coefficient() {
    blanks();
    int begin = at;
    boolean negative = !end() && peek() == '-';
    Matcher matcher = number(begin + (negative ? 1 : 0));
    if (matcher == null) {
      return 1;
    }
    at = matcher.end();
    if (!next('*')) {
      at = begin;
      throw refusal("a '*' is missing after the coefficient in " + rest());
    }
    double value = finite(matcher.group(), "a coefficient");
    return negative ? -value : value;
  }

  private static double finite(String word, String meaning) {
    double value = InputText.number(word, meaning, FunctionalSum.WHERE);
    if (Math.abs(value) > LARGEST) {
      throw refusal(InputText.quote(word) + " is too large for " + meaning);
    }
    return value;
  }

  private @Nullable Matcher number(int from) {
    Matcher matcher = NUMBER.matcher(text).region(Math.min(from, text.length()), text.length());
    return matcher.lookingAt() ? matcher : null;
  }

  private String name() {
    blanks();
    int start = at;
    if (end() || !letter(peek())) {
      return "";
    }
    while (!end() && (inName(peek()) || hyphen(at))) {
      at++;
    }
    String name = text.substring(start, at);
    blanks();
    return name;
  }

  /** Whether the name goes on through a hyphen at this place. */
  private boolean hyphen(int place) {
    if (text.charAt(place) != '-'
        || place + 1 == text.length()
        || !inName(text.charAt(place + 1))) {
      return false;
    }
    Matcher matcher = number(place + 1);
    if (matcher == null) {
      return true;
    }
    int after = matcher.end();
    return !text.startsWith("*", after) && !text.startsWith(" *", after);
  }

  private List<Double> numbers(String name) {
    if (!next('(')) {
      return List.of();
    }
    int close = text.indexOf(')', at);
    if (close < 0) {
      throw refusal("the parenthesis after " + InputText.quote(name) + " is not closed");
    }
    String[] words = text.substring(at, close).split(",", -1);
    at = close + 1;
    if (!DispersionConstants.meant(name)) {
      throw refusal(
          InputText.quote(name) + " takes no numbers in parentheses; d3bj is added as pbe+d3bj");
    }
    if (words.length != 4) {
      throw refusal(
          InputText.quote(name) + " takes four numbers, s6, s8, a1, a2, not " + words.length);
    }
    List<Double> numbers = new ArrayList<>();
    for (String word : words) {
      numbers.add(finite(word.strip(), "a constant of " + name));
    }
    return numbers;
  }

  private boolean next(char wanted) {
    blanks();
    if (end() || peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private boolean word(String wanted) {
    blanks();
    if (!text.startsWith(wanted, at)) {
      return false;
    }
    at += wanted.length();
    return true;
  }

  private void blanks() {
    while (!end() && peek() == ' ') {
      at++;
    }
  }

  private boolean end() {
    return at >= text.length();
  }

  private char peek() {
    return text.charAt(at);
  }

  private String rest() {
    return InputText.quote(text.substring(at));
  }

  private static String tail(String before) {
    return before.substring(Math.max(0, before.length() - 20));
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean inName(char c) {
    return letter(c) || c >= '0' && c <= '9' || c == '_';
  }

  private static InputException refusal(String what) {
    return new InputException(
        what, FunctionalSum.WHERE, "write a sum such as 0.5*lda_x+lda_c_pw or pbe+d3bj");
  }
}
