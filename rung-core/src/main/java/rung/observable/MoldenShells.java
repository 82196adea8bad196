package rung.observable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.basis.ContractedShell;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Reads the section [GTO]. What stands after an atom's number and after the number of primitives (0
 * and 1.00, once a scale factor) "is no longer functional and can be left out", says the format.
 */
final class MoldenShells {
  private final InputText text;

  /** By the atom's number, in the order of the section, which numbers the functions. */
  private final Map<Integer, OfAtom> atoms = new LinkedHashMap<>();

  MoldenShells(InputText text) {
    this.text = text;
  }

  private record OfAtom(List<ContractedShell> shells, int line) {}

  boolean isEmpty() {
    return atoms.isEmpty();
  }

  void read() {
    OfAtom current = null;
    while (MoldenReader.inSection(text)) {
      String[] words = InputText.words(text.next(""));
      if (words.length == 0) {
        continue;
      }
      if (Character.isDigit(words[0].charAt(0))) {
        int number = text.integer(words[0], "an atom's number");
        current = new OfAtom(new ArrayList<>(), text.line());
        if (atoms.put(number, current) != null) {
          throw text.error(
              "functions for atom " + number + " a second time", "name each atom once in [GTO]");
        }
      } else if (current == null) {
        throw text.error("a shell before the first atom", MoldenReader.HELP);
      } else {
        current.shells().addAll(shell(words));
      }
    }
  }

  private List<ContractedShell> shell(String[] words) {
    String where = text.where();
    int[] l = ContractedShell.angularMomenta(words[0], where);
    int primitives = words.length < 2 ? 0 : text.integer(words[1], "the number of primitives");
    if (primitives < 1 || primitives > 1000) {
      throw text.error("expected a shell such as 's 3 1.00'", MoldenReader.HELP);
    }
    double[] exponents = new double[primitives];
    double[][] coefficients = new double[l.length][primitives];
    for (int k = 0; k < primitives; k++) {
      String[] numbers = InputText.words(text.next("the last primitive of a shell"));
      if (numbers.length != 1 + l.length) {
        throw text.error(
            "expected an exponent and " + l.length + " coefficient(s)", MoldenReader.HELP);
      }
      exponents[k] = text.number(numbers[0], "an exponent");
      for (int i = 0; i < l.length; i++) {
        coefficients[i][k] = text.number(numbers[1 + i], "a coefficient");
      }
    }
    List<ContractedShell> read = new ArrayList<>();
    for (int i = 0; i < l.length; i++) {
      read.add(ContractedShell.of(l[i], exponents, coefficients[i], where));
    }
    return read;
  }

  /** The atoms' indices in the order of the section. */
  List<Integer> order(MoldenAtoms molecule) {
    List<Integer> order = new ArrayList<>();
    atoms.forEach((number, ofAtom) -> order.add(index(molecule, number, ofAtom)));
    return order;
  }

  /** The shells of each atom. */
  List<List<ContractedShell>> byAtom(MoldenAtoms molecule) {
    List<List<ContractedShell>> shells = new ArrayList<>();
    for (int i = 0; i < molecule.size(); i++) {
      shells.add(List.of());
    }
    atoms.forEach((number, ofAtom) -> shells.set(index(molecule, number, ofAtom), ofAtom.shells()));
    return shells;
  }

  private int index(MoldenAtoms molecule, int number, OfAtom ofAtom) {
    Integer index = molecule.index(number);
    if (index == null) {
      throw new InputException(
          "functions for atom " + number + ", which [Atoms] does not have",
          text.where(ofAtom.line()),
          "number the atoms of [GTO] as in [Atoms]");
    }
    return index;
  }
}
