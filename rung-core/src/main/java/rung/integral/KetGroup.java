package rung.integral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;
import rung.system.Atom;
import rung.system.Molecule;

/**
 * Charges of one kind at many places, over which the inner loops run: shells of a fitting basis
 * with the same l, products of shells, or point charges.
 *
 * <p>Shell s is a sum over primitives k with {@code owner[k] == s} of Gaussians of total charge
 * {@code charge[k]} and exponent 1/{@code width[k]} (zero for a point), differentiated by Y_lm(∂)
 * if the group is harmonic, by each ∂^κ if it is Cartesian (then {@code transform} makes the
 * functions of them).
 */
final class KetGroup {
  final boolean harmonic;
  final int components;
  final double[] x;
  final double[] y;
  final double[] z;
  final double[] width;
  final double[] charge;
  final int[] owner;
  final int[] offset;
  private final double[][] transform;
  private final IntFunction<CoulombProgram> programs;

  private KetGroup(
      boolean harmonic,
      int components,
      IntFunction<CoulombProgram> programs,
      List<double[]> centres,
      List<double[]> primitives,
      int[] offset,
      double[][] transform) {
    this.harmonic = harmonic;
    this.components = components;
    this.programs = programs;
    this.offset = offset;
    this.transform = transform;
    x = column(centres, 0);
    y = column(centres, 1);
    z = column(centres, 2);
    width = column(primitives, 0);
    charge = column(primitives, 1);
    owner = primitives.stream().mapToInt(p -> (int) p[2]).toArray();
  }

  private static double[] column(List<double[]> rows, int i) {
    return rows.stream().mapToDouble(row -> row[i]).toArray();
  }

  /** Number of shells. */
  int shells() {
    return x.length;
  }

  /** Number of integrals with one distribution. */
  int columns() {
    return components * x.length;
  }

  /** Whether a shell has several primitives. */
  boolean contracted() {
    return charge.length != x.length;
  }

  /**
   * The program that this group needs with Hermite Gaussians up to {@code degree} on the other
   * side.
   */
  CoulombProgram program(int degree) {
    return programs.apply(degree);
  }

  /** Point charges −Z at the nuclei. */
  static KetGroup nuclei(Molecule molecule) {
    List<double[]> centres = new ArrayList<>();
    List<double[]> primitives = new ArrayList<>();
    for (Atom atom : molecule.atoms()) {
      if (atom.charge() != 0) {
        primitives.add(new double[] {0, -atom.charge(), centres.size()});
        centres.add(new double[] {atom.x(), atom.y(), atom.z()});
      }
    }
    return charges(centres, primitives);
  }

  /**
   * Unit point charges.
   *
   * @param points coordinates [3][n], bohr
   */
  static KetGroup points(double[][] points) {
    List<double[]> centres = new ArrayList<>();
    List<double[]> primitives = new ArrayList<>();
    for (int g = 0; g < points[0].length; g++) {
      centres.add(new double[] {points[0][g], points[1][g], points[2][g]});
      primitives.add(new double[] {0, 1, g});
    }
    return charges(centres, primitives);
  }

  private static KetGroup charges(List<double[]> centres, List<double[]> primitives) {
    return new KetGroup(
        true,
        1,
        degree -> CoulombProgram.harmonic(degree, 0),
        centres,
        primitives,
        new int[centres.size()],
        new double[0][]);
  }

  /**
   * The primitives of products of shells, all of one degree, each as a shell of its own with the
   * derivatives ∂^κ of all κ up to that degree as components.
   */
  static KetGroup products(int degree, List<HermiteExpansion> pairs) {
    List<double[]> centres = new ArrayList<>();
    List<double[]> primitives = new ArrayList<>();
    for (HermiteExpansion pair : pairs) {
      for (int k = 0; k < pair.primitives(); k++) {
        double p = pair.p()[k];
        primitives.add(new double[] {1 / p, Math.pow(Math.PI / p, 1.5), centres.size()});
        centres.add(new double[] {pair.x()[k], pair.y()[k], pair.z()[k]});
      }
    }
    return new KetGroup(
        false,
        HermiteIndex.count(degree),
        bra -> CoulombProgram.pair(bra, degree),
        centres,
        primitives,
        new int[centres.size()],
        new double[0][]);
  }

