package rung.functional;

/** What a functional sees of the density, rung by rung. */
public enum Ingredient {
  /** Spin densities ρ_σ. */
  DENSITY("rho"),
  /** Contracted gradients σ_στ = ∇ρ_σ·∇ρ_τ. */
  GRADIENT("sigma"),
  /** Kinetic energy densities τ_σ = ½ Σ_i f_i |∇ψ_iσ|². */
  TAU("tau"),
  /** Laplacians ∇²ρ_σ. */
  LAPLACIAN("laplacian"),
  /**
   * Exact-exchange energy densities e_xσ(r) = −½ Σ_ij φ_i(r) φ_j(r) ∫ φ_i φ_j(r') / |r − r'| dr' ≤
   * 0, per volume: the sum over space is the exact exchange energy of the spin.
   */
  EXCHANGE("exchange"),
  /** The same with erf(ω|r − r'|) / |r − r'|; the functional fixes ω. */
  LONG_RANGE_EXCHANGE("long_range_exchange");

  private final String symbol;

  Ingredient(String symbol) {
    this.symbol = symbol;
  }

  /** How messages call it, such as {@code rho}. */
  public String symbol() {
    return symbol;
  }

  /** Number of channels for one or two spin blocks. */
  public int channels(int spins) {
    return this == GRADIENT ? 2 * spins - 1 : spins;
  }
}
