package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.KineticEnergies;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Correlation of J. W. Furness, A. D. Kaplan, J. Ning, J. P. Perdew and J. Sun, J. Phys. Chem.
 * Lett. 11, 8208 (2020), {@code mgga_c_r2scan}.
 *
 * <p>SCAN's with ᾱ = (τ − τ_W)/(τ_unif + ητ_W), the smooth switch f, and g = [1 + 4(y − Δy)]^−¼, Δy
 * = f′(1)/(27γ d_s φ³ w) {20 r_s [∂ε_LSDA0/∂r_s − ∂ε_LSDA/∂r_s] − 45η [ε_LSDA0 − ε_LSDA]} p
 * e^{−p²/d⁴} (eq. 12 to 15).
 */
public final class R2ScanCorrelation implements EnergyForm {
  private static final String NAME = "mgga_c_r2scan";
  private static final double[] SWITCH = {
    1,
    -0.64,
    -0.4352,
    -1.535685604549,
    3.061560252175,
    -1.915710236206,
    0.516884468372,
    -0.051848879792
  };

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public XcKind kind() {
    return XcKind.CORRELATION;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT, Ingredient.TAU);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
    ScanOneOrbital<T> oneOrbital = new ScanOneOrbital<>(a, in, NAME);
    T p = ReducedGradient.squaredTotal(a, in);
    T eta = in.constant(NAME + ".eta", 0.001);
    T gamma = in.constant(NAME + ".gamma", PbeCorrelation.GAMMA);
    T phi = density.gradientSpinFactor();
    PerdewWangCorrelation.Slope<T> uniform = PerdewWangCorrelation.MODIFIED.slope(a, in);
    T scale = a.multiply(gamma, a.multiply(a.square(phi), phi));
    T excess = a.expm1(a.negate(a.divide(uniform.value(), scale)));

    T slopes = a.subtract(oneOrbital.uniformSlope(), uniform.byLogRadius());
    T values = a.multiply(eta, a.subtract(oneOrbital.uniform(), uniform.value()));
    T braces = a.subtract(a.multiply(20, slopes), a.multiply(45, values));
    T front = a.multiply(1.0 / 27, ScanSwitch.slopeAtOne(a, in, NAME, SWITCH));
    T decay = R2ScanExchange.gradientDecay(a, in.constant(NAME + ".dp2", 0.361), p);
    T shift = a.multiply(a.multiply(front, braces), a.multiply(p, decay));
    shift = a.divide(shift, a.multiply(kinetic.spinFactor(), scale));
    T t2 = ReducedGradient.squaredForCorrelation(a, in, phi);
    T y = a.divide(a.multiply(ScanCorrelation.beta(a, in, NAME), t2), gamma);
    T argument = a.divide(a.subtract(y, shift), excess);

    T one = a.multiply(scale, ScanCorrelation.screened(a, excess, argument));
    T zero = oneOrbital.energy(p);
    T alpha = kinetic.totalRegularisedIndicator(eta);
    T f = ScanSwitch.smooth(a, in, NAME, alpha, 0.64, 1.5, 0.7, SWITCH);
    T perParticle = a.add(one, a.multiply(f, a.subtract(zero, one)));
    return a.multiply(density.total(), perParticle);
  }
}
