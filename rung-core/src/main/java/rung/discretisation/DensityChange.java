package rung.discretisation;

import java.util.List;
import rung.integral.SymmetricProduct;
import rung.linalg.Matrix;

/**
 * A first-order change of a density, δD_σ of one spin for each block, as products and as matrices.
 *
 * @param products δD_σ = ½ (X Yᵀ + Y Xᵀ)
 * @param bySpin δD_σ [nao, nao], symmetric
 */
public record DensityChange(List<SymmetricProduct> products, List<Matrix> bySpin) {
  /** Keeps its own lists. */
  public DensityChange {
    products = List.copyOf(products);
    bySpin = List.copyOf(bySpin);
  }

  /** The change that products make. */
  public static DensityChange of(List<SymmetricProduct> products) {
    return new DensityChange(products, products.stream().map(SymmetricProduct::matrix).toList());
  }

  /** The change that symmetric matrices are. */
  public static DensityChange ofMatrices(List<Matrix> bySpin) {
    return new DensityChange(bySpin.stream().map(SymmetricProduct::of).toList(), bySpin);
  }

  /** Σ_σ δD_σ over both spins. */
  public Matrix total() {
    return bySpin.size() == 1 ? bySpin.get(0).times(2) : bySpin.get(0).plus(1, bySpin.get(1));
  }
}
