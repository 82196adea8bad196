package rung.functional.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The part of a program that is the same at all points: scalars computed once per run. */
final class UniformPart {
  /**
   * What a slot holds.
   *
   * @param arguments slots of the arguments, all of them earlier
   * @param negated whether it is minus what the expression says
   */
  private record Slot(Expression expression, int[] arguments, boolean negated) {}

  private final List<Slot> order = new ArrayList<>();
  private final Map<Expression, Integer> slots = new HashMap<>();
  private final Map<Expression, Integer> negatives = new HashMap<>();

  /** Slot of a uniform expression. */
  int slot(Expression x) {
    Integer known = slots.get(x);
    if (known != null) {
      return known;
    }
    int slot = add(x, false);
    slots.put(x, slot);
    return slot;
  }

  /** Slot of −x. */
  int negativeSlot(Expression x) {
    Integer known = negatives.get(x);
    if (known != null) {
      return known;
    }
    int slot = add(x, true);
    negatives.put(x, slot);
    return slot;
  }

  private int add(Expression x, boolean negated) {
    int[] arguments = x.arguments.stream().mapToInt(this::slot).toArray();
    order.add(new Slot(x, arguments, negated));
    return order.size() - 1;
  }

  double[] evaluate(double[] uniforms) {
    double[] values = new double[order.size()];
    for (int i = 0; i < values.length; i++) {
      Slot slot = order.get(i);
      double value = evaluate(slot, values, uniforms);
      values[i] = slot.negated ? -value : value;
    }
    return values;
  }

  private static double evaluate(Slot slot, double[] values, double[] uniforms) {
    Expression x = slot.expression;
    int[] from = slot.arguments;
    return switch (x.operation) {
      case CONSTANT -> x.value;
      case UNIFORM -> uniforms[x.index];
      case ADD, SUBTRACT, MULTIPLY -> Scalars.binary(x.operation, values[from[0]], values[from[1]]);
      case SELECT -> values[from[0]] > 0 ? values[from[1]] : values[from[2]];
      case INPUT, CALL -> throw new IllegalStateException("not uniform");
      default -> Scalars.unary(x.operation, values[from[0]], x.value);
    };
  }
}
