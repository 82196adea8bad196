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
import rung.functional.form.ReducedGradient;
import rung.functional.form.SplitForm;
import rung.functional.published.PbeCorrelation;
import rung.functional.published.SlaterExchange;

/**
 * HSE06 (J. Heyd, G. E. Scuseria, M. Ernzerhof, J. Chem. Phys. 118, 8207 (2003) and 124, 219906
 * (2006); A. V. Krukau, O. A. Vydrov, A. F. Izmaylov, G. E. Scuseria, J. Chem. Phys. 125, 224106
 * (2006)), {@code hyb_gga_xc_hse06}: e_x^ωPBE(0) − a e_x^ωPBE(ω) + e_c^PBE and a of short-range
 * exact exchange.
 *
 * <p>As in libxc the exchange from which the short-range part is taken is that of the hole with ω =
 * 0, see {@link ScreenedHole}, not PBE's own formula.
 */
public final class ScreenedHybrid implements SplitForm {
  private static final String NAME = "hyb_gga_xc_hse06";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  private static <T> T fraction(PointInputs<T> in) {
    return in.constant(NAME + ".a", 0.25);
  }

  private static <T> T omega(PointInputs<T> in) {
    return in.constant(NAME + ".omega", 0.11);
  }

  /** Short range is the full range without the long one. */
  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return kind == ExactExchange.class
        ? new ExchangeFormula<>(fraction(in), a.negate(fraction(in)), omega(in))
        : null;
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    return PbeCorrelation.PUBLISHED.energyDensity(a, in);
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    T sum = a.constant(0);
    for (int spin = 0; spin < 2; spin++) {
      T p = ReducedGradient.squared(a, in, spin);
      T fermi = CoulombAttenuation.squaredFermiVector(a, in, spin);
      T screened = ScreenedHole.screened(a, p, a.divide(a.square(omega(in)), fermi));
      T enhancement =
          a.subtract(ScreenedHole.enhancement(a, p), a.multiply(fraction(in), screened));
      sum = a.add(sum, a.multiply(SlaterExchange.ofSpin(a, in, spin), enhancement));
    }
    return sum;
  }
}
