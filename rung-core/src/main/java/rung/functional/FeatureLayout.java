package rung.functional;

import java.util.Set;

/**
 * Which channels a block of features has and in which order.
 *
 * <ul>
 *   <li>closed shell ({@code spins} = 1): n, then |∇n|², then τ, then ∇²n, then e_x, then e_x^ω —
 *       totals of both spins
 *   <li>open shell ({@code spins} = 2): ρ_α, ρ_β, then σ_αα, σ_αβ, σ_ββ, then τ_α, τ_β, then ∇²ρ_α,
 *       ∇²ρ_β, then e_xα, e_xβ, then e_xα^ω, e_xβ^ω
 * </ul>
 *
 * τ_σ = ½ Σ_i f_i |∇ψ_iσ|², as libxc has it.
 *
 * @param spins 1 for a closed shell, 2 for an open one
 * @param gradient whether the contracted gradients are there
 * @param tau whether the kinetic energy densities are there
 * @param laplacian whether the Laplacians are there
 * @param exchange whether the exact-exchange energy densities are there
 * @param longRangeExchange whether their long-range parts are there
 */
public record FeatureLayout(
    int spins,
    boolean gradient,
    boolean tau,
    boolean laplacian,
    boolean exchange,
    boolean longRangeExchange) {
  /** Without exact exchange. */
  public FeatureLayout(int spins, boolean gradient, boolean tau, boolean laplacian) {
    this(spins, gradient, tau, laplacian, false, false);
  }

  /** Without Laplacians. */
  public FeatureLayout(int spins, boolean gradient, boolean tau) {
    this(spins, gradient, tau, false);
  }

  /** Without kinetic energy densities. */
  public FeatureLayout(int spins, boolean gradient) {
    this(spins, gradient, false, false);
  }

  /** The channels that hold these ingredients. */
  public static FeatureLayout of(int spins, Set<Ingredient> ingredients) {
    return new FeatureLayout(
        spins,
        ingredients.contains(Ingredient.GRADIENT),
        ingredients.contains(Ingredient.TAU),
        ingredients.contains(Ingredient.LAPLACIAN),
        ingredients.contains(Ingredient.EXCHANGE),
        ingredients.contains(Ingredient.LONG_RANGE_EXCHANGE));
  }

  /** Number of channels. */
  public int channels() {
    return longRangeExchange(0) + (longRangeExchange ? spins : 0);
  }

  private int contractions() {
    return gradient ? 2 * spins - 1 : 0;
  }

  /** Channel of ρ_σ (of n for a closed shell). */
  public int density(int spin) {
    return spin;
  }

  /** Channel of σ_στ (of |∇n|² for a closed shell). */
  public int sigma(int spin, int other) {
    return spins + spin + other;
  }

  /** Channel of τ_σ (of τ for a closed shell). */
  public int tau(int spin) {
    return spins + contractions() + spin;
  }

  /** Channel of ∇²ρ_σ (of ∇²n for a closed shell). */
  public int laplacian(int spin) {
    return spins + contractions() + (tau ? spins : 0) + spin;
  }

  /** Channel of e_xσ (of e_x for a closed shell). */
  public int exchange(int spin) {
    return laplacian(0) + (laplacian ? spins : 0) + spin;
  }

  /** Channel of e_xσ^ω (of e_x^ω for a closed shell). */
  public int longRangeExchange(int spin) {
    return exchange(0) + (exchange ? spins : 0) + spin;
  }

  /** Whether exact exchange of either kind is there. */
  public boolean anyExchange() {
    return exchange || longRangeExchange;
  }

  /** Whether features of this layout begin with what {@code wanted} asks for. */
  public boolean provides(FeatureLayout wanted) {
    boolean[] own = parts();
    boolean[] needed = wanted.parts();
    boolean same = spins == wanted.spins;
    boolean more = false;
    for (int i = own.length - 1; i >= 0; i--) {
      more |= needed[i];
      same &= !more || own[i] == needed[i];
    }
    return same;
  }

  private boolean[] parts() {
    return new boolean[] {gradient, tau, laplacian, exchange, longRangeExchange};
  }
}
