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
  LAPLACIAN
}
