package rung.functional;

/**
 * A kernel from second derivatives at each point.
 *
 * @param channels number of channels of the features, of which the functional may see the first few
 *     only
 * @param points number of points
 * @param position [i(i+1)/2 + j, j ≤ i] which array holds ∂²E/∂f_i∂f_j, −1 where it is zero
 * @param second the arrays [point], weights included
 */
public record HessianKernel(int channels, int points, int[] position, double[][] second)
    implements XcKernel {
  @Override
  public double[][] apply(double[][] tangent) {
    double[][] change = new double[channels][points];
    int packed = 0;
    for (int i = 0; packed < position.length; i++) {
      for (int j = 0; j <= i; j++) {
        int which = position[packed++];
        if (which >= 0) {
          addProduct(change[i], second[which], tangent[j], points);
          if (i != j) {
            addProduct(change[j], second[which], tangent[i], points);
          }
        }
      }
    }
    return change;
  }

  private static void addProduct(double[] sum, double[] a, double[] b, int n) {
    for (int p = 0; p < n; p++) {
      sum[p] = Math.fma(a[p], b[p], sum[p]);
    }
  }
}
