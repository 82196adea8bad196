package rung.functional.sum;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import rung.system.Suggestion;

/** What stands nearest to a name that no functional has. */
public final class NearNames {
  private static final Pattern PREFIX = Pattern.compile("(?:hyb_)?(?:lda|gga|mgga)_(?:xc|x|c)_");

  /** A longer word is near to nothing. */
  private static final int LONGEST = 40;

  private NearNames() {}

  /** The remedy: names that are near. */
  public static String near(String name, Collection<String> names) {
    if (name.length() > LONGEST) {
      return "docs/functionals.md has the names";
    }
    UnaryOperator<String> key =
        PREFIX.matcher(name).lookingAt() ? UnaryOperator.identity() : NearNames::stem;
    List<String> nearest = Suggestion.nearest(name, names, 5, key);
    return "near names: " + String.join(", ", nearest);
  }

  /** The part of a component's name that short names have too. */
  private static String stem(String name) {
    return PREFIX.matcher(name).replaceFirst("").replace('-', '_');
  }
}
