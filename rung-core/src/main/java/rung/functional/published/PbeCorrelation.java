package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Correlation of J. P. Perdew, K. Burke and M. Ernzerhof, Phys. Rev. Lett. 77, 3865 (1996), {@code
 * gga_c_pbe}, over {@code lda_c_pw_mod}, and its relatives with another β.
 *
 * <p>The paper's ε_c + H, H = γφ³ ln[1 + (β/γ) t² (1 + At²) / (1 + At² + A²t⁴)] (eq. 7), A = (β/γ)
 * / (E − 1), E = exp(−ε_c/γφ³) (eq. 8), is the same as γφ³ ln[1 − (1 − 1/E) / (1 + y + y²)] with y
 * = At², which neither cancels nor overflows at low density.
 */
public final class PbeCorrelation implements EnergyForm {
  /** β with the digits of the authors' program. */
  static final double BETA = 0.06672455060314922;

  /** γ = (1 − ln 2) / π². */
  static final double GAMMA = (1 - Math.log(2)) / (Math.PI * Math.PI);

  /** As published. */
  public static final PbeCorrelation PUBLISHED = new PbeCorrelation("gga_c_pbe", BETA);

  /** PBEsol (J. P. Perdew et al., PRL 100, 136406 (2008)). */
  public static final PbeCorrelation SOLIDS = new PbeCorrelation("gga_c_pbe_sol", 0.046);

  private final String name;
  private final double betaValue;

  PbeCorrelation(String name, double beta) {
    this.name = name;
    this.betaValue = beta;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public XcKind kind() {
    return XcKind.CORRELATION;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.multiply(new SpinDensities<>(a, in).total(), perParticle(a, in));
  }

  /** ε_c, hartree. */
  <T> T perParticle(Arithmetic<T> a, PointInputs<T> in) {
    T phi = new SpinDensities<>(a, in).gradientSpinFactor();
    T t2 = ReducedGradient.squaredForCorrelation(a, in, phi);
    return perParticle(a, in, PerdewWangCorrelation.MODIFIED.perParticle(a, in), phi, t2);
  }

  /** ε_c of one spin alone, ζ = ±1. */
  <T> T perParticleOfSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T uniform = PerdewWangCorrelation.MODIFIED.perParticleOfSpin(a, in, spin);
    T t2 = ReducedGradient.squaredForCorrelationOfSpin(a, in, spin);
    return perParticle(a, in, uniform, a.constant(Math.cbrt(0.5)), t2);
  }

  private <T> T perParticle(Arithmetic<T> a, PointInputs<T> in, T uniform, T phi, T t2) {
    T beta = in.constant(name + ".beta", betaValue);
    T gamma = in.constant(name + ".gamma", GAMMA);
    T scale = a.multiply(gamma, a.multiply(a.square(phi), phi));
    T excess = a.expm1(a.negate(a.divide(uniform, scale)));
    T y = a.divide(a.multiply(a.divide(beta, gamma), t2), excess);
    T damping = a.add(a.add(a.square(y), y), 1);
    T argument = a.divide(excess, a.multiply(a.add(excess, 1), damping));
    return a.multiply(scale, a.log1p(a.negate(argument)));
  }
}
