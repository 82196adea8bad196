package rung.observable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A Molden file of Psi4 taken apart line by line, and written again as other programs would: their
 * habits are put down here as tables of numbers, by the documentation of readers that know them,
 * and nothing is shared with the reader that is tested.
 */
final class MoldenText {
  /** (−1)!!, 1!!, 3!! … by l. */
  private static final double[] ODD_FACTORIAL = {1, 1, 3, 15, 105, 945};

  final List<String> atoms = new ArrayList<>();
  final List<Shell> shells = new ArrayList<>();
  final List<Orbital> orbitals = new ArrayList<>();
  String flags = "";
  String unit = "AU";
  String shellEnd = "1.00";
  boolean sparse;
  boolean cartesian;

  /** A shell; its atom's number stands in the file. */
  record Shell(int atom, char label, List<double[]> primitives) {
    int l() {
      return "spdfgh".indexOf(label);
    }

    int size(boolean cartesian) {
      return cartesian ? (l() + 1) * (l() + 2) / 2 : 2 * l() + 1;
    }
  }

  /** An orbital: lines such as Occup= 2.0, and every coefficient. */
  record Orbital(List<String> keys, double[] coefficients) {}

  /** The factors of a shell's functions in Molden's order. */
  interface Factors {
    double[] of(int l);
  }

