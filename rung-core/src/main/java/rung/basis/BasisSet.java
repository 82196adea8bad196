package rung.basis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rung.system.Element;
import rung.system.InputException;

/**
 * A basis set: contracted shells for each element.
 *
 * @param name usual name, or the file it was read from
 * @param cartesian true if shells of l ≥ 2 have all (l+1)(l+2)/2 Cartesian components
 * @param shells by atomic number
 */
public record BasisSet(String name, boolean cartesian, Map<Integer, List<ContractedShell>> shells) {
  /** Copies the map. */
  public BasisSet {
    shells = Map.copyOf(shells);
  }

  /** Shells of an element; if there are none the message lists the elements that the set has. */
  public List<ContractedShell> of(Element element) {
    List<ContractedShell> found = shells.get(element.number());
    if (found == null) {
      String has =
          shells.keySet().stream()
              .sorted()
              .map(z -> Element.ofNumber(z, name).symbol())
              .collect(Collectors.joining(" "));
      throw new InputException(
          "basis set " + name + " has no all-electron functions for " + element.symbol(),
          "",
          "it has " + has + "; choose another set");
    }
    return found;
  }
}
