package rung.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rung.system.ChargeAndSpin;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.Molecule;

/**
 * Reads a Molden file: the sections [Atoms], [GTO], [5D] … and [MO] in any order, others skipped.
 * What they say together is checked when all are read.
 */
final class MoldenReader {
  static final String HELP = "write the file again with the program that made it";
  private static final String FORMAT = "Molden Format";

  private final InputText text;
  private final MoldenAtoms atoms;
  private final MoldenShells shells;
  private final MoldenFlags flags = new MoldenFlags();
  private final MoldenOrbitalReader orbitals;

  /** CFOUR writes its first line a second time, before [GTO]. */
  private boolean formatTwice;

  MoldenReader(InputText text) {
    this.text = text;
    this.atoms = new MoldenAtoms(text);
    this.shells = new MoldenShells(text);
    this.orbitals = new MoldenOrbitalReader(text);
  }

  MoldenFile read() {
    begin();
    while (text.hasNext()) {
      String line = text.next("").strip();
      if (line.startsWith("[") && line.contains("]")) {
        section(name(line), line.substring(line.indexOf(']') + 1));
      }
    }
    require(!atoms.isEmpty(), "[Atoms]");
    require(!shells.isEmpty(), "[GTO]");
    require(!orbitals.isEmpty(), "[MO]");
    return assemble();
  }

  /** The first line is [Molden Format]; programs put blank ones or a title before it. */
  private void begin() {
    String line = text.next("[" + FORMAT + "]");
    while (!line.strip().startsWith("[") && text.hasNext()) {
      line = text.next("");
    }
    if (!name(line.strip()).equalsIgnoreCase(FORMAT)) {
      throw text.error("no line [" + FORMAT + "] comes first", "give a Molden file");
    }
  }

  private static String name(String line) {
    return line.startsWith("[") && line.contains("]")
        ? String.join(" ", InputText.words(line.substring(1, line.indexOf(']'))))
        : "";
  }

  private void require(boolean present, String section) {
    if (!present) {
      throw new InputException("no section " + section, text.name(), HELP);
    }
  }

  private void section(String name, String rest) {
    switch (name.toUpperCase(Locale.ROOT)) {
      case "ATOMS" -> atoms.read(rest);
      case "GTO" -> shells.read();
      case "MO" -> orbitals.read();
      case "CORE" -> atoms.core();
      case "PSEUDO", "NVAL" -> atoms.valence();
      case "STO" -> throw text.error("Slater functions", "only Gaussian functions work");
      case "MOLDEN FORMAT" -> formatTwice = true;
      default -> flags.read(name);
    }
  }

  private MoldenFile assemble() {
    List<String> departures = new ArrayList<>();
    if (orbitals.holdOneSpinOf(atoms.nuclearCharge(), formatTwice)) {
      orbitals.doubleOccupations();
      departures.add("occupations of one spin that stand for both");
    }
    Molecule molecule = atoms.molecule(electrons());
    return new MoldenFit(
            text.name(), molecule, shells.byAtom(atoms), shells.order(atoms), flags, orbitals)
        .file(departures);
  }

  /** Charge and spin from the occupations. */
  private ChargeAndSpin electrons() {
    double electrons = orbitals.electrons();
    long whole = Math.round(electrons);
    if (Math.abs(electrons - whole) > 0.02) {
      throw new InputException(
          "the occupations add up to " + electrons + " electrons",
          text.name(),
          "the file must hold every occupied orbital");
    }
    int charge = (int) (atoms.nuclearCharge() - whole);
    return ChargeAndSpin.of(charge, orbitals.spin(), "occupations");
  }

  /** Whether the next line belongs to the section that is being read. */
  static boolean inSection(InputText text) {
    return text.hasNext() && !text.peek().strip().startsWith("[");
  }
}
