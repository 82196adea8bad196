package rung.functional.hybrid;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.ExchangeFormula;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.SplitForm;
import rung.functional.published.BeckeExchange;
import rung.functional.published.LeeYangParrCorrelation;
import rung.functional.published.SlaterExchange;
import rung.functional.published.VoskoWilkNusairCorrelation;

/**
 * CAM-B3LYP (T. Yanai, D. P. Tew, N. C. Handy, Chem. Phys. Lett. 393, 51 (2004)), {@code
 * hyb_gga_xc_cam_b3lyp}: exact exchange α + β erf(ωr), (1 − α − β) e_x^B88 + β e_x^B88,sr(ω), (1 −
 * a_c) e_c^VWN5 + a_c e_c^LYP.
 *
 * <p>The short-range B88 exchange of a spin is e_LDA F_B88 F(k/ω) with k² = k_F²/F_B88 in the place
 * of the Fermi vector (H. Iikura, T. Tsuneda, T. Yanai, K. Hirao, J. Chem. Phys. 115, 3540 (2001),
 * eq. 17 to 19).
 */
public final class CoulombAttenuatedB3lyp implements SplitForm {
  private static final String NAME = "hyb_gga_xc_cam_b3lyp";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return kind == ExactExchange.class
        ? new ExchangeFormula<>(alpha(in), beta(in), omega(in))
        : null;
  }

  private static <T> T alpha(PointInputs<T> in) {
    return in.constant(NAME + ".alpha", 0.19);
  }

  private static <T> T beta(PointInputs<T> in) {
    return in.constant(NAME + ".beta", 0.46);
  }

  private static <T> T omega(PointInputs<T> in) {
    return in.constant(NAME + ".omega", 0.33);
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    T gradient = in.constant(NAME + ".ac", 0.81);
    T local = VoskoWilkNusairCorrelation.FIVE.energyDensity(a, in);
    T nonlocal = new LeeYangParrCorrelation().energyDensity(a, in);
    T rest = a.subtract(a.constant(1), gradient);
    return a.add(a.multiply(rest, local), a.multiply(gradient, nonlocal));
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    T one = a.constant(1);
    T sum = a.constant(0);
    for (int spin = 0; spin < 2; spin++) {
      T enhancement = BeckeExchange.enhancement(a, in, spin);
      T fermi = CoulombAttenuation.squaredFermiVector(a, in, spin);
      T u = a.divide(fermi, a.multiply(enhancement, a.square(omega(in))));
      T share = a.multiply(beta(in), CoulombAttenuation.shortRange(a, u));
      share = a.add(a.subtract(a.subtract(one, alpha(in)), beta(in)), share);
      T becke = a.multiply(SlaterExchange.ofSpin(a, in, spin), enhancement);
      sum = a.add(sum, a.multiply(becke, share));
    }
    return sum;
  }
}
