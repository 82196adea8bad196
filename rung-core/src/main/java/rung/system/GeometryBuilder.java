package rung.system;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the atoms that a reader finds and checks what every format must hold to. */
public final class GeometryBuilder {
  private static final Pattern GHOST = Pattern.compile("(?i)gh\\(([^()]+)\\)|@(.+)");

  /** Nearer than this (bohr) two atoms, or an atom and a ghost, are taken for one written twice. */
  private static final double SAME_PLACE = 1e-2;

  /** A coordinate beyond this (bohr) is taken for a slip of the unit or the decimal point. */
  private static final double FAR = 1e5;

  private final List<Atom> atoms = new ArrayList<>();

  /** Adds an atom by its symbol, atomic number or ghost label; the position is in bohr. */
  public void add(String label, double[] position, String where) {
    Matcher ghost = GHOST.matcher(label);
    if (ghost.matches()) {
      String symbol = ghost.group(1) == null ? ghost.group(2) : ghost.group(1);
      add(element(symbol, where), true, position, where);
    } else {
      add(element(label, where), false, position, where);
    }
  }

  /** Adds an atom; the position is in bohr. */
  public void add(Element element, boolean ghost, double[] position, String where) {
    Atom atom = new Atom(element, position[0], position[1], position[2], ghost);
    for (double coordinate : position) {
      if (Math.abs(coordinate) > FAR) {
        throw new InputException(
            "a coordinate of " + coordinate + " bohr", where, "check the number and its unit");
      }
    }
    for (int i = 0; i < atoms.size(); i++) {
      if (atoms.get(i).distance(atom) < SAME_PLACE) {
        throw new InputException(
            "atom " + (atoms.size() + 1) + " lies on atom " + (i + 1), where, "check the geometry");
      }
    }
    atoms.add(atom);
  }

  /** The molecule, with charge zero and the lowest spin where nothing is said. */
  public Molecule build(ChargeAndSpin electrons, String where) {
    if (atoms.isEmpty()) {
      throw new InputException("no atoms", where, "give at least one");
    }
    int charge = electrons.charge() == null ? 0 : electrons.charge();
    int nuclear = atoms.stream().mapToInt(Atom::charge).sum();
    int spin = electrons.spin() == null ? Math.floorMod(nuclear - charge, 2) : electrons.spin();
    try {
      return new Molecule(atoms, charge, spin);
    } catch (InputException e) {
      throw new InputException(e.what(), where, e.remedy());
    }
  }

  private static Element element(String label, String where) {
    if (label.matches("\\d{1,3}")) {
      return Element.ofNumber(Integer.parseInt(label), where);
    }
    if (!label.matches("[A-Za-z]{1,2}")) {
      throw new InputException(
          InputText.quote(label) + " is no chemical element",
          where,
          "use symbols such as H, C, Cl; ghosts are Gh(O) or @O");
    }
    return Element.ofSymbol(label, where);
  }
}
