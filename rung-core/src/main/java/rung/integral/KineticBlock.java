package rung.integral;

import rung.basis.Shell;
import rung.linalg.Matrix;

/**
 * ⟨a|−½∇²|b⟩ of two shells: along each axis −½ d²/dx² of x^j exp(−β x²) is a combination of the
 * powers j−2, j and j+2 (T. Helgaker, P. Jørgensen, J. Olsen, Molecular Electronic-Structure Theory
 * (2000), eq. 9.3.40).
 */
final class KineticBlock {
  private KineticBlock() {}

  /** Adds the block to {@code kinetic}. */
  static void add(Shell a, Shell b, Matrix kinetic) {
    int la = a.l();
    int lb = b.l();
    double[] d = {a.x() - b.x(), a.y() - b.y(), a.z() - b.z()};
    double distance2 = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
    double[] table = new double[(la + 1) * (lb + 3) * (la + lb + 3)];
    double[][] overlap = new double[3][(la + 1) * (lb + 1)];
    double[][] kinetics = new double[3][(la + 1) * (lb + 1)];
    for (int ka = 0; ka < a.exponents().length; ka++) {
      double alpha = a.exponents()[ka];
      for (int kb = 0; kb < b.exponents().length; kb++) {
        double beta = b.exponents()[kb];
        double p = alpha + beta;
        double factor =
            a.coefficients()[ka]
                * b.coefficients()[kb]
                * Math.exp(-alpha * beta / p * distance2)
                * Math.pow(Math.PI / p, 1.5);
        for (int axis = 0; axis < 3; axis++) {
          HermiteExpansion.hermite(la, lb + 2, p, -beta / p * d[axis], alpha / p * d[axis], table);
          oneDimension(la, lb, beta, table, overlap[axis], kinetics[axis]);
        }
        addPrimitive(a, b, factor, overlap, kinetics, kinetic);
      }
    }
  }

  private static void oneDimension(
      int la, int lb, double beta, double[] table, double[] overlap, double[] kinetic) {
    int stride = la + lb + 3;
    for (int i = 0; i <= la; i++) {
      for (int j = 0; j <= lb; j++) {
        int at = (i * (lb + 3) + j) * stride;
        double value = beta * (2 * j + 1) * table[at] - 2 * beta * beta * table[at + 2 * stride];
        if (j >= 2) {
          value -= 0.5 * j * (j - 1) * table[at - 2 * stride];
        }
        overlap[i * (lb + 1) + j] = table[at];
        kinetic[i * (lb + 1) + j] = value;
      }
    }
  }

  private static void addPrimitive(
      Shell a, Shell b, double factor, double[][] s, double[][] t, Matrix kinetic) {
    AngularPart pa = AngularPart.of(a);
    AngularPart pb = AngularPart.of(b);
    int columns = b.l() + 1;
    for (int f = 0; f < pa.functions(); f++) {
      for (int g = 0; g < pb.functions(); g++) {
        double sum = 0;
        for (int m = pa.start()[f]; m < pa.start()[f + 1]; m++) {
          for (int n = pb.start()[g]; n < pb.start()[g + 1]; n++) {
            int x = pa.i()[m] * columns + pb.i()[n];
            int y = pa.j()[m] * columns + pb.j()[n];
            int z = pa.k()[m] * columns + pb.k()[n];
            sum +=
                pa.c()[m]
                    * pb.c()[n]
                    * (t[0][x] * s[1][y] * s[2][z]
                        + s[0][x] * t[1][y] * s[2][z]
                        + s[0][x] * s[1][y] * t[2][z]);
          }
        }
        kinetic.add(a.offset() + f, b.offset() + g, factor * sum);
      }
    }
  }
}
