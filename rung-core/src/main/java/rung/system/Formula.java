package rung.system;

import java.util.List;
import java.util.TreeMap;

/** A molecule's formula for messages. */
public final class Formula {
  private Formula() {}

  /**
   * Elements with their numbers, carbon and hydrogen first where there is carbon (E. A. Hill, J.
   * Am. Chem. Soc. 22, 478 (1900)), such as {@code CH4O}; ghosts are left out.
   */
  public static String of(List<Atom> atoms) {
    TreeMap<String, Integer> counts = new TreeMap<>();
    atoms.stream()
        .filter(atom -> !atom.ghost())
        .forEach(atom -> counts.merge(atom.element().symbol(), 1, Integer::sum));
    StringBuilder formula = new StringBuilder();
    if (counts.containsKey("C")) {
      append("C", counts, formula);
      append("H", counts, formula);
    }
    while (!counts.isEmpty()) {
      append(counts.firstKey(), counts, formula);
    }
    return formula.toString();
  }

  private static void append(
      String symbol, TreeMap<String, Integer> counts, StringBuilder formula) {
    Integer count = counts.remove(symbol);
    if (count != null) {
      formula.append(symbol).append(count == 1 ? "" : count.toString());
    }
  }
}
