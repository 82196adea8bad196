package rung.basis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rung.system.Element;
import rung.system.InputException;
import rung.system.InputText;

/** Collects the shells that a reader finds and checks what every format must hold to. */
final class BasisSetBuilder {
  /** Highest angular momentum that the integrals know: i functions, in fitting sets. */
  static final int MAX_ANGULAR_MOMENTUM = 6;

  private static final String LETTERS = "SPDFGHI";

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

  /** Adds one contraction; primitives with a coefficient of zero are left out. */
  void add(Element element, int l, double[] exponents, double[] coefficients, String where) {
    if (l > MAX_ANGULAR_MOMENTUM) {
      throw new InputException(
          "a shell of angular momentum " + l,
          where,
          "shells up to l = " + MAX_ANGULAR_MOMENTUM + " (i) work");
    }
    int kept = 0;
    double[] usedExponents = new double[exponents.length];
    double[] usedCoefficients = new double[exponents.length];
    for (int k = 0; k < exponents.length; k++) {
      if (!(exponents[k] > 0)) {
        throw new InputException(
            "the exponent " + exponents[k] + " is not positive", where, "correct the exponent");
      }
      if (coefficients[k] != 0) {
        usedExponents[kept] = exponents[k];
        usedCoefficients[kept++] = coefficients[k];
      }
    }
    if (kept == 0) {
      throw new InputException(
          "every coefficient of the shell is zero", where, "correct the coefficients");
    }
    shells
        .computeIfAbsent(element.number(), z -> new ArrayList<>())
        .add(
            new ContractedShell(
                l, Arrays.copyOf(usedExponents, kept), Arrays.copyOf(usedCoefficients, kept)));
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

  /** Angular momentum of a shell's letter, −1 if it is none. */
  static int angularMomentum(String letter) {
    return letter.length() == 1 ? LETTERS.indexOf(Character.toUpperCase(letter.charAt(0))) : -1;
  }

  /** Angular momenta of a shell label: {@code S}, {@code P} … or a joint one such as {@code SP}. */
  static int[] angularMomenta(String label, String where) {
    String letters = label.equalsIgnoreCase("L") ? "SP" : label;
    int[] l = new int[letters.length()];
    for (int i = 0; i < l.length; i++) {
      l[i] = angularMomentum(letters.substring(i, i + 1));
      if (l[i] < 0 || i >= 3) {
        throw new InputException(
            InputText.quote(label) + " is no shell that Rung knows",
            where,
            "use S, P, D, F, G, H, I or SP");
      }
    }
    return l;
  }
}
