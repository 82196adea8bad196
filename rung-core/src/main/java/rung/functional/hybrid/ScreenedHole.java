package rung.functional.hybrid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import rung.functional.form.Arithmetic;
import rung.functional.form.Polynomial;

/**
 * Exchange of the hole that M. Ernzerhof and J. P. Perdew, J. Chem. Phys. 109, 3313 (1998), made
 * for PBE, with the interaction erfc(ωr)/r (J. Heyd, G. E. Scuseria, M. Ernzerhof, J. Chem. Phys.
 * 118, 8207 (2003), appendix).
 *
 * <p>F(s, ν) = −(8/9) ∫₀^∞ y J(s, y) erfc(νy) dy, ν = ω/k_F, y J = (A/y) [e^{−Λy²} − e^{−hy²}/(1 +
 * qy²)] + [By + C(1 + s²F)y³ + (E + s²EG)y⁵] e^{−Λy²}, h = s²H(s), Λ = D + h, q = 4A/9; s²EG from
 * the sum rule of the hole. As in the paper, erfc in the terms with A is the fit e^{−bν²y²} Σ_i a_i
 * (νy)^i; as in libxc, s is damped from 1 on to stay within the Lieb-Oxford bound, s → −ln(e^{−s} +
 * e^{−s_max}).
 *
 * <p>The numbers of the hole belong together and are fixed.
 */
final class ScreenedHole {
  private static final double A = 1.0161144;
  private static final double B = -0.37170836;
  private static final double C = -0.077215461;
  private static final double D = 0.57786348;
  private static final double E = -0.051955731;
  private static final double Q = 4 * A / 9;
  private static final double[] SMALL_S = {0, -0.02628417880, -0.07117647788, 0.08534541323};
  private static final double SMALL_S_END = 0.08;
  private static final double LARGEST_S = 8.572844;

  /** a_i and b of the fit to erfc. */
  private static final double[] FIT = {
    1,
    -1.128223946706117,
    1.452736265762971,
    -1.243162299390327,
    0.971824836115601,
    -0.568861079687373,
    0.246880514820192,
    -0.065032363850763,
    0.008401793031216
  };

  private static final double FIT_EXPONENT = 1.455915450052607;

  /** Γ(i/2)/2. */
  private static final double[] HALF_GAMMA = {
    0,
    0.5 * Math.sqrt(Math.PI),
    0.5,
    0.25 * Math.sqrt(Math.PI),
    0.5,
    0.375 * Math.sqrt(Math.PI),
    1,
    0.9375 * Math.sqrt(Math.PI),
    3
  };

  private static final double EULER = 0.57721566490153286;

  /** m_7 for x ≥ 1: {@code scripts/oracles/screened_exchange.py}. */
  private static final double[] SEVENTH = {
    0.6143237030737388,
    0.3548023618028491,
    0.015288232291887686,
    0.012615197501677012,
    0.0013884513818295035,
    0.0011578696592122878,
    0.00019079327302358624,
    0.00015667745567996016,
    3.3619725466425e-05,
    2.6769566972026373e-05,
    7.024449353627475e-06,
    5.383312098752126e-06,
    1.64859650248278e-06,
    1.2154529110803638e-06,
    4.762143104853705e-07,
    3.356614525003812e-07,
    2.0253204746941272e-08,
    1.7191228457291874e-08,
    2.0041412450654075e-07,
    1.3178333983301116e-07,
    -1.6969387408413168e-07,
    -1.1103282703401264e-07,
    1.3566268929718183e-07,
    8.869027323465524e-08,
    -5.6469400619680976e-08,
    -3.689717950946916e-08,
    1.2522793528483502e-08,
    8.156662184529851e-09
  };

  /** m_8 for x ≥ 1. */
  private static final double[] EIGHTH = {
    0.5810233036737289,
    0.3667355729016972,
    0.03239238298446102,
    0.014573061756603192,
    0.0030366863352078014,
    0.0014579610809723274,
    0.00042325121398151125,
    0.000212471821979568,
    7.482841341629184e-05,
    3.8824892341762087e-05,
    1.5596438029912968e-05,
    8.30873312293672e-06,
    3.6415078437333505e-06,
    1.9803452959058674e-06,
    1.054942327251673e-06,
    5.961765171578413e-07,
    2.7395662518433792e-08,
    -5.113265731033593e-09,
    4.669635757683336e-07,
    2.9824360522238295e-07,
    -4.020371822512665e-07,
    -2.634071609113449e-07,
    3.18931529482284e-07,
    2.0691384187411098e-07,
    -1.329018219234077e-07,
    -8.638335575321246e-08,
    2.9278973662256437e-08,
    1.8898071293620935e-08
  };

