package rung.functional.form;

/**
 * The operations in which an energy form is written. One source serves every kind of number: the
 * recorded tape ({@code rung.functional.tape}), plain doubles, tensors.
 *
 * @param <T> the kind of number
 */
public interface Arithmetic<T> {
  /** A fixed number. */
  T constant(double value);

  /** x + y. */
  T add(T x, T y);

  /** x − y. */
  T subtract(T x, T y);

  /** x · y. */
  T multiply(T x, T y);

  /** x / y. */
  T divide(T x, T y);

  /** √x. */
  T sqrt(T x);

  /** ∛x. */
  T cbrt(T x);

  /** x^c for a fixed exponent; x &gt; 0 unless c is a whole number. */
  T pow(T x, double exponent);

  /** e^x. */
  T exp(T x);

  /** e^x − 1, without loss near zero. */
  T expm1(T x);

  /** ln x. */
  T log(T x);

  /** ln(1 + x), without loss near zero. */
  T log1p(T x);

  /** arctan x. */
  T atan(T x);

  /** The error function (2/√π) ∫₀^x e^{−t²} dt. */
  T erf(T x);

  /** {@code then} where test &gt; 0, {@code otherwise} elsewhere; both are computed everywhere. */
  T ifPositive(T test, T then, T otherwise);

  /** −x. */
  default T negate(T x) {
    return multiply(-1, x);
  }

  /** x + c. */
  default T add(T x, double c) {
    return add(x, constant(c));
  }

  /** c · x. */
  default T multiply(double c, T x) {
    return multiply(constant(c), x);
  }

  /** x². */
  default T square(T x) {
    return multiply(x, x);
  }

  /** 1 / x. */
  default T reciprocal(T x) {
    return divide(constant(1), x);
  }

  /** x / √(1 + x²): odd, smooth, between −1 and 1, slope 1 at zero. */
  default T bounded(T x) {
    return divide(x, sqrt(add(square(x), 1)));
  }
}
