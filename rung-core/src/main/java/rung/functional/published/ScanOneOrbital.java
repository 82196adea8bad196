package rung.functional.published;

import rung.functional.form.Arithmetic;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;

/**
 * The α = 0 limit of the correlation of SCAN and r²SCAN (J. Sun, A. Ruzsinszky, J. P. Perdew, Phys.
 * Rev. Lett. 115, 036402 (2015), supplement).
 *
 * <p>ε₀ = (ε_LDA0 + b₁ ln[1 + w(1 − g)]) G(ζ), ε_LDA0 = −b₁/(1 + b₂√r_s + b₃r_s), w =
 * e^{−ε_LDA0/b₁} − 1, g = (1 + 4χs²)^−¼, G = {1 − 2.363 [d_x(ζ) − 1]}(1 − ζ¹²), d_x = [(1+ζ)^4/3 +
 * (1−ζ)^4/3]/2.
 *
 * @param <T> the kind of number
 */
final class ScanOneOrbital<T> {
  private static final double CHI = 0.12802585262625815;

  private final Arithmetic<T> a;
  private final PointInputs<T> in;
  private final String name;

  ScanOneOrbital(Arithmetic<T> a, PointInputs<T> in, String name) {
    this.a = a;
    this.in = in;
    this.name = name;
  }

  /** ε₀. */
  T energy(T p) {
    T w = a.expm1(inverse());
    T chi = in.constant(name + ".chi", CHI);
    T inner = ScanCorrelation.screened(a, w, a.multiply(chi, p));
    return a.multiply(a.multiply(amplitude(), inner), spinFactor());
  }

  /** ε_LDA0 G(ζ). */
  T uniform() {
    return a.negate(a.multiply(a.multiply(amplitude(), inverse()), spinFactor()));
  }

  /** r_s ∂/∂r_s of {@link #uniform}. */
  T uniformSlope() {
    T radius = radius();
    T half = a.multiply(a.multiply(0.5, b2()), a.sqrt(radius));
    T slope = a.multiply(a.add(half, a.multiply(b3(), radius)), a.square(inverse()));
    return a.multiply(a.multiply(amplitude(), slope), spinFactor());
  }

  private T amplitude() {
    return in.constant(name + ".b1", 0.0285764);
  }

  private T b2() {
    return in.constant(name + ".b2", 0.0889);
  }

  private T b3() {
    return in.constant(name + ".b3", 0.125541);
  }

  private T radius() {
    return new SpinDensities<>(a, in).wignerSeitzRadius();
  }

  /** 1/(1 + b₂√r_s + b₃r_s). */
  private T inverse() {
    T radius = radius();
    T sum = a.add(a.multiply(b2(), a.sqrt(radius)), a.multiply(b3(), radius));
    return a.reciprocal(a.add(sum, 1));
  }

  private T spinFactor() {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    // d_x − 1 = (2^⅓ − 1) f(ζ)
    T g = in.constant(name + ".gc", 2.363);
    T rise = a.multiply(Math.cbrt(2) - 1, density.spinInterpolation());
    T first = a.subtract(a.constant(1), a.multiply(g, rise));
    T twelfth = a.pow(density.polarisation(), 12);
    return a.multiply(first, a.subtract(a.constant(1), twelfth));
  }
}
