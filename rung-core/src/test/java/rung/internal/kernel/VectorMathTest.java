package rung.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The array functions against fdlibm ({@link StrictMath}), one element at a time. */
class VectorMathTest {
  private interface ArrayFunction {
    void apply(double[] x, double[] y, int n);
  }

  private record Case(
      String name,
      ArrayFunction function,
      DoubleUnaryOperator twin,
      double ulps,
      double low,
      double high) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Arguments> functions() {
    return Stream.of(
            new Case("exp", VectorMath::exp, StrictMath::exp, 1, -10, 10),
            new Case("expm1", VectorMath::expm1, StrictMath::expm1, 2, -10, 10),
            new Case("log", VectorMath::log, StrictMath::log, 1, 0, 3),
            new Case("log1p", VectorMath::log1p, StrictMath::log1p, 2, -1, 3),
            new Case("cbrt", VectorMath::cbrt, StrictMath::cbrt, 1, -5, 5),
            new Case("atan", VectorMath::atan, StrictMath::atan, 2, -5, 5))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithFdlibmWithinTheDeclaredUlps(Case c) {
    Random random = new Random(7);
    for (int size : new int[] {1, 13, 207, 702, 40_000}) {
      double[] x = new double[size];
      for (int i = 0; i < size; i++) {
        x[i] = c.low + (c.high - c.low) * random.nextDouble();
      }
      compare(c, x);
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void agreesWithFdlibmOverTheWholeExponentRange(Case c) {
    Random random = new Random(8);
    // one sign and block by block, so that normal and exceptional blocks both occur
    for (int sign = 1; sign >= -1; sign -= 2) {
      for (int exponent = -1074; exponent < 1023; exponent += 3) {
        double[] x = new double[5];
        for (int i = 0; i < x.length; i++) {
          x[i] = sign * Math.scalb(1 + random.nextDouble(), exponent);
        }
        compare(c, x);
      }
    }
    double[] dense = random.doubles(5_000, -760, 760).toArray();
    compare(c, dense);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void specialValuesAreThoseOfMath(Case c) {
    double[] special = {
      0.0,
      -0.0,
      1,
      -1,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.NaN,
      709.78,
      -745.1,
      -1.5
    };
    compare(c, special);
    for (double x : special) {
      compare(c, new double[] {x});
    }
  }

  private static void compare(Case c, double[] x) {
    double[] y = new double[x.length];
    c.function.apply(x, y, x.length);
    for (int i = 0; i < x.length; i++) {
      double expected = c.twin.applyAsDouble(x[i]);
      if (Double.isNaN(expected) || Double.isInfinite(expected)) {
        assertThat(Double.valueOf(y[i]))
            .as("%s(%s)", c.name, x[i])
            .isEqualTo(Double.valueOf(expected));
      } else {
        assertThat(Math.abs(y[i] - expected) / Math.ulp(expected))
            .as("%s(%s) = %s, not %s", c.name, x[i], y[i], expected)
            .isLessThanOrEqualTo(c.ulps);
      }
    }
  }
}
