package rung.functional.tape;

/**
 * One step of a {@link Program}: what to do, the block that receives the result, the blocks and the
 * scalars that it reads.
 *
 * @param y block written (unused by STORE and SUM)
 * @param v first block read, or number of the input
 * @param w second block read, or number of the output
 * @param x third block read
 * @param s first scalar
 * @param t second scalar
 */
record Instruction(Code code, int y, int v, int w, int x, int s, int t) {
  /** Blocks are v, w, x; scalars s, t. */
  enum Code {
    LOAD,
    LOAD_NON_NEGATIVE,
    /** s */
    FILL,
    /** v + w */
    ADD,
    /** v + s */
    ADD_SCALAR,
    /** v − w */
    SUBTRACT,
    /** s − v */
    SUBTRACT_FROM_SCALAR,
    /** v w */
    MULTIPLY,
    /** s v */
    SCALE,
    /** s v w */
    SCALED_PRODUCT,
    /** v w + x */
    MULTIPLY_ADD,
    /** v w + s */
    MULTIPLY_ADD_SCALAR,
    /** s v + x */
    SCALE_ADD,
    /** s v + t */
    AFFINE,
    /** x − v w */
    NEGATIVE_MULTIPLY_ADD,
    /** v w − x */
    MULTIPLY_SUBTRACT,
    /** s v − x */
    SCALE_SUBTRACT,
    RECIPROCAL,
    SQRT,
    CBRT,
    /** v^s */
    POW,
    EXP,
    EXPM1,
    LOG,
    LOG1P,
    ATAN,
    ERF,
    /** w where v &gt; 0, else x */
    SELECT,
    /** output w gets v */
    STORE,
    /** output w, the same at all points, gets s */
    STORE_SCALAR,
    /** sum w gets Σ v */
    SUM,
    /** sum w gets Σ s */
    SUM_SCALAR
  }
}
