package rung.functional.form;

import java.util.List;
import rung.functional.Dispersion;
import rung.functional.sum.Conflict;

/** {@link Dispersion} as formulas of a form's constants. */
public record DispersionFormula<T>(T s6, T s8, T a1, T a2) implements PartFormula<T> {
  @Override
  public List<T> coefficients(Arithmetic<T> a) {
    return List.of(s6, s8, a1, a2);
  }

  @Override
  public Dispersion part(double[] c) {
    return new Dispersion(c[0], c[1], c[2], c[3]);
  }

  @Override
  public DispersionFormula<T> times(Arithmetic<T> a, double factor) {
    return new DispersionFormula<>(a.multiply(factor, s6), a.multiply(factor, s8), a1, a2);
  }

  @Override
  public Conflict conflict() {
    return Conflict.DISPERSION;
  }
}
