package rung.discretisation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.integral.SymmetricProduct;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * One-particle density matrices.
 *
 * @param bySpin D_σ [nao, nao] of one spin for each block; the one block of a closed shell stands
 *     for two spins
 * @param factors L_σ with D_σ = L_σ L_σᵀ [nao, occupied], if known; makes densities on the grid
 *     cheaper
 */
public record Density(List<Matrix> bySpin, @Nullable List<Matrix> factors) {
  /** Copies the lists. */
  public Density {
    bySpin = List.copyOf(bySpin);
    factors = factors == null ? null : List.copyOf(factors);
  }

  /** Density matrices without a known factor. */
  public static Density of(List<Matrix> bySpin) {
    return new Density(bySpin, null);
  }

  /** D_σ = L_σ L_σᵀ. */
  public static Density ofFactors(List<Matrix> factors) {
    return new Density(
        factors.stream().map(l -> LinearAlgebra.multiply(l, false, l, true)).toList(), factors);
  }

  /** D_σ as products, from the factors where they are known. */
  public List<SymmetricProduct> products() {
    return factors == null
        ? bySpin.stream().map(SymmetricProduct::of).toList()
        : factors.stream().map(SymmetricProduct::square).toList();
  }

  /** Number of spin blocks. */
  public int spins() {
    return bySpin.size();
  }

  /** Number of spins that one block stands for, m_σ. */
  public int multiplicity() {
    return 2 / spins();
  }

  /** Σ_σ D_σ over both spins. */
  public Matrix total() {
    return spins() == 1 ? bySpin.get(0).times(2) : bySpin.get(0).plus(1, bySpin.get(1));
  }
}
