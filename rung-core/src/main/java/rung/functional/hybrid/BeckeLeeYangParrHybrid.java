package rung.functional.hybrid;

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
import rung.functional.published.BeckeExchange;
import rung.functional.published.LeeYangParrCorrelation;
import rung.functional.published.SlaterExchange;
import rung.functional.published.VoskoWilkNusairCorrelation;

/**
 * Becke's three-parameter hybrid with the correlation of Lee, Yang and Parr (P. J. Stephens, F. J.
 * Devlin, C. F. Chabalowski, M. J. Frisch, J. Phys. Chem. 98, 11623 (1994)): (1 − a_0 − a_x)
 * e_x^LDA + a_x e_x^B88 + (1 − a_c) e_c^VWN + a_c e_c^LYP and a_0 of exact exchange.
 */
public final class BeckeLeeYangParrHybrid implements SplitForm {
  /** B3LYP as most programs have it: VWN's fit to the random-phase approximation. */
  public static final BeckeLeeYangParrHybrid RANDOM_PHASE =
      new BeckeLeeYangParrHybrid("hyb_gga_xc_b3lyp", VoskoWilkNusairCorrelation.RANDOM_PHASE);

  /** B3LYP with VWN5. */
  public static final BeckeLeeYangParrHybrid FIVE =
      new BeckeLeeYangParrHybrid("hyb_gga_xc_b3lyp5", VoskoWilkNusairCorrelation.FIVE);

  private final String name;
  private final EnergyForm local;

  private BeckeLeeYangParrHybrid(String name, EnergyForm local) {
    this.name = name;
    this.local = local;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  private <T> T exact(PointInputs<T> in) {
    return in.constant(name + ".a0", 0.20);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    return kind == ExactExchange.class ? ExchangeFormula.global(exact(in)) : null;
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    T becke = in.constant(name + ".ax", 0.72);
    T slater = a.subtract(a.subtract(a.constant(1), exact(in)), becke);
    return a.add(
        a.multiply(slater, new SlaterExchange().energyDensity(a, in)),
        a.multiply(becke, new BeckeExchange().energyDensity(a, in)));
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    T gradient = in.constant(name + ".ac", 0.81);
    return a.add(
        a.multiply(a.subtract(a.constant(1), gradient), local.energyDensity(a, in)),
        a.multiply(gradient, new LeeYangParrCorrelation().energyDensity(a, in)));
  }
}