  static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(MoldenText.class.getResourceAsStream("/oracle/molden/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Psi4's layout: [Atoms], [GTO], flags, [MO], every coefficient given. */
  static MoldenText of(String name) throws IOException {
    MoldenText text = new MoldenText();
    String[] parts = resource(name).split("\\[(Atoms|GTO|MO)\\][^\n]*\n");
    text.atoms.addAll(parts[1].lines().toList());
    int atom = 0;
    for (String line : parts[2].lines().map(String::strip).toList()) {
      String[] words = line.split("\\s+");
      if (line.startsWith("[")) {
        text.flags += line + "\n";
      } else if (words.length == 2 && words[1].equals("0")) {
        atom = Integer.parseInt(words[0]);
      } else if (words.length == 3) {
        text.shells.add(new Shell(atom, words[0].charAt(0), new ArrayList<>()));
      } else if (words.length == 2) {
        text.shells
            .getLast()
            .primitives()
            .add(new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])});
      }
    }
    text.cartesian = text.flags.isEmpty();
    for (String block : parts[3].split("(?=Sym=)")) {
      List<String> lines = block.lines().map(String::strip).toList();
      List<String> keys = lines.stream().filter(line -> line.contains("=")).toList();
      if (!keys.isEmpty()) {
        double[] coefficients =
            lines.stream()
                .filter(line -> line.matches("\\d+ .*"))
                .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]))
                .toArray();
        text.orbitals.add(new Orbital(new ArrayList<>(keys), coefficients));
      }
    }
    return text;
  }

  /** Multiplies the coefficients of l ≥ 2. */
  MoldenText times(Factors factors) {
    for (Orbital orbital : orbitals) {
      int index = 0;
      for (Shell shell : shells) {
        for (int f = 0; f < shell.size(cartesian); f++, index++) {
          orbital.coefficients()[index] *= shell.l() < 2 ? 1 : factors.of(shell.l())[f];
        }
      }
    }
    return this;
  }

  /** Divides the coefficients. */
  MoldenText over(Factors factors) {
    return times(
        l -> {
          double[] inverse = factors.of(l).clone();
          for (int f = 0; f < inverse.length; f++) {
            inverse[f] = 1 / inverse[f];
          }
          return inverse;
        });
  }

  /**
   * Contraction coefficients that hold the normalisation of the primitives: N² = 2 (2α)^(l+3/2) /
   * Γ(l+3/2).
   */
  MoldenText bare() {
    for (Shell shell : shells) {
      for (double[] primitive : shell.primitives()) {
        double gamma =
            ODD_FACTORIAL[shell.l()]
                * (2 * shell.l() + 1)
                * Math.sqrt(Math.PI)
                / Math.pow(2, shell.l() + 1);
        primitive[1] *= Math.sqrt(2 * Math.pow(2 * primitive[0], shell.l() + 1.5) / gamma);
      }
    }
    return this;
  }

  MoldenText flags(String said) {
    flags = said;
    return this;
  }

  MoldenText unit(String said) {
    unit = said;
    return this;
  }

  MoldenText shellEnd(String said) {
    shellEnd = said;
    return this;
  }

  MoldenText sparse() {
    sparse = true;
    return this;
  }

  MoldenText atoms(UnaryOperator<String> change) {
    atoms.replaceAll(change);
    return this;
  }

  MoldenText keys(UnaryOperator<String> change) {
    orbitals.forEach(orbital -> orbital.keys().replaceAll(change));
    return this;
  }

  /** d functions alone, spherical ones written in Cartesian ones of norm one. */
  MoldenText inCartesianFunctions() {
    double r = Math.sqrt(0.75);
    // rows: 0, +1, −1, +2, −2; columns: xx yy zz xy xz yz
    double[][] d = {
      {-0.5, -0.5, 1, 0, 0, 0},
      {0, 0, 0, 0, 1, 0},
      {0, 0, 0, 0, 0, 1},
      {r, -r, 0, 0, 0, 0},
      {0, 0, 0, 1, 0, 0}
    };
    for (int o = 0; o < orbitals.size(); o++) {
      double[] from = orbitals.get(o).coefficients();
      double[] to = new double[shells.stream().mapToInt(shell -> shell.size(true)).sum()];
      int read = 0;
      int written = 0;
      for (Shell shell : shells) {
        for (int f = 0; f < shell.size(false); f++, read++) {
          for (int c = 0; c < shell.size(true); c++) {
            to[written + c] += from[read] * (shell.l() < 2 ? (f == c ? 1 : 0) : d[f][c]);
          }
        }
        written += shell.size(true);
      }
      orbitals.set(o, new Orbital(orbitals.get(o).keys(), to));
    }
    cartesian = true;
    return this;
  }

  String atomsSection() {
    return "[Atoms] " + unit + "\n" + String.join("\n", atoms) + "\n";
  }

  String gtoSection() {
    StringBuilder out = new StringBuilder("[GTO]\n");
    int atom = 0;
    for (Shell shell : shells) {
      if (shell.atom() != atom) {
        out.append(atom == 0 ? "" : "\n").append(shell.atom()).append(" 0\n");
        atom = shell.atom();
      }
      out.append(' ').append(shell.label()).append(' ').append(shell.primitives().size());
      out.append(' ').append(shellEnd).append('\n');
      shell.primitives().forEach(p -> out.append(p[0]).append("  ").append(p[1]).append('\n'));
    }
    return out.append('\n').toString();
  }

  String moSection() {
    StringBuilder out = new StringBuilder("[MO]\n");
    for (Orbital orbital : orbitals) {
      orbital.keys().forEach(key -> out.append(key.isEmpty() ? "" : key + "\n"));
      for (int i = 0; i < orbital.coefficients().length; i++) {
        double c = orbital.coefficients()[i];
        out.append(sparse && Math.abs(c) < 1e-12 ? "" : (i + 1) + " " + c + "\n");
      }
    }
    return out.toString();
  }

  @Override
  public String toString() {
    return "[Molden Format]\n" + atomsSection() + gtoSection() + flags + moSection();
  }

  // The numbers below multiply a file's coefficient to give that of a function of norm one, or
  // divide the latter to give what the program writes; in Molden's order.

  /** Psi4 up to 1.3, MRCC. */
  static double[] psi4(int l) {
    return switch (l) {
      case 2 -> groups(1, 3, Math.sqrt(1 / 3.0), 3);
      case 3 -> groups(1, 3, Math.sqrt(1 / 5.0), 6, Math.sqrt(1 / 15.0), 1);
      default ->
          groups(1, 3, Math.sqrt(1 / 7.0), 6, Math.sqrt(3 / 35.0), 3, Math.sqrt(1 / 35.0), 3);
    };
  }

  /** CFOUR, ACES II, Molcas. */
  static double[] cfour(int l) {
    return switch (l) {
      case 2 -> groups(Math.sqrt(3), 3, 1, 3);
      case 3 -> groups(Math.sqrt(15), 3, Math.sqrt(3), 6, 1, 1);
      default -> groups(Math.sqrt(105), 3, Math.sqrt(15), 6, 3, 3, Math.sqrt(3), 3);
    };
  }

  static double[] turbomole(int l) {
    return groups(Math.sqrt(ODD_FACTORIAL[l]), (l + 1) * (l + 2) / 2);
  }

  /** Signs of ORCA's functions 0, +1, −1, +2, −2, … */
  static double[] orca(int l) {
    return switch (l) {
      case 2 -> groups(1, 5);
      case 3 -> groups(1, 5, -1, 2);
      case 4 -> groups(1, 5, -1, 4);
      default -> groups(1, 5, -1, 4, 1, 2);
    };
  }

  private static double[] groups(double... valueAndCount) {
    List<Double> values = new ArrayList<>();
    for (int k = 0; k < valueAndCount.length; k += 2) {
      for (int i = 0; i < valueAndCount[k + 1]; i++) {
        values.add(valueAndCount[k]);
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
