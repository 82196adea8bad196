package rung.basis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rung.system.Element;
import rung.system.InputException;

/**
 * A basis set: contracted shells for each element.
 *
 * @param name usual name, or the file it was read from
 * @param cartesian true if shells of l ≥ 2 have all (l+1)(l+2)/2 Cartesian components
 * @param shells by atomic number
 * @param corePotentials atomic numbers of the elements that the set defines for a core potential
 *     only
 */
public record BasisSet(
    String name,
    boolean cartesian,
    Map<Integer, List<ContractedShell>> shells,
    Set<Integer> corePotentials) {
  /** Copies the collections. */
  public BasisSet {
    shells = Map.copyOf(shells);
    corePotentials = Set.copyOf(corePotentials);
  }

  /** A set without core potentials. */
  public BasisSet(String name, boolean cartesian, Map<Integer, List<ContractedShell>> shells) {
    this(name, cartesian, shells, Set.of());
  }

  /** Shells of an element; if there are none the message lists the elements that the set has. */
  public List<ContractedShell> of(Element element) {
    List<ContractedShell> found = shells.get(element.number());
    if (found == null) {
      throw new InputException(
          corePotentials.contains(element.number())
              ? "basis set "
                  + name
                  + " describes "
                  + element.symbol()
                  + " with a core potential, which Rung does not have"
              : "basis set " + name + " has no functions for " + element.symbol(),
          "",
          "all-electron functions are there for "
              + symbols(shells.keySet())
              + ": choose another set for "
              + element.symbol());
    }
    return found;
  }

  /** Symbols of elements in the order of their numbers, runs shortened: {@code H-Ar Sc}. */
  static String symbols(Collection<Integer> numbers) {
    return numbers.stream()
        .sorted()
        .filter(z -> !(numbers.contains(z - 1) && numbers.contains(z + 1)))
        .map(z -> Element.ofNumber(z, "").symbol() + (numbers.contains(z + 1) ? "-" : " "))
        .collect(Collectors.joining())
        .strip();
  }
}
