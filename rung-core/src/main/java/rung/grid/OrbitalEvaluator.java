package rung.grid;

import java.util.Arrays;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;
import rung.grid.AtomShells.RadialShell;
import rung.internal.kernel.Gaussians;
import rung.internal.kernel.Rows;

/**
 * Evaluates shells on the points of one block: χ = S(r) R(r²), with the contracted radial part R
 * and its derivatives R′ = 2 dR/d(r²) and R″ likewise, and the solid harmonic S and its
 * derivatives:
 *
 * <pre>
 * ∂_i χ  = S_i R + S R′ x_i
 * ∂_ij χ = S_ij R + (S_i x_j + S_j x_i) R′ + S (R″ x_i x_j + δ_ij R′)
 * </pre>
 *
 * <p>Holds scratch arrays: one evaluator for each thread.
 */
final class OrbitalEvaluator {
  private static final int AXES = 3;

  private final int derivatives;
  private final double[][] shift;
  private final double[] square;
  private final double[] work;
  private final double[] row;
  private final double[] product;
  private final double[][] radial;
  private final double[][][] monomials;
  private final double[][] angular;
  private final double[][][] angularGradient;
  private final double[][][] angularSecond;
  private double[][] gaussians = new double[0][];
  private boolean[] known = new boolean[0];

  /**
   * @param maxL largest angular momentum
   * @param points most points in a block
   * @param derivatives 0, 1 or 2
   */
  OrbitalEvaluator(int maxL, int points, int derivatives) {
    this.derivatives = derivatives;
    shift = new double[AXES][points];
    square = new double[points];
    work = new double[points];
    row = new double[points];
    product = new double[points];
    radial = new double[derivatives + 1][points];
    monomials = new double[maxL + 1][][];
    for (int degree = 0; degree <= maxL; degree++) {
      monomials[degree] = new double[SolidHarmonics.monomials(degree)][points];
    }
    int functions = SolidHarmonics.monomials(maxL);
    angular = new double[functions][points];
    angularGradient = new double[derivatives >= 1 ? AXES : 0][functions][points];
    angularSecond = new double[derivatives >= 2 ? 6 : 0][functions][points];
  }

  /** Points of the block that the next shells are evaluated on, relative to a centre. */
  private void moveTo(AtomShells atom, double[][] points, int n) {
    Arrays.fill(square, 0, n, 0);
    for (int axis = 0; axis < AXES; axis++) {
      Rows.shift(points[axis], atom.centre()[axis], shift[axis], square, n);
    }
    int count = atom.exponents().length;
    if (gaussians.length < count) {
      int known = gaussians.length;
      gaussians = Arrays.copyOf(gaussians, count);
      for (int k = known; k < count; k++) {
        gaussians[k] = new double[square.length];
      }
    }
    known = new boolean[count];
  }

  /**
   * Evaluates the active shells of one centre.
   *
   * @param atom the centre's shells
   * @param active which of them
   * @param points coordinates of the block [3][points]
   * @param negligible primitives that stay below it on the whole block are left out
   * @param firstRow row of the first active function in the output
   * @param out value, gradient and second derivatives, each [functions · points]
   * @return the row after the last one written
   */
  int evaluate(
      AtomShells atom,
      boolean[] active,
      double[][] points,
      int n,
      double negligible,
      int firstRow,
      double[][] out) {
    moveTo(atom, points, n);
    double nearest = Math.sqrt(Rows.minimum(square, n));
    int top = 0;
    for (int s = 0; s < active.length; s++) {
      top = active[s] ? Math.max(top, atom.shells().get(s).shell().l()) : top;
    }
    AngularPolynomials.monomials(top, shift, monomials, n);
    int rows = firstRow;
    AngularPolynomials loaded = null;
    for (int s = 0; s < active.length; s++) {
      if (active[s]) {
        RadialShell shell = atom.shells().get(s);
        AngularPolynomials polynomials = shell.angular();
        if (polynomials != loaded) {
          load(polynomials, n);
          loaded = polynomials;
        }
        contract(atom, shell, nearest, negligible, n);
        for (int m = 0; m < polynomials.size(); m++) {
          write(polynomials, m, n, rows++ * n, out);
        }
      }
    }
    return rows;
  }

