package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.XcKind;

/**
 * Exchange of B. Hammer, L. B. Hansen and J. K. Nørskov, Phys. Rev. B 59, 7413 (1999), {@code
 * gga_x_rpbe}: e = Σ_σ e_LDA(ρ_σ) F(s_σ), F = 1 + κ (1 − e^−μs²/κ) (eq. 15).
 */
public final class RpbeExchange implements EnergyForm {
  @Override
  public String name() {
    return "gga_x_rpbe";
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.add(ofSpin(a, in, 0), ofSpin(a, in, 1));
  }

  private <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T kappa = in.constant("gga_x_rpbe.kappa", PbeExchange.KAPPA);
    T mu = in.constant("gga_x_rpbe.mu", PbeExchange.MU);
    T exponent = a.divide(a.multiply(mu, ReducedGradient.squared(a, in, spin)), kappa);
    T gain = a.multiply(kappa, a.negate(a.expm1(a.negate(exponent))));
    return a.multiply(SlaterExchange.ofSpin(a, in, spin), a.add(gain, 1));
  }
}
