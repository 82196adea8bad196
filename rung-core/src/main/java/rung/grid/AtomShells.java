package rung.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.basis.Basis;
import rung.basis.Shell;

/**
 * The shells of one centre, prepared for evaluation on points: their distinct exponents, so that
 * each Gaussian is computed once for all shells, and the radius beyond which each shell is
 * neglected.
 */
final class AtomShells {
  private final double[] centre;
  private final double[] exponents;
  private final List<RadialShell> shells;

  /**
   * A shell over the common exponents.
   *
   * @param shell the shell
   * @param angular its angular part
   * @param exponent index of each primitive's exponent among those of the centre
   * @param reach beyond it every function stays below the threshold, bohr
   */
  record RadialShell(Shell shell, AngularPolynomials angular, int[] exponent, double reach) {}

  private AtomShells(double[] centre, double[] exponents, List<RadialShell> shells) {
    this.centre = centre;
    this.exponents = exponents;
    this.shells = shells;
  }

  /**
   * The shells of a basis by centre, in the order of the basis.
   *
   * @param threshold function values below it may be neglected, bohr^(−3/2)
   */
  static List<AtomShells> of(Basis basis, double threshold) {
    List<AtomShells> atoms = new ArrayList<>();
    List<Shell> all = basis.shells();
    for (int from = 0; from < all.size(); ) {
      int to = from;
      while (to < all.size() && all.get(to).atom() == all.get(from).atom()) {
        to++;
      }
      atoms.add(ofAtom(all.subList(from, to), threshold));
      from = to;
    }
    return atoms;
  }

  private static AtomShells ofAtom(List<Shell> shells, double threshold) {
    double[] exponents =
        shells.stream()
            .flatMapToDouble(s -> Arrays.stream(s.exponents()))
            .sorted()
            .distinct()
            .toArray();
    List<RadialShell> prepared =
        shells.stream()
            .map(
                shell ->
                    new RadialShell(
                        shell,
                        AngularPolynomials.of(shell.l(), shell.cartesian()),
                        Arrays.stream(shell.exponents())
                            .mapToInt(a -> Arrays.binarySearch(exponents, a))
                            .toArray(),
                        reach(shell, threshold)))
            .toList();
    Shell first = shells.getFirst();
    return new AtomShells(
        new double[] {first.x(), first.y(), first.z()}, exponents, List.copyOf(prepared));
  }

  /** Position, bohr: x, y, z. */
  double[] centre() {
    return centre;
  }

  /** Distinct exponents, ascending. */
  double[] exponents() {
    return exponents;
  }

  /** Shells in the order of the basis. */
  List<RadialShell> shells() {
    return shells;
  }

  /**
   * Largest value anywhere at distance {@code from} or more of one normalised primitive times a
   * solid harmonic, c r^l exp(−a r²) √((2l+1)/4π): from the addition theorem Σ_m Y_lm² = (2l+1)/4π.
   */
  static double bound(int l, double a, double c, double from) {
    double r = Math.max(from, Math.sqrt(l / (2 * a)));
    return Math.abs(c)
        * Math.sqrt((2 * l + 1) / (4 * Math.PI))
        * Math.pow(r, l)
        * Math.exp(-a * r * r);
  }

  private static double reach(Shell shell, double threshold) {
    double near = 0;
    double far = 1;
    while (bound(shell, far) > threshold) {
      near = far;
      far *= 2;
    }
    while (far - near > 1e-3) {
      double middle = (near + far) / 2;
      if (bound(shell, middle) > threshold) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return far;
  }

  private static double bound(Shell shell, double from) {
    double sum = 0;
    for (int k = 0; k < shell.exponents().length; k++) {
      sum += bound(shell.l(), shell.exponents()[k], shell.coefficients()[k], from);
    }
    return sum;
  }
}
