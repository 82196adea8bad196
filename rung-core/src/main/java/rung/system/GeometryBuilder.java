package rung.system;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rung.system.ChargeAndSpin.Said;

/** Collects the atoms that a reader finds and checks what every format must hold to. */
public final class GeometryBuilder {
  /** Nearer than this (bohr) two atoms, or an atom and a ghost, are taken for one written twice. */
  private static final double SAME_PLACE = 1e-2;

  /** A coordinate beyond this (bohr) is taken for a slip of the unit or the decimal point. */
  private static final double FAR = 1e5;

  private final List<Atom> atoms = new ArrayList<>();
  private final Map<AtomLabel.Remark, String> remarks = new EnumMap<>(AtomLabel.Remark.class);

  /** Adds an atom by its symbol, atomic number, label or ghost label; the position is in bohr. */
  public void add(String label, double[] position, String where) {
    add(label, false, position, where);
  }

  /** The same; {@code ghost} makes a ghost of whatever the label says. */
  public void add(String label, boolean ghost, double[] position, String where) {
    AtomLabel read = AtomLabel.of(label, where);
    if (read.remark() != AtomLabel.Remark.NONE) {
      remarks.putIfAbsent(read.remark(), label);
    }
    if (read.element() != null) {
      add(read.element(), ghost || read.ghost(), position, where);
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

  /** What a user may want to know of the labels, a line for each kind. */
  public List<String> notes() {
    return remarks.entrySet().stream().map(e -> e.getKey().of(e.getValue())).toList();
  }

  /** Charge of all nuclei so far. */
  public int nuclearCharge() {
    return atoms.stream().mapToInt(Atom::charge).sum();
  }

  /** The molecule, with charge zero and the lowest spin where nothing is said. */
  public Molecule build(ChargeAndSpin electrons, String where) {
    if (atoms.isEmpty()) {
      throw new InputException("no atoms", where, "give at least one");
    }
    Said charge = electrons.charge();
    int total = charge == null ? 0 : charge.value();
    int left = nuclearCharge() - total;
    if (charge != null && left < 0) {
      throw new InputException(
          String.format(Locale.ROOT, "a charge of %d leaves %d electrons", total, left),
          where,
          String.format(
              Locale.ROOT,
              "lower the charge, stated as %s (%s)",
              InputText.quote(charge.words()),
              charge.from()));
    }
    Said spin = electrons.spin();
    if (spin != null && !fits(spin.value(), left)) {
      throw unfit(charge, spin, left, where);
    }
    return new Molecule(atoms, total, spin == null ? Math.floorMod(left, 2) : spin.value());
  }

  private static boolean fits(int spin, int electrons) {
    return spin >= 0 && spin <= electrons && (electrons - spin) % 2 == 0;
  }

  private static InputException unfit(
      @Nullable Said charge, Said spin, int electrons, String where) {
    int unpaired = spin.value();
    StringBuilder remedy =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "2S, the number of unpaired electrons, must be %s and at most %d",
                electrons % 2 == 0 ? "even" : "odd",
                electrons));
    if (!spin.multiplicity() && fits(unpaired - 1, electrons)) {
      remedy.append(
          "; some sets of data write the multiplicity 2S+1 as spin: then 2S is " + (unpaired - 1));
    } else if (charge == null) {
      remedy.append("; is the charge missing?");
    }
    return new InputException(
        String.format(
            Locale.ROOT,
            "%d electrons cannot have 2S = %d, stated as %s (%s)",
            electrons,
            unpaired,
            InputText.quote(spin.words()),
            spin.from()),
        where,
        remedy.toString());
  }
}
