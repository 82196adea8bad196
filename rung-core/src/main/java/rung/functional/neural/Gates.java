package rung.functional.neural;

import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;

/** Smooth functions that switch a network's output on and off, or keep it within bounds. */
final class Gates {
  private static final double ORBITAL_WEIGHT = 4;
  private static final double DECAY_START = 10;

  private Gates() {}

  /** g x, g = 1 − 1/(1 + s² + 4v²): zero for the uniform gas; v (see "beta") only with orbitals. */
  static <T> T awayFromUniformGas(Arithmetic<T> a, PointInputs<T> in, boolean orbitals, T x) {
    T distance = ReducedGradient.squaredTotal(a, in);
    if (orbitals) {
      T v = ReducedVariable.ORBITAL.of(a, in);
      distance = a.add(distance, a.multiply(ORBITAL_WEIGHT, a.square(v)));
    }
    return a.multiply(x, a.subtract(a.constant(1), a.reciprocal(a.add(distance, 1))));
  }

  /** h x, h = x2 + tanh² x3, of Dick and Fernandez-Serra; x3 only with orbitals. */
  static <T> T logAwayFromUniformGas(Arithmetic<T> a, PointInputs<T> in, boolean orbitals, T x) {
    T distance = ReducedVariable.LOG_GRADIENT.of(a, in);
    if (orbitals) {
      T half = logistic(a, a.multiply(2, ReducedVariable.LOG_ORBITAL.of(a, in)));
      distance = a.add(distance, a.square(a.add(a.multiply(2, half), -1)));
    }
    return a.multiply(x, distance);
  }

  /** (1 + (s/{@value #DECAY_START})⁴)^−1/8: 1 + O(s⁴) at small s, ∝ s^−1/2 at large s. */
  static <T> T decay(Arithmetic<T> a, T s2) {
    T quartic = a.square(a.multiply(1 / (DECAY_START * DECAY_START), s2));
    return a.pow(a.add(quartic, 1), -0.125);
  }

  /** 1/(1 + e^(−x)), without overflow at any x. */
  static <T> T logistic(Arithmetic<T> a, T x) {
    T small = a.exp(a.ifPositive(x, a.negate(x), x));
    return a.divide(a.ifPositive(x, a.constant(1), small), a.add(small, 1));
  }
}
