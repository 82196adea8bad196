package rung.functional;

/**
 * The exact exchange in a functional: E_x = −½ Σ_σ [ a tr(D_σ K(D_σ)) + b tr(D_σ K^ω(D_σ)) ], K
 * with the full interaction 1/r, K^ω with its long range erf(ωr)/r.
 *
 * <p>Short-range exchange c erfc(ωr)/r is a = c, b = −c (HSE06: c = ¼, ω = 0.11); a fraction that
 * grows from a to 1 with distance is b = 1 − a.
 *
 * @param fullRange a
 * @param longRange b
 * @param omega ω, inverse bohr; 0 if there is no long-range part, trainable or not. The error
 *     function is odd, so −ω stands for −b: training may cross zero
 */
public record ExactExchange(double fullRange, double longRange, double omega)
    implements EnergyPart {
  /** None at all. */
  public static final ExactExchange NONE = new ExactExchange(0, 0, 0);

  /** The fraction a of full-range exchange. */
  public static ExactExchange global(double fraction) {
    return new ExactExchange(fraction, 0, 0);
  }

  /** The exact exchange of a functional, {@link #NONE} if it has none. */
  public static ExactExchange of(Functional functional) {
    return functional.part(ExactExchange.class).orElse(NONE);
  }

  /** a, b and ω. */
  @Override
  public double[] coefficients() {
    return new double[] {fullRange, longRange, omega};
  }

  @Override
  public boolean none() {
    return fullRange == 0 && longRangeFraction() == 0;
  }

  /** Range of the error function, |ω|. */
  public double range() {
    return Math.abs(omega);
  }

  /** Fraction of exchange with erf(|ω|r)/r. */
  public double longRangeFraction() {
    return longRange * Math.signum(omega);
  }
}
