package rung.integral;

import rung.basis.Shell;
import rung.internal.kernel.Rows;

/** Potentials at a block of points of products of shells that share one centre. */
final class OneCentrePotentials {
  private final CoulombKernel kernel;
  private final int n;
  private final double[] x;
  private final double[] y;
  private final double[] z;
  private final double[] squares;
  private final double nearest;
  private final double[] points;

  /**
   * The points as seen from a centre.
   *
   * @param points coordinates [3][n], bohr
   * @param shell a shell of the centre
   */
  OneCentrePotentials(CoulombKernel kernel, double[][] points, Shell shell) {
    this.kernel = kernel;
    n = points[0].length;
    x = new double[n];
    y = new double[n];
    z = new double[n];
    squares = new double[n];
    // Hermite Gaussians are differentiated by their own centre, hence centre less point
    from(shell.x(), points[0], x);
    from(shell.y(), points[1], y);
    from(shell.z(), points[2], z);
    for (int g = 0; g < n; g++) {
      squares[g] = x[g] * x[g] + y[g] * y[g] + z[g] * z[g];
    }
    nearest = Rows.minimum(squares, n);
    // points have no width
    this.points = new double[n];
  }

  private static void from(double centre, double[] points, double[] out) {
    for (int g = 0; g < out.length; g++) {
      out[g] = centre - points[g];
    }
  }

  /** ∫ χ_a χ_b u(|r − r'|) for the products of a pair [function][point]. */
  double[][] of(OneCentrePair pair) {
    double[][][] radial = radial(pair);
    int functions = pair.angular().functions();
    double[][] out = new double[functions][n];
    for (int step = 0; step < pair.steps(); step++) {
      int d = pair.derivatives(step);
      CoulombProgram program = CoulombProgram.derivatives(d);
      double[][] rows = Workspace.own().rows(program.program.rows(), n).clone();
      rows[CoulombProgram.X] = x;
      rows[CoulombProgram.X + 1] = y;
      rows[CoulombProgram.X + 2] = z;
      rows[CoulombProgram.R2] = squares;
      System.arraycopy(radial[step], 0, rows, CoulombProgram.FIRST_G, d + 1);
      program.program.run(rows, n);
      int first = d == 0 ? 0 : HermiteIndex.count(d - 1);
      int[] outputs = program.program.outputs();
      for (int h = 0; h < outputs.length; h++) {
        for (int f = 0; f < functions; f++) {
          double k = pair.angular().e()[(first + h) * functions + f];
          if (k != 0) {
            Rows.addScaled(k, rows[outputs[h]], out[f], n);
          }
        }
      }
    }
    return out;
  }

  /** Σ_k weight G_m of the primitives [step][m][point], m from d/2 to d; other rows are zero. */
  private double[][][] radial(OneCentrePair pair) {
    int far = kernel.equals(CoulombKernel.FULL) ? pair.far(nearest) : 0;
    double[][][] sums = new double[pair.steps()][][];
    for (int step = 0; step < sums.length; step++) {
      sums[step] = new double[pair.derivatives(step) + 1][n];
    }
    if (far > 0) {
      addFar(pair, far, sums);
    }
    int base = pair.degree() % 2;
    int count = pair.degree() - base + 1;
    Workspace workspace = Workspace.own();
    RadialCoulomb coulomb = workspace.radial(n);
    double[][] g = new double[count][n];
    for (int k = far; k < pair.p().length; k++) {
      coulomb.pairs(n, pair.p()[k], points, squares);
      coulomb.evaluate(kernel, n, base, count, g, 0);
      for (int step = 0; step < sums.length; step++) {
        int d = pair.derivatives(step);
        for (int m = (d + 1) / 2; m <= d; m++) {
          Rows.addScaled(pair.weight()[step][k], g[m - base], sums[step][m], n);
        }
      }
    }
    return sums;
  }

  /** G_m = (−1)^m (2m−1)!! / R^(2m+1) times the moments. */
  private void addFar(OneCentrePair pair, int far, double[][][] sums) {
    double[] power = new double[n];
    double[] inverse = new double[n];
    for (int i = 0; i < n; i++) {
      inverse[i] = 1 / squares[i];
      power[i] = Math.sqrt(inverse[i]);
    }
    for (int m = 0; m <= pair.degree(); m++) {
      for (int step = 0; step < sums.length; step++) {
        int d = pair.derivatives(step);
        if (m >= (d + 1) / 2 && m <= d) {
          Rows.addScaled(pair.moment()[step][far], power, sums[step][m], n);
        }
      }
      Rows.multiply(power, inverse, power, n);
      Rows.scale(-(2 * m + 1), power, power, n);
    }
  }
}
