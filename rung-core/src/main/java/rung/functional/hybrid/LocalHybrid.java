package rung.functional.hybrid;

import java.util.EnumSet;
import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.KineticEnergies;
import rung.functional.form.PointInputs;
import rung.functional.form.XcKind;
import rung.functional.published.SlaterExchange;
import rung.functional.published.VoskoWilkNusairCorrelation;

/**
 * Local hybrids: exact exchange takes the place of local exchange point by point, e_xc = Σ_σ [g_σ
 * e_xσ^ex + (1 − g_σ) e_xσ^LDA] + e_c (J. Jaramillo, G. E. Scuseria, M. Ernzerhof, J. Chem. Phys.
 * 118, 1068 (2003)), with the local mixing function g_σ = a τ_Wσ/τ_σ, 1 in one-orbital regions and
 * 0 in the uniform gas but for the prefactor, the constant {@code NAME.a}.
 *
 * <p>The range-separated kind exchanges only what erf(ωr)/r gives: e_xc = Σ_σ [e_xσ^LDA + g_σ
 * (e_xσ^ω,ex − e_xσ^ω,LDA)] + e_c, for g_σ = 1 the long-range correction of H. Iikura, T. Tsuneda,
 * T. Yanai, K. Hirao, J. Chem. Phys. 115, 3540 (2001) to the local exchange.
 */
public final class LocalHybrid implements EnergyForm {
  /**
   * Lh07t-SVWN: H. Bahmann, A. Rodenberg, A. V. Arbuznikov, M. Kaupp, J. Chem. Phys. 126, 011103
   * (2007); a = 0.48, correlation of Vosko, Wilk and Nussair.
   */
  public static final LocalHybrid LH07T_SVWN =
      new LocalHybrid("hyb_mgga_xc_lh07t_svwn", 0.48, 0, VoskoWilkNusairCorrelation.FIVE);

  /**
   * A long-range correction by the local mixing function with a = 1, ω = 0.33 as Iikura et al.: not
   * a published functional, but the range-separated member of the family.
   */
  public static final LocalHybrid LONG_RANGE_SVWN =
      new LocalHybrid("hyb_mgga_xc_lh_lc_svwn", 1, 0.33, VoskoWilkNusairCorrelation.FIVE);

  private final String name;
  private final double prefactor;
  private final double omega;
  private final EnergyForm correlation;

  /**
   * @param prefactor published value of a
   * @param omega 0 for full-range exchange, else ω, inverse bohr
   */
  private LocalHybrid(String name, double prefactor, double omega, EnergyForm correlation) {
    this.name = name;
    this.prefactor = prefactor;
    this.omega = omega;
    this.correlation = correlation;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public XcKind kind() {
    return XcKind.BOTH;
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = EnumSet.of(Ingredient.DENSITY, Ingredient.GRADIENT, Ingredient.TAU);
    all.addAll(correlation.ingredients());
    all.add(omega == 0 ? Ingredient.EXCHANGE : Ingredient.LONG_RANGE_EXCHANGE);
    return all;
  }

  @Override
  public double exchangeDensityRange() {
    return omega;
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    T sum = correlation.energyDensity(a, in);
    for (int spin = 0; spin < 2; spin++) {
      T local = SlaterExchange.ofSpin(a, in, spin);
      T gain = a.subtract(exact(in, spin), replaced(a, in, spin, local));
      sum = a.add(sum, a.add(local, a.multiply(mixing(a, in, spin), gain)));
    }
    return sum;
  }

  private <T> T mixing(Arithmetic<T> a, PointInputs<T> in, int spin) {
    KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
    T ratio = a.divide(kinetic.weizsaecker(spin), kinetic.positive(spin));
    return a.multiply(in.constant(name + ".a", prefactor), ratio);
  }

  private <T> T exact(PointInputs<T> in, int spin) {
    return omega == 0 ? in.exchange(spin) : in.longRangeExchange(spin);
  }

  /** The local exchange that exact exchange takes the place of. */
  private <T> T replaced(Arithmetic<T> a, PointInputs<T> in, int spin, T local) {
    if (omega == 0) {
      return local;
    }
    T shortRange = CoulombAttenuation.ofSpin(a, in, spin, a.constant(omega));
    return a.subtract(local, a.multiply(local, shortRange));
  }
}
