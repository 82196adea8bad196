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
 * Correlation of J. Sun, A. Ruzsinszky and J. P. Perdew, Phys. Rev. Lett. 115, 036402 (2015),
 * {@code mgga_c_scan}.
 *
 * <p>ε = ε₁ + f(α)(ε₀ − ε₁), f as in {@link ScanSwitch}; ε₀ as in {@link ScanOneOrbital}. ε₁ =
 * ε_LSDA + γφ³ ln[1 + w(1 − g)], w = e^{−ε_LSDA/γφ³} − 1, g = (1 + 4y)^−¼, y = β(r_s) t²/(γw), β =
 * 0.066725 (1 + 0.1 r_s)/(1 + 0.1778 r_s); that is γφ³ ln[1 − wg/(1 + w)], which does not cancel.
 */
public final class ScanCorrelation implements EnergyForm {
  private static final String NAME = "mgga_c_scan";

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
    T phi = density.gradientSpinFactor();
    T uniform = PerdewWangCorrelation.MODIFIED.perParticle(a, in);
    T gamma = in.constant(NAME + ".gamma", PbeCorrelation.GAMMA);
    T scale = a.multiply(gamma, a.multiply(a.square(phi), phi));
    T excess = a.expm1(a.negate(a.divide(uniform, scale)));
    T t2 = ReducedGradient.squaredForCorrelation(a, in, phi);
    T y = a.divide(a.multiply(beta(a, in, NAME), t2), a.multiply(gamma, excess));
    T one = a.multiply(scale, screened(a, excess, y));
    T zero = new ScanOneOrbital<>(a, in, NAME).energy(ReducedGradient.squaredTotal(a, in));
    T alpha = new KineticEnergies<>(a, in).totalIndicator();
    T f = ScanSwitch.essential(a, in, NAME, alpha, 0.64, 1.5, 0.7);
    T perParticle = a.add(one, a.multiply(f, a.subtract(zero, one)));
    return a.multiply(density.total(), perParticle);
  }

  /** β(r_s) of the high-density limit. */
  static <T> T beta(Arithmetic<T> a, PointInputs<T> in, String name) {
    T radius = new SpinDensities<>(a, in).wignerSeitzRadius();
    T numerator = a.add(a.multiply(0.1, radius), 1);
    T denominator = a.add(a.multiply(0.1778, radius), 1);
    T ratio = a.divide(numerator, denominator);
    return a.multiply(in.constant(name + ".beta", PbeCorrelation.BETA), ratio);
  }

  /** ln[1 − w g/(1 + w)] with g = (1 + 4y)^−¼. */
  static <T> T screened(Arithmetic<T> a, T w, T y) {
    T root = a.sqrt(a.sqrt(a.add(a.multiply(4, y), 1)));
    return a.log1p(a.negate(a.divide(w, a.multiply(a.add(w, 1), root))));
  }
}
