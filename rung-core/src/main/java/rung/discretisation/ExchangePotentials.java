package rung.discretisation;

/** Potentials A_μν(r_g) of products of basis functions at the points of a grid. */
public interface ExchangePotentials {
  /**
   * F = A x on a block.
   *
   * @param x [spin][function][point]
   * @return likewise
   */
  double[][][] apply(int block, double[][][] x);
}
