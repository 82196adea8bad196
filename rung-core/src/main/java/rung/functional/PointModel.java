package rung.functional;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A smooth function g(u; θ) of a few variables at each point, evaluated in batches: the hole in a
 * form that a neural network fills. Immutable; may be called from several threads.
 */
public interface PointModel {
  /** Number of variables u. */
  int inputs();

  /** What went wrong in the evaluations so far: see {@link Functional#warnings}. */
  default List<String> warnings() {
    return List.of();
  }

  /** Names and values of θ. */
  Parameters parameters();

  /** The same model with other values of θ. */
  PointModel withParameters(double[] values);

  /**
   * Values and derivatives.
   *
   * @param points number of points n
   * @param u variables [inputs][n or more]
   * @param value receives g [n]
   * @param first receives ∂g/∂u [inputs][n], or null if not wanted
   * @param second receives ∂²g/∂u_i∂u_j [i(i+1)/2+j, j ≤ i][n], or null if not wanted
   */
  void evaluate(
      int points,
      double[][] u,
      double[] value,
      double @Nullable [][] first,
      double @Nullable [][] second);

  /**
   * Adds ∂/∂θ Σ_p [ seed_p g(u_p) + tangentSeed_p Σ_i ∂g/∂u_i(u_p) tangent_ip ] to {@code
   * gradient}.
   *
   * @param tangentSeed [n], or null for the first term only; then {@code tangent} is null too
   * @param tangent [inputs][n]
   */
  void addParameterGradient(
      int points,
      double[][] u,
      double[] seed,
      double @Nullable [] tangentSeed,
      double @Nullable [][] tangent,
      double[] gradient);
}
