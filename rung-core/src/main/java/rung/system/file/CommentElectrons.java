package rung.system.file;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rung.system.ChargeAndSpin;
import rung.system.ChargeAndSpin.Said;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Charge and spin in the comment of an XYZ file: two integers at its beginning (charge and
 * multiplicity, as in {@code 0 3}, {@code 0, 3}, {@code +1 1 ammonium}), or the names that programs
 * use, as {@code key=value} or {@code key: value} in any case.
 */
final class CommentElectrons {
  private static final Pattern TWO_INTEGERS =
      Pattern.compile("\\s*([-+]?\\d+)(?:\\s*[,;/]\\s*|\\s+)([-+]?\\d+)(?=[\\s,;:]|$)");

  private static final String SIGN = "[\"']?\\s*[=:]\\s*";

  /** After a name that is no other word, a blank before a whole number will do. */
  private static final String SIGN_OR_BLANK = "(?:" + SIGN + "|\\s+(?=[-+]?\\d+(?:[\\s,;]|$)))";

  private static final String VALUE = "(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"',;}\\]]+))";

  /** What a name states, and the names for it: those that need a sign, and those that do not. */
  private enum Meaning {
    CHARGE("chrg|q", "(?:(?:total|net|molecular|system)[ _-]?)?charge"),
    MULTIPLICITY("2S ?\\+ ?1", "(?:(?:spin|total|molecular)[ _-]?)*mult(?:iplicity|ip)?"),
    SPIN("(?:total[ _-]?)?spin|uhf|2S", "n?unpaired(?:[ _-]?electrons)?");

    private final Pattern pattern;

    Meaning(String names, String clearNames) {
      String named = "(?:(" + names + ")" + SIGN + "|(" + clearNames + ")" + SIGN_OR_BLANK + ")";
      pattern = Pattern.compile("(?<![\\w+-])" + named + VALUE, Pattern.CASE_INSENSITIVE);
    }
  }

  private final InputText text;
  private final Map<Meaning, Said> said = new EnumMap<>(Meaning.class);

  private CommentElectrons(InputText text) {
    this.text = text;
  }

  /** Reads the comment, which is the line of {@code text} read last. */
  static ChargeAndSpin of(String line, InputText text) {
    CommentElectrons comment = new CommentElectrons(text);
    comment.twoIntegers(line);
    for (Meaning meaning : Meaning.values()) {
      comment.named(meaning, line);
    }
    return comment.electrons();
  }

  private void twoIntegers(String line) {
    Matcher matcher = TWO_INTEGERS.matcher(line);
    if (matcher.lookingAt()) {
      String words = matcher.group().strip();
      put(Meaning.CHARGE, text.integer(matcher.group(1), "the charge"), words);
      put(Meaning.MULTIPLICITY, text.integer(matcher.group(2), "the multiplicity"), words);
    }
  }

  private void named(Meaning meaning, String line) {
    Matcher matcher = meaning.pattern.matcher(line);
    while (matcher.find()) {
      String value = first(matcher, 3, 5);
      put(meaning, whole(first(matcher, 1, 2), value.strip()), matcher.group().strip());
    }
  }

  private static String first(Matcher matcher, int from, int to) {
    for (int group = from; group <= to; group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return "";
  }

  private int whole(String name, String value) {
    double number = text.number(value, name.toLowerCase(Locale.ROOT));
    if (number != Math.rint(number) || Math.abs(number) > 1e6) {
      throw text.error(
          name + "=" + InputText.quote(value) + " is not whole",
          "write charge=1, and spin as 2S, the number of unpaired electrons");
    }
    return (int) number;
  }

  private void put(Meaning meaning, int value, String words) {
    int number =
        meaning == Meaning.MULTIPLICITY ? ChargeAndSpin.spinOf(value, text.where()) : value;
    boolean multiplicity = meaning == Meaning.MULTIPLICITY;
    Said before =
        said.put(meaning, new Said(number, multiplicity, words, "file, line " + text.line()));
    if (before != null && before.value() != number) {
      throw contradiction(before.words(), words);
    }
  }

  private ChargeAndSpin electrons() {
    @Nullable Said multiplicity = said.get(Meaning.MULTIPLICITY);
    @Nullable Said spin = said.get(Meaning.SPIN);
    if (multiplicity != null && spin != null && multiplicity.value() != spin.value()) {
      throw contradiction(multiplicity.words(), spin.words());
    }
    return new ChargeAndSpin(said.get(Meaning.CHARGE), multiplicity == null ? spin : multiplicity);
  }

  private InputException contradiction(String one, String other) {
    return text.error(
        InputText.quote(one) + " and " + InputText.quote(other) + " contradict each other",
        "keep one of them: two integers at the beginning are charge and multiplicity, spin is 2S,"
            + " multiplicity 2S+1");
  }
}
