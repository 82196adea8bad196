package rung.integral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rung.basis.Basis;
import rung.basis.Shell;

/**
 * Pairs of shells a ≥ b of a basis in portions of similar work. All pairs of a portion have the
 * same l_a + l_b. The portions depend on the basis only.
 *
 * @param degree l_a + l_b
 * @param first a
 * @param second b
 */
record ShellPairs(int degree, List<Shell> first, List<Shell> second) {
  /**
   * A portion with this many products of functions takes no further pair: its integrals fit a
   * cache.
   */
  private static final int FUNCTIONS = 600;

  /** Number of pairs. */
  int size() {
    return first.size();
  }

  /**
   * Portions of at most {@code primitives} products of primitives (or of one pair), heaviest degree
   * first.
   */
  static List<ShellPairs> portions(Basis basis, int primitives) {
    Map<Integer, List<int[]>> byDegree = new TreeMap<>();
    List<Shell> shells = basis.shells();
    for (int i = 0; i < shells.size(); i++) {
      for (int j = 0; j <= i; j++) {
        byDegree
            .computeIfAbsent(-shells.get(i).l() - shells.get(j).l(), key -> new ArrayList<>())
            .add(new int[] {i, j});
      }
    }
    List<ShellPairs> portions = new ArrayList<>();
    byDegree.forEach(
        (degree, pairs) -> {
          ShellPairs open = new ShellPairs(-degree, new ArrayList<>(), new ArrayList<>());
          int count = 0;
          int size = 0;
          for (int[] pair : pairs) {
            Shell a = shells.get(pair[0]);
            Shell b = shells.get(pair[1]);
            int products = a.exponents().length * b.exponents().length;
            if (count > 0 && (count + products > primitives || size >= FUNCTIONS)) {
              portions.add(open);
              open = new ShellPairs(-degree, new ArrayList<>(), new ArrayList<>());
              count = 0;
              size = 0;
            }
            open.first.add(a);
            open.second.add(b);
            count += products;
            size += a.size() * b.size();
          }
          portions.add(open);
        });
    return portions;
  }

  /** Expansions of the pairs; primitives whose √(ab|ab) is below {@code threshold} are left out. */
  List<HermiteExpansion> expand(double threshold) {
    List<HermiteExpansion> expansions = new ArrayList<>(size());
    for (int i = 0; i < size(); i++) {
      expansions.add(HermiteExpansion.of(first.get(i), second.get(i), threshold));
    }
    return expansions;
  }
}
