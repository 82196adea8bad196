package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.KineticEnergies;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.XcKind;

/**
 * Exchange of J. W. Furness, A. D. Kaplan, J. Ning, J. P. Perdew and J. Sun, J. Phys. Chem. Lett.
 * 11, 8208 (2020), {@code mgga_x_r2scan}.
 *
 * <p>SCAN's F with ᾱ = (τ − τ_W)/(τ_unif + ητ_W), the smooth switch f, h₁ = 1 + k₁ − k₁/(1 + x/k₁)
 * and x = [C_η C₂ e^{−p²/d⁴} + μ] p, C_η = 20/27 + 5η/3, C₂ = −f′(1)(1 − h₀) (eq. 8 to 11).
 */
public final class R2ScanExchange implements EnergyForm {
  private static final String NAME = "mgga_x_r2scan";
  private static final double[] SWITCH = {
    1,
    -0.667,
    -0.4445555,
    -0.663086601049,
    1.451297044490,
    -0.887998041597,
    0.234528941479,
    -0.023185843322
  };

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT, Ingredient.TAU);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.add(ofSpin(a, in, 0), ofSpin(a, in, 1));
  }

  private <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T p = ReducedGradient.squared(a, in, spin);
    T eta = in.constant(NAME + ".eta", 0.001);
    T alpha = new KineticEnergies<>(a, in).regularisedIndicator(spin, eta);
    T k1 = in.constant(NAME + ".k1", 0.065);
    T mu = in.constant(NAME + ".mu", ScanExchange.EXPANSION);
    T h0 = in.constant(NAME + ".h0", 1.174);
    T second = a.multiply(ScanSwitch.slopeAtOne(a, in, NAME, SWITCH), a.add(h0, -1));
    T weight = a.add(a.multiply(5.0 / 3, eta), 20.0 / 27);
    T decay = gradientDecay(a, in.constant(NAME + ".dp2", 0.361), p);
    T x = a.multiply(p, a.add(a.multiply(a.multiply(weight, second), decay), mu));
    T h1 = a.add(a.divide(a.multiply(k1, x), a.add(k1, x)), 1);
    T f = ScanSwitch.smooth(a, in, NAME, alpha, 0.667, 0.8, 1.24, SWITCH);
    return a.multiply(
        SlaterExchange.ofSpin(a, in, spin), ScanExchange.enhancement(a, in, NAME, p, h1, f));
  }

  /** e^{−p²/d⁴}. */
  static <T> T gradientDecay(Arithmetic<T> a, T d, T p) {
    T d2 = a.square(d);
    return a.exp(a.negate(a.multiply(a.reciprocal(a.square(d2)), a.square(p))));
  }
}
