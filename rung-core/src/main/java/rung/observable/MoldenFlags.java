package rung.observable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rung.basis.ContractedShell;

/**
 * Which shells are Cartesian, as flags such as [5D], [5D10F] or [15G] say. [5D] alone speaks of f
 * functions too. Without a flag the format has d, f and g functions Cartesian; it has no higher
 * ones, which programs write spherical.
 */
final class MoldenFlags {
  private static final Pattern FLAG = Pattern.compile("(?:\\d{1,2}[DFGHI])+");
  private static final Pattern PART = Pattern.compile("(\\d{1,2})([DFGHI])");
  private static final int FIRST_WITHOUT_ORDER = 5;

  private final Set<Integer> spherical = new TreeSet<>();
  private final Set<Integer> cartesian = new TreeSet<>();

  /** Takes the name of a section, if it is a flag. */
  void read(String name) {
    String flag = name.toUpperCase(Locale.ROOT).replace(" ", "");
    if (!FLAG.matcher(flag).matches()) {
      return;
    }
    Matcher part = PART.matcher(flag);
    while (part.find()) {
      int l = ContractedShell.angularMomenta(part.group(2), "")[0];
      int functions = Integer.parseInt(part.group(1));
      if (functions == 2 * l + 1) {
        spherical.add(l);
      } else if (functions == (l + 1) * (l + 2) / 2) {
        cartesian.add(l);
      }
    }
  }

  private boolean cartesian(int l) {
    if (spherical.contains(l) || (l == 3 && spherical.contains(2))) {
      return cartesian.contains(l) && !spherical.contains(l);
    }
    return l < FIRST_WITHOUT_ORDER || cartesian.contains(l);
  }

  /**
   * Sets of angular momenta whose shells are Cartesian: what the flags say first, then every other
   * choice, those that differ in fewer shells before others.
   *
   * @param used angular momenta in the file
   */
  List<Set<Integer>> choices(Collection<Integer> used) {
    List<Integer> open = used.stream().filter(l -> l >= 2).distinct().sorted().toList();
    List<Set<Integer>> choices = new ArrayList<>();
    for (int bits = 0; bits < 1 << open.size(); bits++) {
      Set<Integer> choice = new TreeSet<>();
      for (int k = 0; k < open.size(); k++) {
        if (cartesian(open.get(k)) != ((bits >> k & 1) == 1)) {
          choice.add(open.get(k));
        }
      }
      choices.add(choice);
    }
    choices.sort(Comparator.comparingInt(choice -> differences(choice, open)));
    return choices;
  }

  private int differences(Set<Integer> choice, List<Integer> open) {
    return (int) open.stream().filter(l -> choice.contains(l) != cartesian(l)).count();
  }

  /** What a choice is that the flags do not say, for each angular momentum. */
  List<String> departures(Set<Integer> choice, Collection<Integer> used) {
    return used.stream()
        .filter(l -> l >= 2 && choice.contains(l) != cartesian(l))
        .distinct()
        .sorted()
        .map(
            l ->
                (choice.contains(l) ? "Cartesian " : "spherical ")
                    + ContractedShell.letter(l)
                    + " functions, which the flags do not say")
        .toList();
  }
}
