package rung.functional.tape;

/** What an {@link Expression} does. */
enum Operation {
  /** A fixed number. */
  CONSTANT,
  /** A number that is the same at all points but not known when recording: a trainable constant. */
  UNIFORM,
  /** A number per point that comes from outside. */
  INPUT,
  /** Output of a point model, or one of its derivatives. */
  CALL,
  ADD,
  SUBTRACT,
  MULTIPLY,
  RECIPROCAL,
  SQRT,
  CBRT,
  POW,
  EXP,
  EXPM1,
  LOG,
  LOG1P,
  ATAN,
  ERF,
  /** Second argument where the first is positive, else the third. */
  SELECT
}
