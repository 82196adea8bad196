package rung.response;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.linalg.Matrix;

/**
 * Slopes of a loss L(E, D) with respect to what an SCF gives: where the adjoint begins.
 *
 * @param energy ∂L/∂E
 * @param density ∂L/∂D_σ [nao, nao] for each block at fixed energy, counting all m_σ spins; null if
 *     L does not depend on the density
 * @param fock ∂L/∂F_σ [nao, nao] for each block at fixed density, such as that of orbital energies;
 *     null if L does not depend on the Fock matrices by itself
 */
public record Seeds(double energy, @Nullable List<Matrix> density, @Nullable List<Matrix> fock) {
  /** Those of a constant. */
  public static final Seeds NONE = new Seeds(0, null, null);

  /** Copies the list. */
  public Seeds {
    density = density == null ? null : List.copyOf(density);
    fock = fock == null ? null : List.copyOf(fock);
  }

  /** Those of L = slope · E. */
  public static Seeds ofEnergy(double slope) {
    return new Seeds(slope, null, null);
  }

  /** Those of a loss in the density. */
  public static Seeds ofDensity(List<Matrix> derivative) {
    return new Seeds(0, derivative, null);
  }

  /** Those of a loss in the Fock matrices. */
  static Seeds ofFock(List<Matrix> derivative) {
    return new Seeds(0, null, derivative);
  }

  /** Those of the sum of two losses. */
  public Seeds plus(Seeds other) {
    return new Seeds(energy + other.energy, sum(density, other.density), sum(fock, other.fock));
  }

  private static @Nullable List<Matrix> sum(@Nullable List<Matrix> a, @Nullable List<Matrix> b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    List<Matrix> sum = new ArrayList<>();
    for (int s = 0; s < a.size(); s++) {
      sum.add(a.get(s).plus(1, b.get(s)));
    }
    return sum;
  }
}
