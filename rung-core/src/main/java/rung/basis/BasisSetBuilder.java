package rung.basis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rung.system.Element;
import rung.system.InputException;

/** Collects the shells that a reader finds and checks what every format must hold to. */
final class BasisSetBuilder {
  private final String name;
  private final Map<Integer, List<ContractedShell>> shells = new TreeMap<>();
  private final Set<Integer> corePotentials = new TreeSet<>();

  BasisSetBuilder(String name) {
    this.name = name;
  }

  /** Whether the element has shells already. */
  boolean has(Element element) {
    return shells.containsKey(element.number());
  }

  /** Marks an element whose core electrons the set replaces by a potential. */
  void corePotential(Element element) {
    corePotentials.add(element.number());
  }

  /** Adds one contraction. */
  void add(Element element, int l, double[] exponents, double[] coefficients, String where) {
    shells
        .computeIfAbsent(element.number(), z -> new ArrayList<>())
        .add(ContractedShell.of(l, exponents, coefficients, where));
  }

  /** The finished set; elements with a core potential have no shells in it. */
  BasisSet build(boolean cartesian) {
    if (shells.isEmpty() && corePotentials.isEmpty()) {
      throw new InputException(
          "no basis functions found",
          name,
          "give a Gaussian94, NWChem or Basis Set Exchange JSON file");
    }
    corePotentials.forEach(shells::remove);
    return new BasisSet(name, cartesian, shells, corePotentials);
  }
}
