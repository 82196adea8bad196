package rung.system.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.system.InputText;

/** The {@code key=value} pairs of an extended XYZ comment; values may stand in quotation marks. */
final class ExtendedXyzComment {
  private static final Pattern PAIR =
      Pattern.compile("([A-Za-z_][\\w.-]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"',;]+))");

  private ExtendedXyzComment() {}

  /** Values by key in small letters; other words of the comment are passed over. */
  static Map<String, String> parse(String line, InputText text) {
    Map<String, String> pairs = new HashMap<>();
    Matcher matcher = PAIR.matcher(line);
    while (matcher.find()) {
      String key = matcher.group(1).toLowerCase(Locale.ROOT);
      String value = null;
      for (int group = 2; value == null; group++) {
        value = matcher.group(group);
      }
      String before = pairs.put(key, value.strip());
      if (before != null && !before.equals(value.strip())) {
        throw text.error("the comment line has two values for " + key, "keep one of them");
      }
    }
    return pairs;
  }
}
