package rung.grid;

import rung.system.Element;
import rung.system.InputException;
import rung.system.Units;

/** Figures of the elements H to Xe that set the scale of atomic grids. */
final class ElementRadii {
  /** Noble gases: the last element of each period. */
  private static final int[] PERIOD_ENDS = {2, 10, 18, 36, 54};

  /** J. C. Slater, J. Chem. Phys. 41, 3199 (1964); noble gases as PySCF fills them in. Ångström. */
  private static final double[] BRAGG_SLATER_ANGSTROM = {
    0.35, 1.40, //
    1.45, 1.05, 0.85, 0.70, 0.65, 0.60, 0.50, 1.50, //
    1.80, 1.50, 1.25, 1.10, 1.00, 1.00, 1.00, 1.80, //
    2.20, 1.80, //
    1.60, 1.40, 1.35, 1.40, 1.40, 1.40, 1.35, 1.35, 1.35, 1.35, //
    1.30, 1.25, 1.15, 1.15, 1.15, 1.90, //
    2.35, 2.00, //
    1.80, 1.55, 1.45, 1.45, 1.35, 1.30, 1.35, 1.40, 1.60, 1.55, //
    1.55, 1.45, 1.45, 1.40, 1.40, 2.10
  };

  /**
   * ξ of O. Treutler, R. Ahlrichs, J. Chem. Phys. 102, 346 (1995), Table I (H to Kr); Rb to Xe as
   * Psi4 has them (D. G. A. Smith et al., J. Chem. Phys. 152, 184108 (2020)).
   */
  private static final double[] TREUTLER_XI = {
    0.8, 0.9, //
    1.8, 1.4, 1.3, 1.1, 0.9, 0.9, 0.9, 0.9, //
    1.4, 1.3, 1.3, 1.2, 1.1, 1.0, 1.0, 1.0, //
    1.5, 1.4, //
    1.3, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.1, 1.1, 1.1, //
    1.1, 1.0, 0.9, 0.9, 0.9, 0.9, //
    2.0, 1.7, //
    1.5, 1.5, 1.35, 1.35, 1.25, 1.2, 1.25, 1.3, 1.5, 1.5, //
    1.3, 1.2, 1.2, 1.15, 1.15, 1.15
  };

  private ElementRadii() {}

  /** Bragg-Slater radius, bohr. */
  static double braggSlater(Element element) {
    return BRAGG_SLATER_ANGSTROM[index(element)] / Units.ANGSTROM_PER_BOHR;
  }

  /** Scale ξ of the radial map. */
  static double treutlerXi(Element element) {
    return TREUTLER_XI[index(element)];
  }

  /** Row of the periodic table, from 1. */
  static int period(Element element) {
    int number = index(element) + 1;
    int period = 1;
    while (number > PERIOD_ENDS[period - 1]) {
      period++;
    }
    return period;
  }

  private static int index(Element element) {
    if (element.number() > TREUTLER_XI.length) {
      throw new InputException(
          "there is no grid for " + element.symbol(), "", "grids exist for H to Xe");
    }
    return element.number() - 1;
  }
}
