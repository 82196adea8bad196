package rung.linalg;

/**
 * A dense matrix, row by row in one array. A thin holder: {@link #data} is the array itself.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data element (i, j) at i · columns + j
 */
public record Matrix(int rows, int columns, double[] data) {
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
    return data[i * columns + j];
  }

  public void set(int i, int j, double value) {
    data[i * columns + j] = value;
  }

  public void add(int i, int j, double value) {
    data[i * columns + j] += value;
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
    double[] b = other.data;
    for (int i = 0; i < data.length; i++) {
      data[i] += factor * b[i];
    }
  }

  /** factor · this, as a new matrix. */
  public Matrix times(double factor) {
    double[] scaled = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      scaled[i] = factor * data[i];
    }
    return new Matrix(rows, columns, scaled);
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
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      sum += data[i] * other.data[i];
    }
    return sum;
  }

  /** Columns from … to−1 as a new matrix. */
  public Matrix columns(int from, int to) {
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
}
