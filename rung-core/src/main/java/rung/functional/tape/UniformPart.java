package rung.functional.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a program that is the same at all points: scalars computed once per run. */
final class UniformPart {
  private final List<Expression> expressions = new ArrayList<>();
  private final Map<Expression, Integer> slots = new HashMap<>();
  private final Map<Integer, Integer> negatives = new HashMap<>();

  /** Slots are used in order: an expression's own, or minus that of an earlier slot. */
  private final List<Integer> negated = new ArrayList<>();

  /** Slot of a uniform expression, whose arguments have been added before. */
  int slot(Expression x) {
    Integer known = slots.get(x);
    if (known != null) {
      return known;
    }
    x.arguments.forEach(this::slot);
    int slot = expressions.size();
    expressions.add(x);
    negated.add(-1);
    slots.put(x, slot);
    return slot;
  }

  /** Slot of −x. */
  int negativeSlot(Expression x) {
    int positive = slot(x);
    return negatives.computeIfAbsent(
        positive,
        p -> {
          expressions.add(x);
          negated.add(p);
          return expressions.size() - 1;
        });
  }

  double[] evaluate(double[] uniforms) {
    double[] values = new double[expressions.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          negated.get(i) >= 0
              ? -values[negated.get(i)]
              : evaluate(expressions.get(i), values, uniforms);
    }
    return values;
  }

  private double evaluate(Expression x, double[] values, double[] uniforms) {
    return switch (x.operation) {
      case CONSTANT -> x.value;
      case UNIFORM -> uniforms[x.index];
      case ADD, SUBTRACT, MULTIPLY ->
          Scalars.binary(x.operation, value(x, 0, values), value(x, 1, values));
      case SELECT -> value(x, 0, values) > 0 ? value(x, 1, values) : value(x, 2, values);
      case INPUT, CALL -> throw new IllegalStateException("not uniform");
      default -> Scalars.unary(x.operation, value(x, 0, values), x.value);
    };
  }

  private double value(Expression x, int argument, double[] values) {
    return values[slot(x.argument(argument))];
  }
}