  private ScreenedHole() {}

  /** What depends on s alone. */
  private record Shape<T>(T h, T lambda, T cubic, T quintic) {}

  /** F(s, 0): the whole interaction. */
  static <T> T enhancement(Arithmetic<T> a, T p) {
    Shape<T> shape = shape(a, p);
    T inverse = a.reciprocal(shape.lambda);
    T x = a.add(a.multiply(1 / Q, shape.h), 1e-40);
    // ½ [ln(h/Λ) + e^x E₁(x)] with E₁ = −γ − ln x + Ein(x): the logarithms of h cancel at s = 0
    T logarithms = a.add(a.log(a.multiply(Q, inverse)), a.negate(a.multiply(a.expm1(x), a.log(x))));
    T rest = a.multiply(a.exp(x), a.add(entire(a, x), -EULER));
    T sum = a.multiply(0.5 * A, a.add(logarithms, rest));
    sum = a.add(sum, a.multiply(0.5 * B, inverse));
    sum = a.add(sum, a.multiply(0.5, a.multiply(shape.cubic, a.square(inverse))));
    sum = a.add(sum, a.multiply(shape.quintic, a.multiply(inverse, a.square(inverse))));
    return a.multiply(-8.0 / 9, sum);
  }

  /**
   * F(s, ν).
   *
   * @param p s²
   * @param nu2 ν²
   */
  static <T> T screened(Arithmetic<T> a, T p, T nu2) {
    Shape<T> shape = shape(a, p);
    T nu = a.sqrt(nu2);
    T sum = a.multiply(A, fitted(a, shape, nu, nu2));

    // ∫ y^{2k+1} e^{−Λy²} erfc(νy) dy = k!/(2Λ^{k+1}) [1 − (ν/R)(1 + Λ/2R² + 3Λ²/8R⁴)], R² = Λ + ν²
    T inverse = a.reciprocal(shape.lambda);
    T far = a.reciprocal(a.add(shape.lambda, nu2));
    T ratio = a.multiply(nu, a.sqrt(far));
    T share = a.multiply(shape.lambda, far);
    T first = a.subtract(a.constant(1), ratio);
    T second = a.subtract(first, a.multiply(0.5, a.multiply(ratio, share)));
    T third = a.subtract(second, a.multiply(0.375, a.multiply(ratio, a.square(share))));
    T inverse2 = a.square(inverse);
    sum = a.add(sum, a.multiply(0.5 * B, a.multiply(inverse, first)));
    sum = a.add(sum, a.multiply(0.5, a.multiply(shape.cubic, a.multiply(inverse2, second))));
    sum = a.add(sum, a.multiply(shape.quintic, a.multiply(a.multiply(inverse, inverse2), third)));
    return a.multiply(-8.0 / 9, sum);
  }

  /**
   * ∫ (1/y) [e^{−Λy²} − e^{−hy²}/(1 + qy²)] erfc(νy) dy with the fit: ½ [ln(β/(D+β)) + m₂/x] + Σ_i
   * a_i ½Γ(i/2) [v^i − u^i m_i], β = h + bν², x = β/q, u² = ν²/β, v² = ν²/(D+β), m_i = (1/Γ(i/2)) ∫
   * t^{i/2−1} e^{−t}/(1 + t/x) dt.
   */
  private static <T> T fitted(Arithmetic<T> a, Shape<T> shape, T nu, T nu2) {
    T beta = a.add(shape.h, a.multiply(FIT_EXPONENT, nu2));
    T whole = a.add(beta, D);
    T x = a.multiply(1 / Q, beta);
    T isLarge = a.add(x, -1);
    T small = a.ifPositive(isLarge, a.constant(1), x);
    T large = a.ifPositive(isLarge, x, a.constant(1));
    List<T> m = new ArrayList<>(Collections.nCopies(9, a.constant(0)));
    // x > 1: m_7 and m_8, then down by m_i = 1 − (i/2x) m_{i+2}
    T u = a.multiply(1.0 / 3, a.add(a.multiply(4, centred(a, large)), -1));
    m.set(7, Polynomial.of(a, u, SEVENTH));
    m.set(8, Polynomial.of(a, u, EIGHTH));
    T inverse = a.reciprocal(large);
    for (int i = 6; i >= 1; i--) {
      T share = a.multiply(0.5 * i, a.multiply(inverse, m.get(i + 2)));
      m.set(i, a.subtract(a.constant(1), share));
    }
    // x < 1: m_1 and m_2, then up by m_{i+2} = (2x/i)(1 − m_i)
    T exponential = a.exp(small);
    T root = a.sqrt(small);
    T integral = a.subtract(a.add(entire(a, small), -EULER), a.log(small));
    T complement = a.subtract(a.constant(1), a.erf(root));
    T odd = a.multiply(Math.sqrt(Math.PI), a.multiply(root, a.multiply(exponential, complement)));
    T even = a.multiply(small, a.multiply(exponential, integral));
    for (int i = 1; i <= 8; i++) {
      T own = i % 2 == 1 ? odd : even;
      m.set(i, a.ifPositive(isLarge, m.get(i), own));
      T next = a.multiply(2.0 / i, a.multiply(small, a.subtract(a.constant(1), own)));
      if (i % 2 == 1) {
        odd = next;
      } else {
        even = next;
      }
    }
    T near = a.divide(nu, a.sqrt(beta));
    T far = a.divide(nu, a.sqrt(whole));
    T logarithm = a.log(a.divide(beta, whole));
    T sum = a.multiply(0.5, a.add(logarithm, a.divide(m.get(2), x)));
    T nearPower = a.constant(1);
    T farPower = a.constant(1);
    for (int i = 1; i <= 8; i++) {
      nearPower = a.multiply(nearPower, near);
      farPower = a.multiply(farPower, far);
      T difference = a.subtract(farPower, a.multiply(nearPower, m.get(i)));
      sum = a.add(sum, a.multiply(FIT[i] * HALF_GAMMA[i], difference));
    }
    return sum;
  }

