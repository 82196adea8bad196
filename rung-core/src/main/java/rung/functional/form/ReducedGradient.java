package rung.functional.form;

/** Dimensionless density gradients. */
public final class ReducedGradient {
  private ReducedGradient() {}

  /** s_σ² = σ_σσ / (4 (6π²)^⅔ ρ_σ^8/3): s² of the closed-shell density 2ρ_σ. */
  public static <T> T squared(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T rho = new SpinDensities<>(a, in).positive(spin);
    T root = a.cbrt(rho);
    T power = a.square(a.multiply(rho, root));
    double factor = 1 / (4 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3));
    return a.multiply(factor, a.divide(in.sigma(spin, spin), power));
  }

  /** x_σ² = σ_σσ / ρ_σ^8/3. */
  public static <T> T squaredBecke(Arithmetic<T> a, PointInputs<T> in, int spin) {
    return a.multiply(4 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3), squared(a, in, spin));
  }

  /** s² = |∇n|² / (4 (3π²)^⅔ n^8/3), for guarded densities. */
  public static <T> T squaredTotal(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T n = density.guardedTotal();
    T power = a.square(a.multiply(n, a.cbrt(n)));
    double factor = 1 / (4 * Math.pow(3 * Math.PI * Math.PI, 2.0 / 3));
    return a.multiply(factor, a.divide(density.squaredGradient(), power));
  }

  /**
   * t² = |∇n|² / (2 φ k_s n)² with k_s² = 4 k_F / π, k_F = (3π²n)^⅓, for guarded densities.
   *
   * @param spinFactor φ
   */
  public static <T> T squaredForCorrelation(Arithmetic<T> a, PointInputs<T> in, T spinFactor) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T n = density.guardedTotal();
    double factor = Math.PI / (16 * Math.cbrt(3 * Math.PI * Math.PI));
    T power = a.multiply(a.square(n), a.cbrt(n));
    T scaled = a.multiply(factor, density.squaredGradient());
    return a.divide(scaled, a.multiply(a.square(spinFactor), power));
  }

  /** t² of one spin alone: φ = 2^−⅓. */
  public static <T> T squaredForCorrelationOfSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T rho = new SpinDensities<>(a, in).guarded(spin);
    double factor = Math.PI / (16 * Math.cbrt(3 * Math.PI * Math.PI)) * Math.cbrt(4);
    T power = a.multiply(a.square(rho), a.cbrt(rho));
    return a.multiply(factor, a.divide(in.sigma(spin, spin), power));
  }
}
