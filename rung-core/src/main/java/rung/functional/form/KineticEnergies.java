package rung.functional.form;

/**
 * Kinetic energy densities and the iso-orbital indicators made of them, kept finite where densities
 * vanish: ρ_σ + {@value SpinDensities#FLOOR} (in τ_W {@value #WEIZSAECKER_FLOOR}) and τ + {@value
 * #FLOOR} where something is divided by them. Rounding may leave τ a little below τ_W; nothing here
 * minds.
 *
 * @param <T> the kind of number
 */
public final class KineticEnergies<T> {
  public static final double FLOOR = 1e-30;

  /** Lower than the floor of other densities: τ − τ_W is a difference of nearly equal numbers. */
  private static final double WEIZSAECKER_FLOOR = 1e-26;

  /** (3/10) (6π²)^⅔: uniform gas of one spin. */
  private static final double ONE_SPIN = 0.3 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3);

  /** (3/10) (3π²)^⅔: unpolarised uniform gas. */
  private static final double BOTH_SPINS = 0.3 * Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);

  private final Arithmetic<T> a;
  private final PointInputs<T> in;
  private final SpinDensities<T> density;

  public KineticEnergies(Arithmetic<T> a, PointInputs<T> in) {
    this.a = a;
    this.in = in;
    this.density = new SpinDensities<>(a, in);
  }

  /** τ_W = σ_σσ / 8ρ_σ (C. F. von Weizsäcker, Z. Phys. 96, 431 (1935)). */
  public T weizsaecker(int spin) {
    T rho = a.add(in.density(spin), WEIZSAECKER_FLOOR);
    return a.multiply(0.125, a.divide(in.sigma(spin, spin), rho));
  }

  /** Of the uniform gas of one spin, (3/10)(6π²)^⅔ ρ_σ^5/3 &gt; 0. */
  public T uniform(int spin) {
    return a.multiply(ONE_SPIN, a.pow(density.positive(spin), 5.0 / 3));
  }

  /** τ_σ &gt; 0. */
  public T positive(int spin) {
    return a.add(in.tau(spin), FLOOR);
  }

  /** τ_α + τ_β. */
  public T total() {
    return a.add(in.tau(0), in.tau(1));
  }

  /** τ_W of both spins, |∇n|² / 8n. */
  public T totalWeizsaecker() {
    T n = a.add(density.total(), WEIZSAECKER_FLOOR);
    return a.multiply(0.125, a.divide(density.squaredGradient(), n));
  }

  /** Of the uniform gas, (3/10)(3π²)^⅔ n^5/3 [(1+ζ)^5/3 + (1−ζ)^5/3]/2 &gt; 0. */
  public T totalUniform() {
    T unpolarised = a.multiply(BOTH_SPINS, a.pow(density.positiveTotal(), 5.0 / 3));
    return a.multiply(unpolarised, spinFactor());
  }

  /** d_s(ζ) = [(1+ζ)^5/3 + (1−ζ)^5/3]/2. */
  public T spinFactor() {
    T up = a.pow(density.twiceFraction(0), 5.0 / 3);
    T down = a.pow(density.twiceFraction(1), 5.0 / 3);
    return a.multiply(0.5, a.add(up, down));
  }

  /** α_σ = (τ_σ − τ_W) / τ_uniform of one spin. */
  public T indicator(int spin) {
    return a.divide(a.subtract(in.tau(spin), weizsaecker(spin)), uniform(spin));
  }

  /** α = (τ − τ_W) / τ_uniform of both spins. */
  public T totalIndicator() {
    return a.divide(a.subtract(total(), totalWeizsaecker()), totalUniform());
  }

  /** (τ_σ − τ_W) / (τ_uniform + η τ_W). */
  public T regularisedIndicator(int spin, T eta) {
    T weizsaecker = weizsaecker(spin);
    return a.divide(
        a.subtract(in.tau(spin), weizsaecker), a.add(uniform(spin), a.multiply(eta, weizsaecker)));
  }

  /** The same of both spins. */
  public T totalRegularisedIndicator(T eta) {
    T weizsaecker = totalWeizsaecker();
    return a.divide(
        a.subtract(total(), weizsaecker), a.add(totalUniform(), a.multiply(eta, weizsaecker)));
  }
}
