package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rung.functional.named.Functionals;

/** Vosko, Wilk and Nusair's fit where training may take it: below 4c = b². */
class VoskoWilkNusairConstantsTest {
  private static final double B = 3.72744;
  private static final double X0 = -0.10498;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 0.999, 1 - 1e-7, 1, 1 + 1e-7, 1.01, 3})
  void theFitGoesOnThroughTheRootOfItsDiscriminant(double ratio) {
    double c = ratio * B * B / 4;
    Functional functional = withC(c);
    for (double radius : new double[] {1e-3, 0.1, 2, 50, 1e4}) {
      double density = 3 / (4 * Math.PI * radius * radius * radius);
      Features features =
          new Features(
              functional.layout(1), 1, new double[][] {{density}}, new double[] {1 / density});
      double energy = functional.evaluate(features).energy();
      assertThat(energy).isCloseTo(perParticle(Math.sqrt(radius), c), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 0.999999, 1, 1.000001})
  void derivativesThereAreFiniteAndThoseOfTheEnergy(double ratio) {
    FunctionalConsistency.check(withC(ratio * B * B / 4), 1, 1e-8);
    FunctionalConsistency.check(withC(ratio * B * B / 4), 2, 1e-8);
  }

  private static Functional withC(double c) {
    Functional functional = Functionals.parse("lda_c_vwn");
    double[] theta = functional.parameters().values().clone();
    theta[functional.parameters().names().indexOf("lda_c_vwn.c0")] = c;
    return functional.withParameters(theta);
  }

  /** Eq. 4.4 with (2/Q) arctan Q/(2x+b) as what it stands for, ∫_x^∞ dy / (y² + by + c). */
  private static double perParticle(double x, double c) {
    double whole = x * x + B * x + c;
    double atPole = X0 * X0 + B * X0 + c;
    double integral = integral(x, c);
    double pole = B * X0 / atPole;
    return 0.0310907
        * (Math.log(x * x / whole)
            + B * integral
            - pole * (Math.log((x - X0) * (x - X0) / whole) + (B + 2 * X0) * integral));
  }

  /** y = x + s e^t, trapezoidal rule in t: exponentially convergent. */
  private static double integral(double x, double c) {
    double sum = 0;
    double h = 0.05;
    for (int k = -1000; k <= 1000; k++) {
      double t = Math.sinh(k * h * 0.1);
      double jacobian = h * 0.1 * Math.cosh(k * h * 0.1);
      if (Math.abs(t) < 60) {
        double u = Math.exp(t);
        double y = x + u;
        sum += jacobian * u / (y * y + B * y + c);
      }
    }
    return sum;
  }
}
