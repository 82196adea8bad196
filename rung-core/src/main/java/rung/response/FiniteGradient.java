package rung.response;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Density;
import rung.functional.NotFinite;
import rung.linalg.Matrix;
import rung.linalg.Vectors;
import rung.parallel.Workers;
import rung.term.Hamiltonian;

/** Parameter gradients that are added whole or, where a number is not finite, not at all. */
final class FiniteGradient {
  private FiniteGradient() {}

  /**
   * Adds ∂/∂θ [ seed · E + Σ_σ ⟨∂E/∂D_σ, Z_σ⟩ ] to {@code gradient}, or nothing where that is not
   * finite.
   *
   * @param multiplier Z_σ, or null for the first term only
   * @return what was not finite; null if it was added
   */
  static @Nullable NotFinite add(
      Hamiltonian terms,
      Density density,
      double seed,
      @Nullable List<Matrix> multiplier,
      Workers workers,
      double[] gradient) {
    double[] own = new double[gradient.length];
    terms.addParameterGradient(density, seed, multiplier, workers, own);
    if (!Vectors.finite(own)) {
      return terms.notFinite(density, multiplier, workers);
    }
    Vectors.addScaled(1, own, gradient);
    return null;
  }
}
