package rung.functional.tape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.functional.form.Arithmetic;

/**
 * Records a formula as a graph of expressions. Equal expressions are recorded once, constants are
 * folded and pulled to the front of products, so that for a closed shell the work of the two spins
 * collapses to one and every term that vanishes at ζ = 0 disappears.
 *
 * <p>A quotient is recorded as a product with a reciprocal: formulas of density functionals divide
 * by the same few quantities again and again.
 */
public final class ExpressionGraph implements Arithmetic<Expression> {
  /** Outputs of a model that a call may name: the value, then ∂/∂u_i, then ∂²/∂u_i∂u_j. */
  static final int CALL_STRIDE = 1 << 16;

  /**
   * What makes two expressions equal; written out because recording must be fast on a cold start.
   */
  private record Key(Operation operation, List<Expression> arguments, long bits, int index) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && operation == key.operation
          && bits == key.bits
          && index == key.index
          && arguments.equals(key.arguments);
    }

    @Override
    public int hashCode() {
      int hash = 31 * operation.ordinal() + index;
      hash = 31 * hash + Long.hashCode(bits);
      for (Expression argument : arguments) {
        hash = 31 * hash + argument.id;
      }
      return hash;
    }
  }

  private final Map<Key, Expression> known;

  /** An empty graph. */
  public ExpressionGraph() {
    this.known = new HashMap<>();
  }

  private ExpressionGraph(ExpressionGraph start) {
    this.known = new HashMap<>(start.known);
  }

  /**
   * A graph that begins with the expressions of this one and grows without it: what is recorded in
   * one branch does not change the order of terms in another.
   */
  public ExpressionGraph branch() {
    return new ExpressionGraph(this);
  }

  /** Input number {@code index}: a value per point. */
  public Expression input(int index) {
    return node(Operation.INPUT, List.of(), 0, index);
  }

  /** Input number {@code index}, with negative values (rounding errors) taken as zero. */
  public Expression nonNegativeInput(int index) {
    return node(Operation.INPUT, List.of(), 1, index);
  }

  /** Uniform number {@code index}: one value for all points. */
  public Expression uniform(int index) {
    return node(Operation.UNIFORM, List.of(), 0, index);
  }

  /**
   * An output of a point model.
   *
   * @param model number of the model
   * @param output 0 for its value g, 1 + i for ∂g/∂u_i, then ∂²g/∂u_i∂u_j in the order of {@link
   *     rung.functional.PointModel#evaluate}
   */
  Expression call(int model, int output, List<Expression> inputs) {
    return node(Operation.CALL, inputs, 0, model * CALL_STRIDE + output);
  }

  /** The value of point model number {@code model}. */
  public Expression call(int model, List<Expression> inputs) {
    return call(model, 0, inputs);
  }

  private Expression node(
      Operation operation, List<Expression> arguments, double value, int index) {
    Key key = new Key(operation, arguments, Double.doubleToLongBits(value), index);
    Expression existing = known.get(key);
    if (existing == null) {
      existing = new Expression(known.size(), operation, List.copyOf(arguments), value, index);
      known.put(key, existing);
    }
    return existing;
  }

  @Override
  public Expression constant(double value) {
    return node(Operation.CONSTANT, List.of(), value == 0 ? 0 : value, 0);
  }

  @Override
  public Expression add(Expression x, Expression y) {
    if (x.isConstant() && y.isConstant()) {
      return constant(x.value + y.value);
    }
    if (x.isConstant(0)) {
      return y;
    }
    if (y.isConstant(0)) {
      return x;
    }
    Expression bare = bare(x);
    if (bare == bare(y)) {
      return multiply(constant(factor(x) + factor(y)), bare);
    }
    if (factor(y) == -1) {
      return node(Operation.SUBTRACT, List.of(x, bare(y)), 0, 0);
    }
    if (factor(x) == -1) {
      return node(Operation.SUBTRACT, List.of(y, bare), 0, 0);
    }
    return x.id < y.id
        ? node(Operation.ADD, List.of(x, y), 0, 0)
        : node(Operation.ADD, List.of(y, x), 0, 0);
  }

  @Override
  public Expression subtract(Expression x, Expression y) {
    if (y.operation == Operation.SUBTRACT && x.isConstant(0)) {
      return subtract(y.argument(1), y.argument(0));
    }
    return add(x, multiply(constant(-1), y));
  }

  @Override
  public Expression multiply(Expression x, Expression y) {
    double factor = factor(x) * factor(y);
    Expression a = bare(x);
    Expression b = bare(y);
    Expression product = a.isConstant(1) ? b : b.isConstant(1) ? a : bareProduct(a, b);
    factor *= factor(product);
    product = bare(product);
    if (factor == 0 || product.isConstant(1)) {
      return constant(factor);
    }
    return factor == 1
        ? product
        : node(Operation.MULTIPLY, List.of(constant(factor), product), 0, 0);
  }

  private Expression bareProduct(Expression a, Expression b) {
    if (inverse(a, b)) {
      return constant(1);
    }
    // x · (y / x) and (x / y) · (y · …) one level deep
    for (Expression[] pair : new Expression[][] {{a, b}, {b, a}}) {
      Expression product = pair[1];
      if (product.operation == Operation.MULTIPLY) {
        if (inverse(pair[0], product.argument(0))) {
          return product.argument(1);
        }
        if (inverse(pair[0], product.argument(1))) {
          return product.argument(0);
        }
      }
    }
    return a.id < b.id
        ? node(Operation.MULTIPLY, List.of(a, b), 0, 0)
        : node(Operation.MULTIPLY, List.of(b, a), 0, 0);
  }

  private static boolean inverse(Expression a, Expression b) {
    return (a.operation == Operation.RECIPROCAL && a.argument(0) == b)
        || (b.operation == Operation.RECIPROCAL && b.argument(0) == a);
  }

  @Override
  public Expression divide(Expression x, Expression y) {
    return multiply(x, reciprocal(y));
  }

  @Override
  public Expression reciprocal(Expression x) {
    Expression bare = bare(x);
    Expression inverse =
        bare.isConstant(1)
            ? bare
            : bare.operation == Operation.RECIPROCAL
                ? bare.argument(0)
                : node(Operation.RECIPROCAL, List.of(bare), 0, 0);
    return multiply(constant(1 / factor(x)), inverse);
  }

  /** The constant in front. */
  private static double factor(Expression x) {
    return x.isConstant()
        ? x.value
        : x.operation == Operation.MULTIPLY && x.argument(0).isConstant() ? x.argument(0).value : 1;
  }

  /** What is left without the constant in front; 1 for a constant. */
  private Expression bare(Expression x) {
    return x.isConstant()
        ? constant(1)
        : x.operation == Operation.MULTIPLY && x.argument(0).isConstant() ? x.argument(1) : x;
  }

  @Override
  public Expression pow(Expression x, double exponent) {
    if (x.isConstant()) {
      return constant(StrictMath.pow(x.value, exponent));
    }
    if (exponent < 0) {
      return reciprocal(pow(x, -exponent));
    }
    if (exponent == Math.rint(exponent) && exponent <= 64) {
      return wholePower(x, (int) exponent);
    }
    if (2 * exponent == Math.rint(2 * exponent) && exponent < 32) {
      return multiply(wholePower(x, (int) exponent), sqrt(x));
    }
    // exponents such as 4.0 / 3.0 are thirds up to rounding
    double thirds = Math.rint(3 * exponent);
    if (Math.abs(3 * exponent - thirds) < 1e-14 && thirds < 96) {
      int whole = (int) thirds / 3;
      return multiply(wholePower(x, whole), wholePower(cbrt(x), (int) thirds - 3 * whole));
    }
    return node(Operation.POW, List.of(x), exponent, 0);
  }

  private Expression wholePower(Expression x, int exponent) {
    if (exponent == 0) {
      return constant(1);
    }
    Expression half = wholePower(x, exponent / 2);
    Expression even = multiply(half, half);
    return exponent % 2 == 0 ? even : multiply(even, x);
  }

  @Override
  public Expression sqrt(Expression x) {
    return unary(Operation.SQRT, x);
  }

  /**
   * The root of a quotient is the quotient of roots: formulas take roots of the same few densities.
   */
  @Override
  public Expression cbrt(Expression x) {
    Expression bare = bare(x);
    if (factor(x) != 1) {
      return multiply(constant(StrictMath.cbrt(factor(x))), cbrt(bare));
    }
    if (bare.operation == Operation.RECIPROCAL) {
      return reciprocal(cbrt(bare.argument(0)));
    }
    if (bare.operation == Operation.MULTIPLY) {
      Expression first = bare.argument(0);
      Expression second = bare.argument(1);
      if (first.operation == Operation.RECIPROCAL || second.operation == Operation.RECIPROCAL) {
        return multiply(cbrt(first), cbrt(second));
      }
    }
    return unary(Operation.CBRT, bare);
  }

  @Override
  public Expression exp(Expression x) {
    return unary(Operation.EXP, x);
  }

  @Override
  public Expression expm1(Expression x) {
    return unary(Operation.EXPM1, x);
  }

  @Override
  public Expression log(Expression x) {
    return unary(Operation.LOG, x);
  }

  @Override
  public Expression log1p(Expression x) {
    return unary(Operation.LOG1P, x);
  }

  @Override
  public Expression atan(Expression x) {
    return unary(Operation.ATAN, x);
  }

  @Override
  public Expression erf(Expression x) {
    return unary(Operation.ERF, x);
  }

  private Expression unary(Operation operation, Expression x) {
    return x.isConstant()
        ? constant(Scalars.unary(operation, x.value, 0))
        : node(operation, List.of(x), 0, 0);
  }

  @Override
  public Expression ifPositive(Expression test, Expression then, Expression otherwise) {
    if (then == otherwise) {
      return then;
    }
    if (test.isConstant()) {
      return test.value > 0 ? then : otherwise;
    }
    return node(Operation.SELECT, List.of(test, then, otherwise), 0, 0);
  }
}