  private void load(AngularPolynomials polynomials, int n) {
    polynomials.values(monomials, angular, n);
    for (int axis = 0; axis < angularGradient.length; axis++) {
      polynomials.gradient(axis, monomials, angularGradient[axis], n);
    }
    for (int pair = 0; pair < angularSecond.length; pair++) {
      polynomials.second(pair, monomials, angularSecond[pair], n);
    }
  }

  private void contract(
      AtomShells atom, RadialShell shell, double nearest, double negligible, int n) {
    for (double[] part : radial) {
      Arrays.fill(part, 0, n, 0);
    }
    Shell of = shell.shell();
    for (int k = 0; k < of.exponents().length; k++) {
      double a = of.exponents()[k];
      double c = of.coefficients()[k];
      double slope = Math.pow(1 + 2 * a * Math.max(nearest, 1), derivatives);
      if (AtomShells.bound(of.l(), a, c, nearest) * slope > negligible) {
        double[] gaussian = gaussian(atom, shell.exponent()[k], n);
        double factor = c;
        for (double[] part : radial) {
          Rows.addScaled(factor, gaussian, part, n);
          factor *= -2 * a;
        }
      }
    }
  }

  private double[] gaussian(AtomShells atom, int index, int n) {
    double[] gaussian = gaussians[index];
    if (!known[index]) {
      Gaussians.evaluate(square, atom.exponents()[index], gaussian, work, n);
      known[index] = true;
    }
    return gaussian;
  }

  private void write(AngularPolynomials polynomials, int m, int n, int at, double[][] out) {
    double[] s = angular[m];
    Rows.multiply(s, radial[0], row, n);
    System.arraycopy(row, 0, out[0], at, n);
    if (derivatives >= 1) {
      Rows.multiply(s, radial[1], product, n);
      for (int axis = 0; axis < AXES; axis++) {
        if (polynomials.hasGradient(axis, m)) {
          Rows.multiplyTwo(angularGradient[axis][m], radial[0], product, shift[axis], row, n);
        } else {
          Rows.multiply(product, shift[axis], row, n);
        }
        System.arraycopy(row, 0, out[1 + axis], at, n);
      }
    }
    if (derivatives >= 2) {
      // product is S R′ still; work becomes S R″.
      Rows.multiply(s, radial[2], work, n);
      for (int pair = 0; pair < 6; pair++) {
        writeSecond(polynomials, m, pair, n);
        System.arraycopy(row, 0, out[4 + pair], at, n);
      }
    }
  }

  private void writeSecond(AngularPolynomials polynomials, int m, int pair, int n) {
    int i = AngularPolynomials.PAIRS[pair][0];
    int j = AngularPolynomials.PAIRS[pair][1];
    double[] xi = shift[i];
    double[] xj = shift[j];
    for (int p = 0; p < n; p++) {
      row[p] = work[p] * xi[p] * xj[p];
    }
    if (i == j) {
      Rows.addScaled(1, product, row, n);
    }
    if (polynomials.hasSecond(pair, m)) {
      Rows.addProduct(angularSecond[pair][m], radial[0], row, n);
    }
    if (polynomials.hasGradient(i, m)) {
      addCross(angularGradient[i][m], xj, n);
    }
    if (polynomials.hasGradient(j, m)) {
      addCross(angularGradient[j][m], xi, n);
    }
  }

  private void addCross(double[] gradient, double[] coordinate, int n) {
    double[] slope = radial[1];
    for (int p = 0; p < n; p++) {
      row[p] = Math.fma(gradient[p] * coordinate[p], slope[p], row[p]);
    }
  }
}
