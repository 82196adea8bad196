package rung.functional.form;

import java.util.List;
import rung.functional.nonlocal.Vv10;
import rung.functional.sum.Conflict;

/** {@link Vv10} as formulas of a form's constants. */
public record Vv10Formula<T>(T factor, T b, T c) implements PartFormula<T> {
  @Override
  public List<T> coefficients(Arithmetic<T> a) {
    return List.of(factor, b, c);
  }

  @Override
  public Vv10 part(double[] c) {
    return new Vv10(c[0], c[1], c[2]);
  }

  @Override
  public Vv10Formula<T> times(Arithmetic<T> a, double number) {
    return new Vv10Formula<>(a.multiply(number, factor), b, c);
  }

  @Override
  public Conflict conflict() {
    return Conflict.NON_LOCAL;
  }
}
