package rung.orbital;

import rung.integral.BoysFunction;

/** The error function, by erf(x) = 2x/√π F₀(x²) with Boys' function. */
final class ErrorFunction {
  private ErrorFunction() {}

  /** 1 − erf(x), to rounding of one. */
  static double complement(double x) {
    return 1 - 2 * x / Math.sqrt(Math.PI) * BoysFunction.values(0, x * x)[0];
  }
}
