package rung.internal.kernel;

/**
 * Elementwise arithmetic on blocks: one short loop per operation, which C2 vectorises. v and w
 * stand for arrays, s and t for numbers; the first argument receives the result and may be one of
 * the others.
 */
public final class BlockKernels {
  private BlockKernels() {}

  public static void fill(double[] y, double s, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = s;
    }
  }

  /** Copies from a long array into a block. */
  public static void load(double[] y, double[] from, int offset, int n) {
    System.arraycopy(from, offset, y, 0, n);
  }

  /** As {@link #load}, negative numbers become zero. */
  public static void loadNonNegative(double[] y, double[] from, int offset, int n) {
    System.arraycopy(from, offset, y, 0, n);
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(y[i], 0);
    }
  }

  public static void add(double[] y, double[] v, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = v[i] + w[i];
    }
  }

  public static void addScalar(double[] y, double[] v, double s, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = v[i] + s;
    }
  }

  public static void subtract(double[] y, double[] v, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = v[i] - w[i];
    }
  }

  public static void subtractFromScalar(double[] y, double s, double[] v, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = s - v[i];
    }
  }

  public static void multiply(double[] y, double[] v, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = v[i] * w[i];
    }
  }

  public static void scale(double[] y, double s, double[] v, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = s * v[i];
    }
  }

  /** s v w. */
  public static void scaledProduct(double[] y, double s, double[] v, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = s * (v[i] * w[i]);
    }
  }

  /** v w + x. */
  public static void multiplyAdd(double[] y, double[] v, double[] w, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(v[i], w[i], x[i]);
    }
  }

  /** v w + s. */
  public static void multiplyAddScalar(double[] y, double[] v, double[] w, double s, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(v[i], w[i], s);
    }
  }

  /** s v + x. */
  public static void scaleAdd(double[] y, double s, double[] v, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(s, v[i], x[i]);
    }
  }

  /** s v + t. */
  public static void affine(double[] y, double s, double[] v, double t, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(s, v[i], t);
    }
  }

  /** x − v w. */
  public static void negativeMultiplyAdd(double[] y, double[] v, double[] w, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(-v[i], w[i], x[i]);
    }
  }

  /** v w − x. */
  public static void multiplySubtract(double[] y, double[] v, double[] w, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(v[i], w[i], -x[i]);
    }
  }

  /** s v − x. */
  public static void scaleSubtract(double[] y, double s, double[] v, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.fma(s, v[i], -x[i]);
    }
  }

  public static void reciprocal(double[] y, double[] v, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = 1 / v[i];
    }
  }

  public static void sqrt(double[] y, double[] v, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.sqrt(v[i]);
    }
  }

  /** v where test &gt; 0, else w. */
  public static void select(double[] y, double[] test, double[] v, double[] w, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = test[i] > 0 ? v[i] : w[i];
    }
  }

  /** Writes a block times weights into a long array. */
  public static void store(double[] to, int offset, double[] v, double[] weights, int n) {
    for (int i = 0; i < n; i++) {
      to[offset + i] = v[i] * weights[offset + i];
    }
  }

  /** Writes s times weights into a long array. */
  public static void storeScalar(double[] to, int offset, double s, double[] weights, int n) {
    for (int i = 0; i < n; i++) {
      to[offset + i] = s * weights[offset + i];
    }
  }

  /** Σ of a stretch. */
  public static double sum(double[] v, int offset, int n) {
    double sum = 0;
    for (int i = offset; i < offset + n; i++) {
      sum += v[i];
    }
    return sum;
  }

  /** Σ v w, in four interleaved partial sums. */
  public static double dot(double[] v, double[] weights, int offset, int n) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < n; i += 4) {
      s0 += v[i] * weights[offset + i];
      s1 += v[i + 1] * weights[offset + i + 1];
      s2 += v[i + 2] * weights[offset + i + 2];
      s3 += v[i + 3] * weights[offset + i + 3];
    }
    for (; i < n; i++) {
      s0 += v[i] * weights[offset + i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
