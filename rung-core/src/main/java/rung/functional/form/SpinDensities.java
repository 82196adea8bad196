package rung.functional.form;

/**
 * Spin densities and what is made of them, kept away from zero where a formula divides by them or
 * takes their root.
 *
 * <p>Floors. Energies per volume keep the bare density in front, e = n ε, so that they vanish with
 * it; in ε, ζ and r_s the density is ρ_σ + {@value #FLOOR}: smooth, and far below any density that
 * contributes. What has an infinite slope at ζ = ±1, such as φ(ζ) of a generalised gradient
 * correlation, and what divides by high powers of the density, uses {@link #guarded}: ρ_σ + δ / (1
 * + u² + u⁴) with u = ρ_σ/δ, δ = {@value #GUARD}, which is δ with slope 1 at ρ_σ = 0 and ρ_σ itself
 * from 1e-10 on. At an empty spin channel this gives the derivatives that libxc gives, whose
 * density threshold is the same δ.
 *
 * @param <T> the kind of number
 */
public final class SpinDensities<T> {
  public static final double FLOOR = 1e-20;
  public static final double GUARD = 1e-12;

  private final Arithmetic<T> a;
  private final PointInputs<T> in;

  public SpinDensities(Arithmetic<T> a, PointInputs<T> in) {
    this.a = a;
    this.in = in;
  }

  /** n = ρ_α + ρ_β, zero included. */
  public T total() {
    return a.add(in.density(0), in.density(1));
  }

  /** ρ_σ &gt; 0. */
  public T positive(int spin) {
    return a.add(in.density(spin), FLOOR);
  }

  /** n &gt; 0. */
  public T positiveTotal() {
    return a.add(positive(0), positive(1));
  }

  /** ρ_σ ≥ {@value #GUARD}. */
  public T guarded(int spin) {
    T rho = in.density(spin);
    T square = a.square(a.multiply(1 / GUARD, rho));
    return a.add(rho, a.divide(a.constant(GUARD), a.add(a.add(a.square(square), square), 1)));
  }

  /** n ≥ 2 · {@value #GUARD}. */
  public T guardedTotal() {
    return a.add(guarded(0), guarded(1));
  }

  /** Wigner-Seitz radius r_s = (3 / 4πn)^⅓. */
  public T wignerSeitzRadius() {
    return wignerSeitzRadius(positiveTotal());
  }

  /** The same of any density &gt; 0. */
  public T wignerSeitzRadius(T n) {
    return a.divide(a.constant(Math.cbrt(3 / (4 * Math.PI))), a.cbrt(n));
  }

  /** 1 ± ζ &gt; 0: twice the fraction of the spin. */
  public T twiceFraction(int spin) {
    return a.divide(a.multiply(2, positive(spin)), positiveTotal());
  }

  /** ζ = (ρ_α − ρ_β) / n. */
  public T polarisation() {
    return a.divide(a.subtract(in.density(0), in.density(1)), positiveTotal());
  }

  /** f(ζ) = [(1+ζ)^4/3 + (1−ζ)^4/3 − 2] / (2^4/3 − 2). */
  public T spinInterpolation() {
    T up = a.pow(twiceFraction(0), 4.0 / 3);
    T down = a.pow(twiceFraction(1), 4.0 / 3);
    return a.multiply(1 / (Math.cbrt(16) - 2), a.add(a.add(up, down), -2));
  }

  /** φ(ζ) = [(1+ζ)^2/3 + (1−ζ)^2/3] / 2, with guarded densities. */
  public T gradientSpinFactor() {
    T up = a.pow(a.divide(a.multiply(2, guarded(0)), guardedTotal()), 2.0 / 3);
    T down = a.pow(a.divide(a.multiply(2, guarded(1)), guardedTotal()), 2.0 / 3);
    return a.multiply(0.5, a.add(up, down));
  }

  /** |∇n|² = σ_αα + 2σ_αβ + σ_ββ. */
  public T squaredGradient() {
    return a.add(a.add(in.sigma(0, 0), in.sigma(1, 1)), a.multiply(2, in.sigma(0, 1)));
  }
}
