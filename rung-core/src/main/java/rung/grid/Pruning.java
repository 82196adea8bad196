package rung.grid;

import java.util.Arrays;
import java.util.List;
import rung.system.Element;

/** How the angular rule shrinks near the nucleus and far from it. */
public enum Pruning {
  /** The largest rule everywhere. */
  NONE {
    @Override
    int[] angular(Element element, double[] r, int largest) {
      int[] sizes = new int[r.length];
      Arrays.fill(sizes, largest);
      return sizes;
    }
  },

  /**
   * Five zones by r over the Bragg-Slater radius with 50, 86, one rule down, the largest, one rule
   * down; bounds of P. M. W. Gill, B. G. Johnson, J. A. Pople, Chem. Phys. Lett. 209, 506 (1993),
   * used as NWChem does and as PySCF's {@code nwchem_prune} carries it over. "One rule down" counts
   * the rules of 74, 230 and 266 points.
   */
  NWCHEM {
    @Override
    int[] angular(Element element, double[] r, int largest) {
      if (largest < 50) {
        return NONE.angular(element, r, largest);
      }
      List<Integer> rules = LebedevRule.sizes();
      int down = rules.get(rules.indexOf(largest) - 1);
      int[] zones =
          largest == 50 ? new int[] {50, 74, 74, 74, 50} : new int[] {50, 86, down, largest, down};
      double[] bounds = ZONE_BOUNDS[Math.min(ElementRadii.period(element), 3) - 1];
      double radius = ElementRadii.braggSlater(element);
      return Arrays.stream(r)
          .mapToInt(at -> zones[(int) Arrays.stream(bounds).filter(b -> at / radius > b).count()])
          .toArray();
    }
  },

  /**
   * 14 points for the innermost third, 50 up to the half, then the largest rule (Treutler,
   * Ahlrichs, J. Chem. Phys. 102, 346 (1995), section III.C).
   */
  TREUTLER {
    @Override
    int[] angular(Element element, double[] r, int largest) {
      int[] sizes = NONE.angular(element, r, largest);
      int n = r.length;
      Arrays.fill(sizes, 0, n / 3, 14);
      Arrays.fill(sizes, n / 3, n / 2, 50);
      return sizes;
    }
  };

  private static final double[][] ZONE_BOUNDS = {
    {0.25, 0.5, 1.0, 4.5}, {0.1667, 0.5, 0.9, 3.5}, {0.1, 0.4, 0.8, 2.5}
  };

  /** Points of the angular rule at each radius, which ascend. */
  abstract int[] angular(Element element, double[] r, int largest);
}
