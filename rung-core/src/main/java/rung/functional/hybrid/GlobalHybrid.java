package rung.functional.hybrid;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.ExchangeFormula;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.SplitForm;
import rung.functional.published.PbeCorrelation;
import rung.functional.published.PbeExchange;
import rung.functional.published.R2ScanCorrelation;
import rung.functional.published.R2ScanExchange;
import rung.functional.published.TpssCorrelation;
import rung.functional.published.TpssExchange;

/**
 * A fraction a of exact exchange in the place of as much semi-local exchange: (1 − a) e_x + e_c, a
 * being the constant {@code NAME.a}.
 */
public final class GlobalHybrid implements SplitForm {
  /** PBE0: C. Adamo, V. Barone, J. Chem. Phys. 110, 6158 (1999). */
  public static final GlobalHybrid PBE0 =
      new GlobalHybrid("hyb_gga_xc_pbeh", PbeExchange.PUBLISHED, PbeCorrelation.PUBLISHED, 0.25);

  /** TPSSh: V. N. Staroverov et al., J. Chem. Phys. 119, 12129 (2003). */
  public static final GlobalHybrid TPSSH =
      new GlobalHybrid("hyb_mgga_xc_tpssh", new TpssExchange(), new TpssCorrelation(), 0.1);

  /** r²SCAN0: M. Bursch et al., J. Chem. Phys. 156, 134105 (2022). */
  public static final GlobalHybrid R2SCAN0 =
      new GlobalHybrid("hyb_mgga_xc_r2scan0", new R2ScanExchange(), new R2ScanCorrelation(), 0.25);

  private final String name;
  private final EnergyForm exchange;
  private final EnergyForm correlation;
  private final double fraction;

  private GlobalHybrid(String name, EnergyForm exchange, EnergyForm correlation, double fraction) {
    this.name = name;
    this.exchange = exchange;
    this.correlation = correlation;
    this.fraction = fraction;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Ingredient> ingredients() {
    Set<Ingredient> all = EnumSet.copyOf(exchange.ingredients());
    all.addAll(correlation.ingredients());
    return all;
  }

  private <T> T fraction(PointInputs<T> in) {
    return in.constant(name + ".a", fraction);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return kind == ExactExchange.class ? ExchangeFormula.global(fraction(in)) : null;
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    T rest = a.subtract(a.constant(1), fraction(in));
    return a.multiply(rest, exchange.energyDensity(a, in));
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    return correlation.energyDensity(a, in);
  }
}
