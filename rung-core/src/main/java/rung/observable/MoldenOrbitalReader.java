package rung.observable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.linalg.Matrix;
import rung.system.InputException;
import rung.system.InputText;

/**
 * Reads the section [MO]: for each orbital keys such as {@code Occup= 2.0}, then index and
 * coefficient.
 */
final class MoldenOrbitalReader {
  /** A long index leaves no space before a minus sign: {@code 1000-0.25}. */
  private static final Pattern JOINED = Pattern.compile("^(\\d+)(-.*)$");

  private final InputText text;
  private final List<Orbital> alpha = new ArrayList<>();
  private final List<Orbital> beta = new ArrayList<>();

  MoldenOrbitalReader(InputText text) {
    this.text = text;
  }

  /** Coefficients by Molden's index, counted from zero. */
  private record Orbital(
      double energy, double occupation, Map<Integer, Double> coefficients, int line) {
    int last() {
      return coefficients.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
    }
  }

  boolean isEmpty() {
    return alpha.isEmpty() && beta.isEmpty();
  }

  double electrons() {
    return sum(alpha) + sum(beta);
  }

  /** 2S where the occupations tell it, else null. */
  @Nullable Integer spin() {
    if (!beta.isEmpty()) {
      return (int) Math.abs(Math.round(sum(alpha) - sum(beta)));
    }
    long single = alpha.stream().filter(orbital -> orbital.occupation() == 1).count();
    boolean whole =
        alpha.stream()
            .allMatch(o -> o.occupation() == 0 || o.occupation() == 1 || o.occupation() == 2);
    return whole ? (int) single : null;
  }

  /**
   * Whether the file holds the orbitals of one spin, each with one electron, and means both, as
   * CFOUR does for closed shells: so its mark says, or else that twice the electrons are those of
   * the neutral molecule.
   */
  boolean holdOneSpinOf(int nuclearCharge, boolean marked) {
    boolean single =
        beta.isEmpty() && alpha.stream().allMatch(o -> o.occupation() == 0 || o.occupation() == 1);
    double electrons = electrons();
    return single && (marked || (electrons > 1 && 2 * electrons == nuclearCharge));
  }

  void doubleOccupations() {
    alpha.replaceAll(o -> new Orbital(o.energy(), 2 * o.occupation(), o.coefficients(), o.line()));
  }

  /** The highest index of a function, counted from one. */
  int functions() {
    return Stream.of(alpha, beta).flatMap(List::stream).mapToInt(Orbital::last).max().orElse(0);
  }

  /** Whether zeros are written too. */
  boolean nameEveryFunction() {
    int all = functions();
    return Stream.of(alpha, beta)
        .flatMap(List::stream)
        .allMatch(orbital -> orbital.coefficients().size() == all);
  }

  /** The place of an orbital that names the function of that index. */
  String whereOfLast() {
    int last = functions();
    return text.where(
        Stream.of(alpha, beta)
            .flatMap(List::stream)
            .filter(orbital -> orbital.last() == last)
            .mapToInt(Orbital::line)
            .findFirst()
            .orElse(0));
  }

  private static double sum(List<Orbital> orbitals) {
    return orbitals.stream().mapToDouble(Orbital::occupation).sum();
  }

  void read() {
    Map<String, String> keys = new HashMap<>();
    Map<Integer, Double> coefficients = new HashMap<>();
    int line = text.line() + 1;
    while (MoldenReader.inSection(text)) {
      String content = text.next("").strip();
      int equals = content.indexOf('=');
      if (equals >= 0) {
        String key = content.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (!coefficients.isEmpty() || keys.containsKey(key)) {
          add(keys, coefficients, line);
          keys = new HashMap<>();
          coefficients = new HashMap<>();
          line = text.line();
        }
        keys.put(key, content.substring(equals + 1).strip());
      } else if (!content.isEmpty()) {
        coefficient(content, coefficients);
      }
    }
    if (!keys.isEmpty()) {
      add(keys, coefficients, line);
    }
  }

  private void coefficient(String content, Map<Integer, Double> coefficients) {
    String[] words = InputText.words(JOINED.matcher(content).replaceFirst("$1 $2"));
    if (words.length != 2) {
      throw text.error(
          "expected an index and a coefficient, found " + InputText.quote(content),
          MoldenReader.HELP);
    }
    int index = text.integer(words[0], "the index of a function");
    if (index < 1) {
      throw text.error("function " + index + " in an orbital", "number the functions from 1");
    }
    double value = text.number(words[1], "a coefficient");
    if (coefficients.put(index - 1, value) != null) {
      throw text.error("function " + index + " a second time in one orbital", "keep one of them");
    }
  }

  private void add(Map<String, String> keys, Map<Integer, Double> coefficients, int line) {
    String where = text.where(line);
    String occupation = keys.get("occup");
    if (occupation == null) {
      throw new InputException(
          "an orbital without Occup=", where, "give every orbital its occupation");
    }
    double n = InputText.number(occupation, "an occupation", where);
    boolean down = keys.getOrDefault("spin", "alpha").toLowerCase(Locale.ROOT).startsWith("b");
    double energy = InputText.number(keys.getOrDefault("ene", "0"), "an orbital energy", where);
    (down ? beta : alpha).add(new Orbital(energy, n, Map.copyOf(coefficients), line));
  }

  /**
   * The orbitals in the basis' order of functions; the spin with more electrons comes first.
   *
   * @param basis with at least as many functions as the orbitals name
   * @param atomOrder the atoms in the order of the section [GTO], which numbers the functions
   */
  List<MoldenOrbitals> inOrderOf(Basis basis, List<Integer> atomOrder) {
    int[] toRung = new int[basis.size()];
    int molden = 0;
    for (int atom : atomOrder) {
      for (Shell shell : basis.shells()) {
        if (shell.atom() == atom) {
          for (int index : MoldenOrder.toRung(shell.l(), shell.cartesian())) {
            toRung[molden++] = shell.offset() + index;
          }
        }
      }
    }
    if (beta.isEmpty()) {
      return List.of(collect(alpha, toRung));
    }
    MoldenOrbitals up = collect(alpha, toRung);
    MoldenOrbitals down = collect(beta, toRung);
    return sum(beta) > sum(alpha) + 0.5 ? List.of(down, up) : List.of(up, down);
  }

  private MoldenOrbitals collect(List<Orbital> orbitals, int[] toRung) {
    Matrix coefficients = Matrix.zeros(orbitals.size(), toRung.length);
    double[] energies = new double[orbitals.size()];
    double[] occupations = new double[orbitals.size()];
    for (int i = 0; i < orbitals.size(); i++) {
      Orbital orbital = orbitals.get(i);
      energies[i] = orbital.energy();
      occupations[i] = orbital.occupation();
      for (Map.Entry<Integer, Double> entry : orbital.coefficients().entrySet()) {
        coefficients.set(i, toRung[entry.getKey()], entry.getValue());
      }
    }
    return new MoldenOrbitals(energies, occupations, coefficients);
  }
}
