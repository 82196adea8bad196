package rung.functional;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.functional.form.RationalDamping;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcNames;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.Suggestion;

/** What to say about a name that no functional has. */
public final class NearNames {
  private static final Pattern PREFIX = Pattern.compile("(?:hyb_)?(?:lda|gga|mgga)_(?:xc|x|c)_");
  private static final Pattern DISPERSION = Pattern.compile("(.+)[-_]d(?:2|3|3bj|3zero|4)?");

  /** A longer word is near to nothing. */
  private static final int LONGEST = 40;

  private NearNames() {}

  /** An error about a name that neither Rung nor the system's libxc has. */
  static InputException unknown(String name) {
    Set<String> names = new LinkedHashSet<>(Functionals.names());
    names.add(RationalDamping.NAME);
    names.addAll(LibxcNames.all());
    String what = "unknown functional " + InputText.quote(name);
    return Libxc.available()
        ? refusal(
            what + ": neither Rung nor libxc " + Libxc.version() + " has it", hint(name, names))
        : refusal(
            what + ": Rung does not have it, and libxc, which may, is not installed",
            hint(name, names) + "; for libxc's functionals: apt install libxc9");
  }

  /** An error about a name that libxc itself lacks. */
  public static InputException unknownToLibxc(String name) {
    return refusal(
        "libxc " + Libxc.version() + " has no functional " + InputText.quote(name),
        near(name, LibxcNames.all()));
  }

  private static InputException refusal(String what, String remedy) {
    return new InputException(what, FunctionalSum.WHERE, remedy);
  }

  private static String hint(String name, Set<String> names) {
    Matcher dispersed = DISPERSION.matcher(name);
    if (dispersed.matches() && names.contains(dispersed.group(1))) {
      return "D3(BJ) is added as " + dispersed.group(1) + "+d3bj; " + near(name, names);
    }
    for (int i = name.indexOf('-'); i >= 0; i = name.indexOf('-', i + 1)) {
      String left = name.substring(0, i);
      String right = name.substring(i + 1);
      if (names.contains(left) && names.contains(right)) {
        return "a minus between names has blanks around it: '" + left + " - " + right + "'";
      }
    }
    return near(name, names);
  }

  private static String near(String name, Collection<String> names) {
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
