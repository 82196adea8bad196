package rung.observable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import rung.basis.Basis;
import rung.basis.ContractedShell;
import rung.system.ChargeAndSpin;
import rung.system.Element;
import rung.system.GeometryBuilder;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.Molecule;
import rung.system.Units;

/** Reads the sections [Atoms], [GTO], [5D] … and [MO] of a Molden file. */
final class MoldenReader {
  private static final String HELP = "write the file again with the program that made it";
  private static final int HIGHEST = ContractedShell.MAX_ANGULAR_MOMENTUM;

  private final InputText text;
  private final GeometryBuilder geometry = new GeometryBuilder();
  private int atoms;
  private int nuclearCharge;

  /** Shells by atom, counted from zero, in the order of the section [GTO]. */
  private final Map<Integer, List<ContractedShell>> shells = new TreeMap<>();

  private final List<Integer> atomOrder = new ArrayList<>();
  private final boolean[] cartesian = new boolean[HIGHEST + 1];
  private final MoldenOrbitalReader orbitals;

  MoldenReader(InputText text) {
    this.text = text;
    this.orbitals = new MoldenOrbitalReader(text);
    for (int l = 2; l <= HIGHEST; l++) {
      cartesian[l] = true;
    }
  }

  MoldenFile read() {
    if (!text.next("[Molden Format]").strip().equalsIgnoreCase("[Molden Format]")) {
      throw text.error("the first line is not [Molden Format]", "give a Molden file");
    }
    while (text.hasNext()) {
      String line = text.next("").strip();
      if (line.startsWith("[") && line.contains("]")) {
        section(
            line.substring(1, line.indexOf(']')).strip(), line.substring(line.indexOf(']') + 1));
      }
    }
    require(atoms > 0, "[Atoms]");
    require(!shells.isEmpty(), "[GTO]");
    require(!orbitals.isEmpty(), "[MO]");
    return assemble();
  }

  private void require(boolean present, String section) {
    if (!present) {
      throw new InputException("no section " + section, text.name(), HELP);
    }
  }

  private void section(String name, String rest) {
    switch (name.toUpperCase(Locale.ROOT)) {
      case "ATOMS" -> atoms(rest);
      case "GTO" -> basisFunctions();
      case "MO" -> orbitals.read();
      case "5D", "5D7F" -> spherical(2, 3);
      case "5D10F" -> spherical(2);
      case "7F" -> spherical(3);
      case "9G" -> spherical(4);
      case "11H" -> spherical(5);
      case "13I" -> spherical(6);
      case "STO" -> throw text.error("Slater functions", "only Gaussian functions work");
      case "PSEUDO", "CORE" ->
          throw text.error(
              "core potentials, which Rung does not have", "use an all-electron reference");
      default -> {}
    }
  }

  private void spherical(int... momenta) {
    for (int l : momenta) {
      cartesian[l] = false;
    }
  }

  private boolean inSection() {
    return text.hasNext() && !text.peek().strip().startsWith("[");
  }

  private void atoms(String unit) {
    boolean angstrom = unit.toUpperCase(Locale.ROOT).contains("ANG");
    if (!angstrom && !unit.toUpperCase(Locale.ROOT).contains("AU")) {
      throw text.error("[Atoms] without a unit", "write [Atoms] AU or [Atoms] Angs");
    }
    while (inSection()) {
      String[] words = InputText.words(text.next(""));
      if (words.length == 0) {
        continue;
      }
      if (words.length != 6) {
        throw text.error("expected 'symbol number Z x y z' of an atom", HELP);
      }
      int number = text.integer(words[1], "the atom's number");
      if (number != ++atoms) {
        throw text.error(
            "atom " + number + " where " + atoms + " is due", "number the atoms from 1");
      }
      double[] position = new double[3];
      for (int k = 0; k < 3; k++) {
        position[k] =
            text.number(words[3 + k], "a coordinate") / (angstrom ? Units.ANGSTROM_PER_BOHR : 1);
      }
      int z = text.integer(words[2], "the atomic number");
      if (z == 0) {
        geometry.add(Element.ofSymbol(words[0], text.where()), true, position, text.where());
      } else {
        geometry.add(Element.ofNumber(z, text.where()), false, position, text.where());
        nuclearCharge += z;
      }
    }
  }

  private void basisFunctions() {
    List<ContractedShell> current = null;
    while (inSection()) {
      String[] words = InputText.words(text.next(""));
      if (words.length == 0) {
        continue;
      }
      if (Character.isDigit(words[0].charAt(0))) {
        int atom = text.integer(words[0], "an atom's number");
        if (atom < 1 || atom > atoms || shells.containsKey(atom - 1)) {
          throw text.error(
              "functions for atom " + atom + " of " + atoms,
              "name each atom of [Atoms] once, after that section");
        }
        current = new ArrayList<>();
        shells.put(atom - 1, current);
        atomOrder.add(atom - 1);
      } else if (current == null) {
        throw text.error("a shell before the first atom", HELP);
      } else {
        current.addAll(shell(words));
      }
    }
  }

  private List<ContractedShell> shell(String[] words) {
    String where = text.where();
    int[] l = ContractedShell.angularMomenta(words[0], where);
    int primitives = words.length < 2 ? 0 : text.integer(words[1], "the number of primitives");
    if (primitives < 1 || primitives > 1000) {
      throw text.error("expected a shell such as 's 3 1.00'", HELP);
    }
    double[] exponents = new double[primitives];
    double[][] coefficients = new double[l.length][primitives];
    for (int k = 0; k < primitives; k++) {
      String[] numbers = InputText.words(text.next("the last primitive of a shell"));
      if (numbers.length != 1 + l.length) {
        throw text.error("expected an exponent and " + l.length + " coefficient(s)", HELP);
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

  private MoldenFile assemble() {
    List<List<ContractedShell>> byAtom = new ArrayList<>();
    for (int atom = 0; atom < atoms; atom++) {
      byAtom.add(shells.getOrDefault(atom, List.of()));
      for (ContractedShell shell : byAtom.get(atom)) {
        if (!MoldenOrder.defined(shell.l(), cartesian[shell.l()])) {
          throw new InputException(
              "the format has no order for Cartesian "
                  + ContractedShell.letter(shell.l())
                  + " functions",
              text.name(),
              "mark them as spherical ([11H], [13I]) if they are");
        }
      }
    }
    Molecule molecule = geometry.build(electrons(), text.name());
    Basis basis = Basis.of(text.name(), molecule, byAtom, l -> cartesian[l]);
    List<MoldenOrbitals> spins = orbitals.inOrderOf(basis, atomOrder);
    return new MoldenFile(molecule, basis, MoldenNormalisation.resolve(spins, basis, text.name()));
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
    return ChargeAndSpin.of((int) (nuclearCharge - whole), orbitals.spin(), "occupations");
  }
}
