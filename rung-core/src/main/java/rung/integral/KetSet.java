package rung.integral;

import java.util.List;
import rung.basis.Basis;
import rung.system.Molecule;

/**
 * The groups of a fitting basis, or the nuclei, side by side: columns start[g] … start[g+1]−1 of a
 * row of integrals belong to group g, component q of its shell s at start[g] + q · shells + s.
 */
final class KetSet {
  private final List<KetGroup> groups;
  private final int[] start;

  /** Column of each function; empty if a Cartesian group makes its functions of several columns. */
  private final int[] column;

  private KetSet(List<KetGroup> groups, int functions) {
    this.groups = groups;
    start = new int[groups.size() + 1];
    boolean harmonic = true;
    for (int g = 0; g < groups.size(); g++) {
      start[g + 1] = start[g] + groups.get(g).columns();
      harmonic &= groups.get(g).harmonic;
    }
    column = new int[harmonic ? functions : 0];
    for (int g = 0; g < groups.size() && column.length > 0; g++) {
      KetGroup group = groups.get(g);
      for (int s = 0; s < group.shells(); s++) {
        for (int q = 0; q < group.components; q++) {
          column[group.offset[s] + q] = start[g] + q * group.shells() + s;
        }
      }
    }
  }

  /** The shells of a basis. */
  static KetSet of(Basis basis) {
    return new KetSet(KetGroup.of(basis), basis.size());
  }

  /** Point charges −Z at the nuclei. */
  static KetSet nuclei(Molecule molecule) {
    return new KetSet(List.of(KetGroup.nuclei(molecule)), 0);
  }

  /** One group, whose columns the caller contracts. */
  static KetSet of(KetGroup group) {
    return new KetSet(List.of(group), 0);
  }

  List<KetGroup> groups() {
    return groups;
  }

  int start(int group) {
    return start[group];
  }

  /** Length of a row of integrals. */
  int columns() {
    return start[start.length - 1];
  }

  /**
   * Puts a row of columns, from {@code c[from]} on, in the order of the basis, from {@code out[at]}
   * on.
   */
  void order(double[] c, int from, double[] out, int at) {
    if (column.length > 0) {
      for (int p = 0; p < column.length; p++) {
        out[at + p] = c[from + column[p]];
      }
      return;
    }
    for (int g = 0; g < groups.size(); g++) {
      groups.get(g).scatter(c, from + start[g], out, at);
    }
  }
}