  /** (x − 3)/(x + 3). */
  private static <T> T centred(Arithmetic<T> a, T x) {
    return a.add(a.multiply(-6, a.reciprocal(a.add(x, 3))), 1);
  }

  /** Ein(x) = Σ_k (−1)^{k+1} x^k / (k k!), for x up to 3. */
  private static <T> T entire(Arithmetic<T> a, T x) {
    double[] c = new double[28];
    double factorial = 1;
    for (int k = 1; k < c.length; k++) {
      factorial *= k;
      c[k] = (k % 2 == 1 ? 1 : -1) / (k * factorial);
    }
    return Polynomial.of(a, x, c);
  }

  private static <T> Shape<T> shape(Arithmetic<T> a, T p) {
    T s = damped(a, a.sqrt(a.add(p, 1e-40)));
    T s2 = a.square(s);
    T s4 = a.square(s2);
    T numerator = a.add(a.multiply(0.00979681, s2), a.multiply(0.0410834, s4));
    T denominator = a.add(a.multiply(0.187440, s4), 1);
    denominator = a.add(denominator, a.multiply(0.00120824, a.multiply(s4, s)));
    denominator = a.add(denominator, a.multiply(0.0347188, a.multiply(s4, s2)));
    T big = a.divide(numerator, denominator);
    T h = a.multiply(s2, big);
    T lambda = a.add(h, D);
    T f = a.add(a.multiply(6.4753871, big), 0.47965830);
    T cubic = a.multiply(C, a.add(a.multiply(s2, f), 1));

    // s²EG = −(16 Λ^{7/2} / 15√π)(3π/4 + a): the hole contains one electron
    T root = a.sqrt(lambda);
    T power = a.multiply(root, a.multiply(lambda, a.square(lambda)));
    T inner = a.add(a.multiply(8 * A, lambda), 4 * B);
    inner = a.add(a.multiply(lambda, inner), a.multiply(6, cubic));
    inner = a.add(a.multiply(lambda, inner), 15 * E);
    T x = a.add(a.multiply(1 / Q, h), 1e-40);
    T complement = a.subtract(a.constant(1), a.erf(a.sqrt(x)));
    T scaled = a.multiply(a.exp(x), complement);
    T deficit = a.add(a.multiply(-0.75 * Math.PI * Math.sqrt(A), scaled), 0.75 * Math.PI);
    T closed =
        a.add(
            a.multiply(1.0 / 15, inner),
            a.multiply(16 / (15 * Math.sqrt(Math.PI)), a.multiply(power, deficit)));
    T isLarge = a.add(s, -SMALL_S_END);
    T series = Polynomial.of(a, a.ifPositive(isLarge, a.constant(0), s2), SMALL_S);
    T quintic = a.add(a.ifPositive(isLarge, a.negate(closed), series), E);
    return new Shape<>(h, lambda, cubic, quintic);
  }

  private static <T> T damped(Arithmetic<T> a, T s) {
    T isLarge = a.add(s, -1);
    T large = a.ifPositive(isLarge, s, a.constant(1));
    T limited = a.log(a.add(a.exp(a.negate(large)), Math.exp(-LARGEST_S)));
    return a.ifPositive(isLarge, a.negate(limited), s);
  }
}
