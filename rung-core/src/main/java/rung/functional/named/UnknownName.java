package rung.functional.named;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.functional.libxc.Libxc;
import rung.functional.libxc.LibxcNames;
import rung.functional.sum.DispersionConstants;
import rung.functional.sum.FunctionalSum;
import rung.functional.sum.NearNames;
import rung.system.InputException;
import rung.system.InputText;

/** What to say about a name that no functional has. */
final class UnknownName {
  private static final Pattern DISPERSION = Pattern.compile("(.+)[-_]d(?:2|3|3bj|3zero|4)?");

  private UnknownName() {}

  /** An error about a name that neither Rung nor the system's libxc has. */
  static InputException of(String name) {
    Set<String> names = new LinkedHashSet<>(Functionals.names());
    names.add(DispersionConstants.NAME);
    names.addAll(LibxcNames.all());
    String what = "unknown functional " + InputText.quote(name);
    return Libxc.available()
        ? refusal(
            what + ": neither Rung nor libxc " + Libxc.version() + " has it", hint(name, names))
        : refusal(
            what + ": Rung does not have it, and libxc, which may, is not installed",
            hint(name, names) + "; for libxc's functionals: apt install libxc9");
  }

  private static InputException refusal(String what, String remedy) {
    return new InputException(what, FunctionalSum.WHERE, remedy);
  }

  private static String hint(String name, Set<String> names) {
    Matcher dispersed = DISPERSION.matcher(name);
    if (dispersed.matches() && names.contains(dispersed.group(1))) {
      return "D3(BJ) is added as " + dispersed.group(1) + "+d3bj; " + NearNames.near(name, names);
    }
    for (int i = name.indexOf('-'); i >= 0; i = name.indexOf('-', i + 1)) {
      String left = name.substring(0, i);
      String right = name.substring(i + 1);
      if (names.contains(left) && names.contains(right)) {
        return "a minus between names has blanks around it: '" + left + " - " + right + "'";
      }
    }
    return NearNames.near(name, names);
  }
}
