package rung.term;

import java.util.List;
import rung.discretisation.Density;
import rung.linalg.Matrix;

/**
 * Energy and Fock matrices of one density: E[D] and F_σ = (1/m_σ) ∂E/∂D_σ (docs/theory.md).
 *
 * @param density D
 * @param fock F_σ [nao, nao] for each block
 * @param parts of the energy
 * @param electronsOnGrid Σ_g w_g n_g
 */
public record KohnShamState(
    Density density, List<Matrix> fock, EnergyParts parts, double electronsOnGrid) {
  /** Keeps its own list. */
  public KohnShamState {
    fock = List.copyOf(fock);
  }

  /** The same state with one more part of the energy, on which the Fock matrices do not depend. */
  public KohnShamState with(String label, double energy) {
    return new KohnShamState(density, fock, parts.with(label, energy), electronsOnGrid);
  }

  /** The same state with Fock matrices that were changed on purpose. */
  public KohnShamState withFock(List<Matrix> other) {
    return new KohnShamState(density, other, parts, electronsOnGrid);
  }

  /** Whether energy and Fock matrices are finite: NaN and infinity survive sums over points. */
  public boolean finite() {
    return Double.isFinite(energy()) && fock.stream().allMatch(Matrix::finite);
  }

  /** Total energy, hartree. */
  public double energy() {
    return parts.total();
  }
}
