package rung.functional.tape;

import rung.internal.kernel.ErrorFunction;

/** The operations on single numbers: for what is the same at all points. */
final class Scalars {
  private Scalars() {}

  static double unary(Operation operation, double x, double exponent) {
    return switch (operation) {
      case RECIPROCAL -> 1 / x;
      case SQRT -> Math.sqrt(x);
      case CBRT -> StrictMath.cbrt(x);
      case POW -> StrictMath.pow(x, exponent);
      case EXP -> StrictMath.exp(x);
      case EXPM1 -> StrictMath.expm1(x);
      case LOG -> StrictMath.log(x);
      case LOG1P -> StrictMath.log1p(x);
      case ATAN -> StrictMath.atan(x);
      case ERF -> {
        double[] y = new double[1];
        ErrorFunction.erf(new double[] {x}, y, 1);
        yield y[0];
      }
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }

  static double binary(Operation operation, double x, double y) {
    return switch (operation) {
      case ADD -> x + y;
      case SUBTRACT -> x - y;
      case MULTIPLY -> x * y;
      default -> throw new IllegalArgumentException(operation.toString());
    };
  }
}
