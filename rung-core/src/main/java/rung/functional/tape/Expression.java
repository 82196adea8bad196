package rung.functional.tape;

import java.util.List;

/**
 * A node of an {@link ExpressionGraph}. Equal expressions of one graph are the same object.
 *
 * @see ExpressionGraph
 */
public final class Expression {
  final int id;
  final Operation operation;
  final List<Expression> arguments;

  /** Value of a constant, or exponent of a power. */
  final double value;

  /** Number of a uniform or an input; model and derivative of a call. */
  final int index;

  /** Whether it is the same at all points. */
  final boolean uniform;

  Expression(int id, Operation operation, List<Expression> arguments, double value, int index) {
    this.id = id;
    this.operation = operation;
    this.arguments = arguments;
    this.value = value;
    this.index = index;
    boolean same = operation != Operation.INPUT && operation != Operation.CALL;
    for (Expression argument : arguments) {
      same &= argument.uniform;
    }
    this.uniform = same;
  }

  Expression argument(int i) {
    return arguments.get(i);
  }

  boolean isConstant() {
    return operation == Operation.CONSTANT;
  }

  boolean isConstant(double number) {
    return operation == Operation.CONSTANT && value == number;
  }
}
