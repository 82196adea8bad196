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
 */
public record Seeds(double energy, @Nullable List<Matrix> density) {
  /** Those of a constant. */
  public static final Seeds NONE = new Seeds(0, null);

  /** Copies the list. */
  public Seeds {
    density = density == null ? null : List.copyOf(density);
  }

  /** Those of L = slope · E. */
  public static Seeds ofEnergy(double slope) {
    return new Seeds(slope, null);
  }

  /** Those of a loss in the density. */
  public static Seeds ofDensity(List<Matrix> derivative) {
    return new Seeds(0, derivative);
  }

  /** Those of the sum of two losses. */
  public Seeds plus(Seeds other) {
    if (density == null || other.density == null) {
      return new Seeds(energy + other.energy, density == null ? other.density : density);
    }
    List<Matrix> sum = new ArrayList<>();
    for (int s = 0; s < density.size(); s++) {
      sum.add(density.get(s).plus(1, other.density.get(s)));
    }
    return new Seeds(energy + other.energy, sum);
  }
}
