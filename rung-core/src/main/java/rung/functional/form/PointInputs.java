package rung.functional.form;

import java.util.List;
import rung.functional.PointModel;

/**
 * What an energy form sees at one point of space. A closed shell gives both spins the same numbers,
 * so that α and β work is recognised as one.
 *
 * @param <T> the kind of number
 */
public interface PointInputs<T> {
  /** ρ_σ ≥ 0 (spin 0 is α, 1 is β). */
  T density(int spin);

  /** σ_στ = ∇ρ_σ·∇ρ_τ. */
  T sigma(int spin, int other);

  /** τ_σ = ½ Σ_i f_i |∇ψ_iσ|² ≥ 0. */
  T tau(int spin);

  /** ∇²ρ_σ, for forms that declare it. */
  default T laplacian(int spin) {
    throw new IllegalStateException("no Laplacian here");
  }

  /** e_xσ ≤ 0, the exact-exchange energy density, for forms that declare it. */
  default T exchange(int spin) {
    throw new IllegalStateException("no exact-exchange energy density here");
  }

  /** e_xσ^ω ≤ 0, its long-range part, for forms that declare it. */
  default T longRangeExchange(int spin) {
    throw new IllegalStateException("no long-range exact-exchange energy density here");
  }

  /**
   * A named trainable number. The same name means the same number everywhere in a functional.
   *
   * @param name component and symbol, for instance {@code gga_x_pbe.kappa}
   * @param value the published value, in force until training changes it
   */
  T constant(String name, double value);

  /**
   * Output of a {@link PointModel} of the functional.
   *
   * @param name name of the model in the functional
   * @param inputs its variables u; they must not depend on another model's output
   */
  T network(String name, List<T> inputs);
}
