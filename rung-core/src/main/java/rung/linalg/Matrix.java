package rung.linalg;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense matrix, row by row in one array. A thin holder: {@link #data} is the array itself.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data element (i, j) at i · columns + j
 */
public record Matrix(int rows, int columns, double[] data) {
  public Matrix {
    if (rows < 0 || columns < 0 || data.length != rows * columns) {
      throw new IllegalArgumentException(
          data.length + " numbers for a matrix of " + rows + " × " + columns);
    }
  }

  /** The first numbers of an array that may be longer, as a matrix of its own. */
  public static Matrix copyOf(int rows, int columns, double[] data) {
    return new Matrix(rows, columns, Arrays.copyOf(data, rows * columns));
  }

  /** A matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new double[rows * columns]);
  }

  /** A square matrix of zeros. */
  public static Matrix zeros(int n) {
    return zeros(n, n);
  }

  /** The unit matrix. */
  public static Matrix identity(int n) {
    Matrix m = zeros(n);
    for (int i = 0; i < n; i++) {
      m.set(i, i, 1);
    }
    return m;
  }

  public double get(int i, int j) {
    return data[i * columns + Objects.checkIndex(j, columns)];
  }

  public void set(int i, int j, double value) {
    data[i * columns + Objects.checkIndex(j, columns)] = value;
  }

  public void add(int i, int j, double value) {
    data[i * columns + Objects.checkIndex(j, columns)] += value;
  }

  /** A copy. */
  public Matrix copy() {
    return new Matrix(rows, columns, data.clone());
  }

  /** this + factor · other, as a new matrix. */
  public Matrix plus(double factor, Matrix other) {
    Matrix sum = copy();
    sum.addScaled(factor, other);
    return sum;
  }

  /** Adds factor · other to this matrix. */
  public void addScaled(double factor, Matrix other) {
    sameShape(other);
    Vectors.addScaled(factor, other.data, data);
  }

  /** factor · this, as a new matrix. */
  public Matrix times(double factor) {
    return new Matrix(rows, columns, Vectors.scaled(factor, data));
  }

  /** The transpose, as a new matrix. */
  public Matrix transpose() {
    Matrix t = zeros(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        t.data[j * rows + i] = data[i * columns + j];
      }
    }
    return t;
  }

  /** Σ_ij this_ij other_ij, the trace of thisᵀ·other. */
  public double dot(Matrix other) {
    sameShape(other);
    return Vectors.dot(data, other.data);
  }

  /** Columns from … to−1 as a new matrix. */
  public Matrix columns(int from, int to) {
    Objects.checkFromToIndex(from, to, columns);
    Matrix part = zeros(rows, to - from);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(data, i * columns + from, part.data, i * part.columns, part.columns);
    }
    return part;
  }

  /** Largest absolute element. */
  public double maxAbs() {
    double max = 0;
    for (double v : data) {
      max = Math.max(max, Math.abs(v));
    }
    return max;
  }

  /** Whether every element is finite. */
  public boolean finite() {
    return Vectors.finite(data);
  }

  /** The order of a square matrix; any other is refused. */
  int order() {
    if (rows != columns) {
      throw new IllegalArgumentException("not square: " + rows + " × " + columns);
    }
    return rows;
  }

  private void sameShape(Matrix other) {
    if (rows != other.rows || columns != other.columns) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " and " + other.rows + " × " + other.columns);
    }
  }
}