  /** The shells of a basis, grouped by l. */
  static List<KetGroup> of(Basis basis) {
    Map<Integer, List<Shell>> byKind = new LinkedHashMap<>();
    for (Shell shell : basis.shells()) {
      byKind
          .computeIfAbsent(2 * shell.l() + (shell.cartesian() ? 1 : 0), key -> new ArrayList<>())
          .add(shell);
    }
    List<KetGroup> groups = new ArrayList<>();
    for (List<Shell> shells : byKind.values()) {
      groups.add(shells.getFirst().cartesian() ? cartesian(shells) : harmonic(shells));
    }
    return groups;
  }

  /** Y_lm(r) exp(−γ r²) = (−2γ)^(−l) Y_lm(∂) exp(−γ (r−R)²), ∂ with respect to the other centre. */
  private static KetGroup harmonic(List<Shell> shells) {
    int l = shells.getFirst().l();
    // A program without harmonics has no Y_00 in it.
    double y00 = l == 0 ? SolidHarmonics.transform(0, false)[0][0] : 1;
    List<double[]> centres = new ArrayList<>();
    List<double[]> primitives = new ArrayList<>();
    for (Shell shell : shells) {
      for (int k = 0; k < shell.exponents().length; k++) {
        double gamma = shell.exponents()[k];
        double charge = y00 * shell.coefficients()[k] * Math.pow(Math.PI / gamma, 1.5);
        charge *= Math.pow(-2 * gamma, -l);
        primitives.add(new double[] {1 / gamma, charge, centres.size()});
      }
      centres.add(new double[] {shell.x(), shell.y(), shell.z()});
    }
    int[] offset = shells.stream().mapToInt(Shell::offset).toArray();
    return new KetGroup(
        true,
        2 * l + 1,
        degree -> CoulombProgram.harmonic(degree, l),
        centres,
        primitives,
        offset,
        new double[0][]);
  }

  /** Every primitive stands as a shell of its own, because its lower Hermite terms depend on γ. */
  private static KetGroup cartesian(List<Shell> shells) {
    int l = shells.getFirst().l();
    int[][] kappa = CoulombProgram.cartesianIndices(l);
    List<double[]> centres = new ArrayList<>();
    List<double[]> primitives = new ArrayList<>();
    List<double[]> transforms = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    for (Shell shell : shells) {
      HermiteExpansion expansion = HermiteExpansion.of(shell);
      int functions = expansion.functions();
      int block = HermiteIndex.count(l) * functions;
      for (int k = 0; k < expansion.primitives(); k++) {
        double gamma = expansion.p()[k];
        double[] matrix = new double[functions * kappa.length];
        for (int i = 0; i < kappa.length; i++) {
          int degree = kappa[i][0] + kappa[i][1] + kappa[i][2];
          int h = HermiteIndex.of(kappa[i][0], kappa[i][1], kappa[i][2]);
          for (int f = 0; f < functions; f++) {
            double sign = degree % 2 == 0 ? 1 : -1;
            matrix[f * kappa.length + i] = sign * expansion.e()[k * block + h * functions + f];
          }
        }
        transforms.add(matrix);
        primitives.add(new double[] {1 / gamma, Math.pow(Math.PI / gamma, 1.5), centres.size()});
        centres.add(new double[] {shell.x(), shell.y(), shell.z()});
        offsets.add(shell.offset());
      }
    }
    return new KetGroup(
        false,
        kappa.length,
        degree -> CoulombProgram.cartesian(degree, l),
        centres,
        primitives,
        offsets.stream().mapToInt(Integer::intValue).toArray(),
        transforms.toArray(double[][]::new));
  }

  /**
   * Adds one row of integrals to the functions of this group.
   *
   * @param c integrals with component q of shell s at {@code from + q · shells() + s}
   * @param out row of integrals, function P at {@code at + P}
   */
  void scatter(double[] c, int from, double[] out, int at) {
    int n = shells();
    if (harmonic) {
      for (int s = 0; s < n; s++) {
        for (int q = 0; q < components; q++) {
          out[at + offset[s] + q] = c[from + q * n + s];
        }
      }
      return;
    }
    for (int s = 0; s < n; s++) {
      double[] matrix = transform[s];
      for (int f = 0; f * components < matrix.length; f++) {
        double sum = 0;
        for (int q = 0; q < components; q++) {
          sum += matrix[f * components + q] * c[from + q * n + s];
        }
        out[at + offset[s] + f] += sum;
      }
    }
  }
}
