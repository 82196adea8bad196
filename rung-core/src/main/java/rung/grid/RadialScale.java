package rung.grid;

import rung.system.Element;

/** The scale ξ of the radial points. */
public enum RadialScale {
  /** The optimised ξ of each element, as in the paper of Treutler and Ahlrichs. */
  ELEMENT {
    @Override
    double xi(Element element) {
      return ElementRadii.treutlerXi(element);
    }
  },
  /** ξ = 1 for every element, as PySCF had it up to version 2.6. */
  UNIT {
    @Override
    double xi(Element element) {
      return 1;
    }
  };

  abstract double xi(Element element);
}
