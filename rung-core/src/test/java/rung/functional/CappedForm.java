package rung.functional;

import java.util.Set;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SumForm;
import rung.functional.form.XcKind;
import rung.functional.named.Functionals;
import rung.functional.tape.FormFunctional;

/**
 * A formula of a user's that has no number where the density is high: c n² √(limit − n), which is
 * small where it is one.
 */
public record CappedForm(double limit) implements EnergyForm {
  /** PBE and this. */
  public static FormFunctional withPbe(double limit) {
    return new FormFunctional(
        new SumForm(
            "pbe-capped",
            java.util.List.of(
                new SumForm.Summand(1, Functionals.parseForm("pbe")),
                new SumForm.Summand(0.5, new CappedForm(limit)))));
  }

  @Override
  public String name() {
    return "capped";
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    T n = a.add(in.density(0), in.density(1));
    T root = a.sqrt(a.subtract(a.constant(limit), n));
    return a.multiply(in.constant("capped.c", 1e-6), a.multiply(a.square(n), root));
  }
}
