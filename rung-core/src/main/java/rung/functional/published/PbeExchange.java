package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.XcKind;

/**
 * Exchange of J. P. Perdew, K. Burke and M. Ernzerhof, Phys. Rev. Lett. 77, 3865 (1996), {@code
 * gga_x_pbe}, and its relatives with other constants.
 *
 * <p>e = Σ_σ e_LDA(ρ_σ) F(s_σ), F = 1 + κ − κ / (1 + μ s²/κ) (eq. 14), s_σ² = σ_σσ / (4 (6π²)^⅔
 * ρ_σ^8/3).
 */
public final class PbeExchange implements EnergyForm {
  /** κ of the paper, from the Lieb-Oxford bound. */
  static final double KAPPA = 0.8040;

  /** μ = β π²/3 with the β of {@link PbeCorrelation}. */
  static final double MU = PbeCorrelation.BETA * Math.PI * Math.PI / 3;

  /** As published. */
  public static final PbeExchange PUBLISHED = new PbeExchange("gga_x_pbe", KAPPA, MU);

  /** PBEsol: μ of the gradient expansion (J. P. Perdew et al., PRL 100, 136406 (2008)). */
  public static final PbeExchange SOLIDS = new PbeExchange("gga_x_pbe_sol", KAPPA, 10.0 / 81);

  /** revPBE: κ fitted to atoms (Y. Zhang, W. Yang, PRL 80, 890 (1998)). */
  public static final PbeExchange REVISED = new PbeExchange("gga_x_pbe_r", 1.245, MU);

  private final String name;
  private final double kappaValue;
  private final double muValue;

  private PbeExchange(String name, double kappa, double mu) {
    this.name = name;
    this.kappaValue = kappa;
    this.muValue = mu;
  }

  @Override
  public String name() {
    return name;
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
    T kappa = in.constant(name + ".kappa", kappaValue);
    T mu = in.constant(name + ".mu", muValue);
    T x = a.multiply(mu, ReducedGradient.squared(a, in, spin));
    // κ − κ² / (κ + μ s²)
    T gain = a.divide(a.multiply(kappa, x), a.add(kappa, x));
    return a.multiply(SlaterExchange.ofSpin(a, in, spin), a.add(gain, 1));
  }
}
