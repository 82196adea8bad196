package rung.discretisation;

import rung.internal.kernel.OrbitalRows;
import rung.linalg.Matrix;

/** Work arrays of one thread, grown when needed and used again from block to block. */
final class Scratch {
  private double[] x = new double[0];
  private double[] y = new double[0];
  private double[] part = new double[0];
  private double[][] sums = new double[4][0];
  private final OrbitalRows rows = new OrbitalRows();

  /** The loops over orbital rows, with their work arrays. */
  OrbitalRows rows() {
    return rows;
  }

  /** Four rows of n sums. */
  double[][] sums(int n) {
    if (sums[0].length < n) {
      sums = new double[4][n];
    }
    return sums;
  }

  double[] x(int length) {
    if (x.length < length) {
      x = new double[length];
    }
    return x;
  }

  double[] y(int length) {
    if (y.length < length) {
      y = new double[length];
    }
    return y;
  }

  /** The rows and columns of a square matrix that belong to the active functions. */
  double[] gather(Matrix matrix, int[] functions) {
    int n = functions.length;
    double[] sub = part(n * n);
    double[] data = matrix.data();
    for (int i = 0; i < n; i++) {
      int row = functions[i] * matrix.columns();
      for (int j = 0; j < n; j++) {
        sub[i * n + j] = data[row + functions[j]];
      }
    }
    return sub;
  }

  /** The rows of a matrix that belong to the active functions. */
  double[] gatherRows(Matrix matrix, int[] functions) {
    int columns = matrix.columns();
    double[] sub = part(functions.length * columns);
    for (int i = 0; i < functions.length; i++) {
      System.arraycopy(matrix.data(), functions[i] * columns, sub, i * columns, columns);
    }
    return sub;
  }

  /** An array for a square part of a matrix. */
  double[] part(int length) {
    if (part.length < length) {
      part = new double[length];
    }
    return part;
  }
}
