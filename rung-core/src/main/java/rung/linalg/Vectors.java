package rung.linalg;

/** Sums and products of vectors of one length, in the order of their elements. */
public final class Vectors {
  private Vectors() {}

  /** a·b. */
  public static double dot(double[] a, double[] b) {
    sameLength(a, b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** ‖a‖. */
  public static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** Whether every element is finite: 0 · a_i is NaN where a_i is not. */
  public static boolean finite(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += 0 * value;
    }
    return sum == 0;
  }

  /** to += factor · a. */
  public static void addScaled(double factor, double[] a, double[] to) {
    sameLength(a, to);
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * a[i];
    }
  }

  /** factor · a, as a new vector. */
  public static double[] scaled(double factor, double[] a) {
    double[] scaled = new double[a.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = factor * a[i];
    }
    return scaled;
  }

  /** a_i b_i, as a new vector. */
  public static double[] product(double[] a, double[] b) {
    sameLength(a, b);
    double[] product = new double[a.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  private static void sameLength(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("lengths " + a.length + " and " + b.length);
    }
  }
}
