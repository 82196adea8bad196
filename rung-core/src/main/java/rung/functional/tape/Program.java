package rung.functional.tape;

import java.util.List;
import rung.internal.kernel.BlockKernels;
import rung.internal.kernel.ErrorFunction;
import rung.internal.kernel.VectorMath;

/**
 * A compiled set of expressions: a list of instructions, each a short loop over a block of points,
 * replayed block by block. Immutable; each thread has its own blocks, which its next run takes
 * over.
 */
public final class Program {
  /**
   * Points in a block: the working set stays in the second-level cache, the loops' overhead small.
   */
  static final int BLOCK = 256;

  private static final ThreadLocal<double[][]> WORKSPACE =
      ThreadLocal.withInitial(() -> new double[0][]);

  private final List<Expression> inputs;
  private final UniformPart scalars;
  private final Instruction[] instructions;
  private final int blocks;

  Program(List<Expression> inputs, UniformPart scalars, Instruction[] instructions, int blocks) {
    this.inputs = inputs;
    this.scalars = scalars;
    this.instructions = instructions;
    this.blocks = blocks;
  }

  /**
   * Compiles expressions.
   *
   * @param summed their weighted sums over all points are wanted
   * @param stored their values times the weights are wanted at each point
   */
  public static Program compile(List<Expression> summed, List<Expression> stored) {
    return Compiler.compile(summed, stored);
  }

  /** What comes from outside: inputs and calls, in the order of {@link #run}'s argument. */
  List<Expression> inputs() {
    return inputs;
  }

  /**
   * Runs over all points.
   *
   * @param values [input][point], in the order of {@link #inputs}
   * @param weights [point]
   * @param uniforms values of the uniforms
   * @param sums receives Σ w x for each summed expression, added to what is there
   * @param stored [output][point] receives w x for each stored expression
   */
  void run(
      int points,
      double[][] values,
      double[] weights,
      double[] uniforms,
      double[] sums,
      double[][] stored) {
    double[] scalar = scalars.evaluate(uniforms);
    double[][] block = workspace(blocks);
    for (int offset = 0; offset < points; offset += BLOCK) {
      int n = Math.min(BLOCK, points - offset);
      for (Instruction step : instructions) {
        switch (step.code()) {
          case LOAD -> BlockKernels.load(block[step.y()], values[step.v()], offset, n);
          case LOAD_NON_NEGATIVE ->
              BlockKernels.loadNonNegative(block[step.y()], values[step.v()], offset, n);
          case STORE -> BlockKernels.store(stored[step.w()], offset, block[step.v()], weights, n);
          case STORE_SCALAR ->
              BlockKernels.storeScalar(stored[step.w()], offset, scalar[step.s()], weights, n);
          case SUM -> sums[step.w()] += BlockKernels.dot(block[step.v()], weights, offset, n);
          case SUM_SCALAR ->
              sums[step.w()] += scalar[step.s()] * BlockKernels.sum(weights, offset, n);
          default -> execute(step, block, scalar, n);
        }
      }
    }
  }

  private static double[][] workspace(int blocks) {
    double[][] workspace = WORKSPACE.get();
    if (workspace.length < blocks) {
      workspace = new double[blocks][BLOCK];
      WORKSPACE.set(workspace);
    }
    return workspace;
  }

  private static void execute(Instruction step, double[][] block, double[] scalar, int n) {
    double[] y = block[step.y()];
    switch (step.code()) {
      case FILL -> BlockKernels.fill(y, scalar[step.s()], n);
      case ADD -> BlockKernels.add(y, block[step.v()], block[step.w()], n);
      case ADD_SCALAR -> BlockKernels.addScalar(y, block[step.v()], scalar[step.s()], n);
      case SUBTRACT -> BlockKernels.subtract(y, block[step.v()], block[step.w()], n);
      case SUBTRACT_FROM_SCALAR ->
          BlockKernels.subtractFromScalar(y, scalar[step.s()], block[step.v()], n);
      case MULTIPLY -> BlockKernels.multiply(y, block[step.v()], block[step.w()], n);
      case SCALE -> BlockKernels.scale(y, scalar[step.s()], block[step.v()], n);
      case SCALED_PRODUCT ->
          BlockKernels.scaledProduct(y, scalar[step.s()], block[step.v()], block[step.w()], n);
      case MULTIPLY_ADD ->
          BlockKernels.multiplyAdd(y, block[step.v()], block[step.w()], block[step.x()], n);
      case MULTIPLY_ADD_SCALAR ->
          BlockKernels.multiplyAddScalar(y, block[step.v()], block[step.w()], scalar[step.s()], n);
      case SCALE_ADD ->
          BlockKernels.scaleAdd(y, scalar[step.s()], block[step.v()], block[step.x()], n);
      case AFFINE -> BlockKernels.affine(y, scalar[step.s()], block[step.v()], scalar[step.t()], n);
      case NEGATIVE_MULTIPLY_ADD ->
          BlockKernels.negativeMultiplyAdd(y, block[step.v()], block[step.w()], block[step.x()], n);
      case MULTIPLY_SUBTRACT ->
          BlockKernels.multiplySubtract(y, block[step.v()], block[step.w()], block[step.x()], n);
      case SCALE_SUBTRACT ->
          BlockKernels.scaleSubtract(y, scalar[step.s()], block[step.v()], block[step.x()], n);
      case RECIPROCAL -> BlockKernels.reciprocal(y, block[step.v()], n);
      case SQRT -> BlockKernels.sqrt(y, block[step.v()], n);
      case CBRT -> VectorMath.cbrt(block[step.v()], y, n);
      case POW -> VectorMath.pow(block[step.v()], scalar[step.s()], y, n);
      case EXP -> VectorMath.exp(block[step.v()], y, n);
      case EXPM1 -> VectorMath.expm1(block[step.v()], y, n);
      case LOG -> VectorMath.log(block[step.v()], y, n);
      case LOG1P -> VectorMath.log1p(block[step.v()], y, n);
      case ATAN -> VectorMath.atan(block[step.v()], y, n);
      case ERF -> ErrorFunction.erf(block[step.v()], y, n);
      case SELECT -> BlockKernels.select(y, block[step.v()], block[step.w()], block[step.x()], n);
      default -> throw new IllegalStateException(step.code().toString());
    }
  }

  /** Number of instructions and of blocks, for reports. */
  @Override
  public String toString() {
    return instructions.length + " instructions, " + blocks + " blocks";
  }
}
