package rung.functional;

/** What a functional sees of the density, rung by rung. */
public enum Ingredient {
  /** Spin densities ρ_σ. */
  DENSITY,
  /** Contracted gradients σ_στ = ∇ρ_σ·∇ρ_τ. */
  GRADIENT,
  /** Kinetic energy densities τ_σ = ½ Σ_i f_i |∇ψ_iσ|². */
  TAU,
  /** Laplacians ∇²ρ_σ. */
  LAPLACIAN,
  /**
   * Exact-exchange energy densities e_xσ(r) = −½ Σ_ij φ_i(r) φ_j(r) ∫ φ_i φ_j(r') / |r − r'| dr' ≤
   * 0, per volume: the sum over space is the exact exchange energy of the spin.
   */
  EXCHANGE,
  /** The same with erf(ω|r − r'|) / |r − r'|; the functional fixes ω. */
  LONG_RANGE_EXCHANGE;

  /** Number of channels for one or two spin blocks. */
  public int channels(int spins) {
    return this == GRADIENT ? 2 * spins - 1 : spins;
  }
}
