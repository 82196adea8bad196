package rung.functional;

/**
 * Which channels a block of features has and in which order.
 *
 * <ul>
 *   <li>closed shell ({@code spins} = 1): n, then |∇n|² — totals of both spins
 *   <li>open shell ({@code spins} = 2): ρ_α, ρ_β, then σ_αα, σ_αβ, σ_ββ
 * </ul>
 *
 * @param spins 1 for a closed shell, 2 for an open one
 * @param gradient whether the contracted gradients are there
 */
public record FeatureLayout(int spins, boolean gradient) {
  /** Number of channels. */
  public int channels() {
    return spins == 1 ? (gradient ? 2 : 1) : (gradient ? 5 : 2);
  }

  /** Channel of ρ_σ (of n for a closed shell). */
  public int density(int spin) {
    return spin;
  }

  /** Channel of σ_στ (of |∇n|² for a closed shell). */
  public int sigma(int spin, int other) {
    return spins + spin + other;
  }
}
