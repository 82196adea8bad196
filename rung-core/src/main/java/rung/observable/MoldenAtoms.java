package rung.observable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rung.system.ChargeAndSpin;
import rung.system.Element;
import rung.system.GeometryBuilder;
import rung.system.InputException;
import rung.system.InputText;
import rung.system.Molecule;
import rung.system.Units;

/** Reads the section [Atoms], and those that tell which electrons a core potential replaces. */
final class MoldenAtoms {
  private static final Pattern GHOST = Pattern.compile("(?i)(?:ghost|bq)-(.*)|(.*)-(?:ghost|bq)");
  private static final Pattern SYMBOL = Pattern.compile("[^A-Za-z]*([A-Za-z]+).*");
  private static final int HEAVIEST = 118;

  /** Electrons of the cores that published potentials replace. */
  private static final Set<Integer> CORES = Set.of(2, 10, 18, 28, 36, 46, 54, 60, 68, 78);

  private final InputText text;
  private final GeometryBuilder geometry = new GeometryBuilder();
  private final Map<Integer, Integer> indexOfNumber = new HashMap<>();
  private int nuclearCharge;

  MoldenAtoms(InputText text) {
    this.text = text;
  }

  boolean isEmpty() {
    return indexOfNumber.isEmpty();
  }

  int size() {
    return indexOfNumber.size();
  }

  /** Index, from zero, of the atom with a number of the file; null if there is none. */
  @Nullable Integer index(int number) {
    return indexOfNumber.get(number);
  }

  int nuclearCharge() {
    return nuclearCharge;
  }

  Molecule molecule(ChargeAndSpin electrons) {
    return geometry.build(electrons, text.name());
  }

  void read(String unit) {
    boolean angstrom = unit.toUpperCase(Locale.ROOT).contains("ANG");
    if (!angstrom && !unit.toUpperCase(Locale.ROOT).contains("AU")) {
      throw text.error("[Atoms] without a unit", "write [Atoms] AU or [Atoms] Angs");
    }
    while (MoldenReader.inSection(text)) {
      String[] words = InputText.words(text.next(""));
      if (words.length == 0) {
        continue;
      }
      if (words.length != 6) {
        throw text.error("expected 'symbol number Z x y z' of an atom", MoldenReader.HELP);
      }
      int number = text.integer(words[1], "the atom's number");
      if (indexOfNumber.put(number, size()) != null) {
        throw text.error("atom " + number + " a second time", "give each atom its own number");
      }
      double[] position = new double[3];
      for (int k = 0; k < 3; k++) {
        position[k] =
            text.number(words[3 + k], "a coordinate") / (angstrom ? Units.ANGSTROM_PER_BOHR : 1);
      }
      add(words[0], charge(words[2]), position);
    }
  }

  private int charge(String word) {
    double z = text.number(word, "the atomic number");
    if (z != Math.rint(z)) {
      throw text.error("the charge " + InputText.quote(word) + " of an atom", "use whole charges");
    }
    return (int) z;
  }

  private void add(String label, int z, double[] position) {
    Matcher ghost = GHOST.matcher(label);
    boolean marked = ghost.matches();
    Element named = named(marked ? ghost.replaceAll("$1$2") : label);
    if (z == 0 || marked) {
      // The file brings the functions, so the element of a ghost without a name does not matter.
      Element element = named == null ? Element.ofNumber(1, text.where()) : named;
      geometry.add(element, true, position, text.where());
      return;
    }
    if (named != null && CORES.contains(named.number() - z)) {
      throw corePotential(named.symbol() + " with the charge " + z + ": ");
    }
    geometry.add(Element.ofNumber(z, text.where()), false, position, text.where());
    nuclearCharge += z;
  }

  private static @Nullable Element named(String label) {
    Matcher symbol = SYMBOL.matcher(label);
    if (!symbol.matches()) {
      return null;
    }
    return IntStream.rangeClosed(1, HEAVIEST)
        .mapToObj(z -> Element.ofNumber(z, ""))
        .filter(element -> element.symbol().equalsIgnoreCase(symbol.group(1)))
        .findFirst()
        .orElse(null);
  }

  /** [Core]: {@code 4 : 60} or {@code Pt : 60}, the number of electrons replaced. */
  void core() {
    refuseUnless("0");
  }

  /** [Pseudo] and [Nval]: {@code Pt 4 18} or {@code Pt 18}, the charge that is left. */
  void valence() {
    refuseUnless(null);
  }

  /** Reads the section, whose last words are {@code expected} (null: the element's number). */
  private void refuseUnless(@Nullable String expected) {
    while (MoldenReader.inSection(text)) {
      String[] words = InputText.words(text.next("").replace(':', ' '));
      if (words.length == 0) {
        continue;
      }
      Element named = named(words[0]);
      String none = expected == null && named != null ? "" + named.number() : expected;
      if (!words[words.length - 1].equals(none)) {
        throw corePotential("");
      }
    }
  }

  private InputException corePotential(String where) {
    return text.error(
        where + "core potentials, which Rung does not have", "use an all-electron reference");
  }
}
