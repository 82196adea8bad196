package rung.functional;

import rung.functional.form.Arithmetic;

/** Plain doubles and the functions of the Java library: the simple twin of the recorded tape. */
final class DoubleArithmetic implements Arithmetic<Double> {
  @Override
  public Double constant(double value) {
    return value;
  }

  @Override
  public Double add(Double x, Double y) {
    return x + y;
  }

  @Override
  public Double subtract(Double x, Double y) {
    return x - y;
  }

  @Override
  public Double multiply(Double x, Double y) {
    return x * y;
  }

  @Override
  public Double divide(Double x, Double y) {
    return x / y;
  }

  @Override
  public Double sqrt(Double x) {
    return Math.sqrt(x);
  }

  @Override
  public Double cbrt(Double x) {
    return Math.cbrt(x);
  }

  @Override
  public Double pow(Double x, double exponent) {
    return Math.pow(x, exponent);
  }

  @Override
  public Double exp(Double x) {
    return Math.exp(x);
  }

  @Override
  public Double expm1(Double x) {
    return Math.expm1(x);
  }

  @Override
  public Double log(Double x) {
    return Math.log(x);
  }

  @Override
  public Double log1p(Double x) {
    return Math.log1p(x);
  }

  @Override
  public Double atan(Double x) {
    return Math.atan(x);
  }

  /** Maclaurin's series with e^{−x²} taken out: all terms positive. */
  @Override
  public Double erf(Double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = 2 * x / Math.sqrt(Math.PI) * Math.exp(-x * x);
    double sum = term;
    for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return sum;
  }

  @Override
  public Double ifPositive(Double test, Double then, Double otherwise) {
    return test > 0 ? then : otherwise;
  }
}
