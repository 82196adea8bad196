package rung.functional.tape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rung.functional.tape.Instruction.Code;

/**
 * Turns expressions into a {@link Program}: one instruction per expression in the order of
 * recording, with products fused into the sums that alone use them, and as few blocks of memory as
 * the lifetimes allow.
 */
final class Compiler {
  private static final int NONE = -1;

  private final UniformPart scalars = new UniformPart();
  private final List<Expression> inputs = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<Expression, Integer> uses = new HashMap<>();
  private final Set<Expression> fused = new HashSet<>();

  /** Virtual block of an expression; {@link BlockAllocation} maps these to real ones. */
  private final Map<Expression, Integer> blocks = new HashMap<>();

  private int virtualBlocks;

  static Program compile(List<Expression> summed, List<Expression> stored) {
    Compiler compiler = new Compiler();
    List<Expression> outputs = new ArrayList<>(summed);
    outputs.addAll(stored);
    List<Expression> order = Differentiation.reachable(outputs);
    compiler.countUses(order, outputs);
    Map<Expression, List<Integer>> sums = positions(summed);
    Map<Expression, List<Integer>> stores = positions(stored);
    for (Expression x : order) {
      if (!x.uniform && !compiler.fused.contains(x)) {
        compiler.emit(x);
      }
      for (int position : sums.getOrDefault(x, List.of())) {
        compiler.output(x, position, Code.SUM, Code.SUM_SCALAR);
      }
      for (int position : stores.getOrDefault(x, List.of())) {
        compiler.output(x, position, Code.STORE, Code.STORE_SCALAR);
      }
    }
    return BlockAllocation.allocate(
        compiler.inputs, compiler.scalars, compiler.instructions, compiler.virtualBlocks);
  }

  private static Map<Expression, List<Integer>> positions(List<Expression> outputs) {
    Map<Expression, List<Integer>> positions = new HashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      positions.computeIfAbsent(outputs.get(i), x -> new ArrayList<>()).add(i);
    }
    return positions;
  }

  private void countUses(List<Expression> order, List<Expression> outputs) {
    for (Expression x : order) {
      if (!x.uniform && x.operation != Operation.CALL) {
        x.arguments.forEach(argument -> uses.merge(argument, 1, Integer::sum));
      }
    }
    outputs.forEach(x -> uses.merge(x, 2, Integer::sum));
    for (Expression x : order) {
      if (!x.uniform && (x.operation == Operation.ADD || x.operation == Operation.SUBTRACT)) {
        for (Expression argument : x.arguments) {
          if (fusible(argument)) {
            fused.add(argument);
            break;
          }
        }
      } else if (!x.uniform
          && x.operation == Operation.MULTIPLY
          && x.argument(0).uniform
          && fusible(x.argument(1))
          && x.argument(1).arguments.stream().noneMatch(factor -> factor.uniform)
          && !fused.contains(x)) {
        fused.add(x.argument(1));
      }
    }
    // a product that is itself fused into a sum cannot also absorb one
    for (Expression x : List.copyOf(fused)) {
      if (x.argument(0).uniform && fused.contains(x.argument(1))) {
        fused.remove(x.argument(1));
      }
    }
  }

  private boolean fusible(Expression x) {
    return !x.uniform && x.operation == Operation.MULTIPLY && uses.getOrDefault(x, 0) == 1;
  }

  private void emit(Expression x) {
    switch (x.operation) {
      case CONSTANT, UNIFORM -> throw new IllegalStateException("uniform");
      case INPUT, CALL -> {
        Code load = x.value == 1 ? Code.LOAD_NON_NEGATIVE : Code.LOAD;
        put(x, load, inputs.size(), NONE, NONE, NONE, NONE);
        inputs.add(x);
      }
      case ADD -> sum(x, x.argument(0), x.argument(1));
      case SUBTRACT -> difference(x, x.argument(0), x.argument(1));
      case MULTIPLY -> product(x);
      case SELECT ->
          put(
              x,
              Code.SELECT,
              filled(x.argument(0)),
              filled(x.argument(1)),
              filled(x.argument(2)),
              NONE,
              NONE);
      case POW -> {
        int exponent =
            scalars.slot(new Expression(NONE, Operation.CONSTANT, List.of(), x.value, 0));
        put(x, Code.POW, block(x.argument(0)), NONE, NONE, exponent, NONE);
      }
      default ->
          put(x, Code.valueOf(x.operation.name()), block(x.argument(0)), NONE, NONE, NONE, NONE);
    }
  }

  private void sum(Expression x, Expression first, Expression second) {
    Expression product = fused.contains(first) ? first : second;
    Expression other = product == first ? second : first;
    if (fused.contains(product)) {
      Expression a = product.argument(0);
      Expression b = product.argument(1);
      if (a.uniform || b.uniform) {
        Expression factor = a.uniform ? a : b;
        int v = block(factor == a ? b : a);
        if (other.uniform) {
          put(x, Code.AFFINE, v, NONE, NONE, scalars.slot(factor), scalars.slot(other));
        } else {
          put(x, Code.SCALE_ADD, v, NONE, block(other), scalars.slot(factor), NONE);
        }
      } else if (other.uniform) {
        put(x, Code.MULTIPLY_ADD_SCALAR, block(a), block(b), NONE, scalars.slot(other), NONE);
      } else {
        put(x, Code.MULTIPLY_ADD, block(a), block(b), block(other), NONE, NONE);
      }
    } else if (first.uniform) {
      put(x, Code.ADD_SCALAR, block(second), NONE, NONE, scalars.slot(first), NONE);
    } else if (second.uniform) {
      put(x, Code.ADD_SCALAR, block(first), NONE, NONE, scalars.slot(second), NONE);
    } else {
      put(x, Code.ADD, block(first), block(second), NONE, NONE, NONE);
    }
  }

  private void difference(Expression x, Expression first, Expression second) {
    if (fused.contains(second)) {
      Expression a = second.argument(0);
      Expression b = second.argument(1);
      if (a.uniform || b.uniform) {
        Expression factor = a.uniform ? a : b;
        int v = block(factor == a ? b : a);
        int s = scalars.negativeSlot(factor);
        if (first.uniform) {
          put(x, Code.AFFINE, v, NONE, NONE, s, scalars.slot(first));
        } else {
          put(x, Code.SCALE_ADD, v, NONE, block(first), s, NONE);
        }
      } else {
        put(x, Code.NEGATIVE_MULTIPLY_ADD, block(a), block(b), filled(first), NONE, NONE);
      }
    } else if (fused.contains(first)) {
      Expression a = first.argument(0);
      Expression b = first.argument(1);
      if (a.uniform || b.uniform) {
        Expression factor = a.uniform ? a : b;
        int v = block(factor == a ? b : a);
        if (second.uniform) {
          put(x, Code.AFFINE, v, NONE, NONE, scalars.slot(factor), scalars.negativeSlot(second));
        } else {
          put(x, Code.SCALE_SUBTRACT, v, NONE, block(second), scalars.slot(factor), NONE);
        }
      } else if (second.uniform) {
        put(
            x,
            Code.MULTIPLY_ADD_SCALAR,
            block(a),
            block(b),
            NONE,
            scalars.negativeSlot(second),
            NONE);
      } else {
        put(x, Code.MULTIPLY_SUBTRACT, block(a), block(b), block(second), NONE, NONE);
      }
    } else if (first.uniform) {
      put(x, Code.SUBTRACT_FROM_SCALAR, block(second), NONE, NONE, scalars.slot(first), NONE);
    } else if (second.uniform) {
      put(x, Code.ADD_SCALAR, block(first), NONE, NONE, scalars.negativeSlot(second), NONE);
    } else {
      put(x, Code.SUBTRACT, block(first), block(second), NONE, NONE, NONE);
    }
  }

  private void product(Expression x) {
    Expression a = x.argument(0);
    Expression b = x.argument(1);
    if (b.uniform) {
      put(x, Code.SCALE, block(a), NONE, NONE, scalars.slot(b), NONE);
    } else if (a.uniform && fused.contains(b)) {
      put(
          x,
          Code.SCALED_PRODUCT,
          block(b.argument(0)),
          block(b.argument(1)),
          NONE,
          scalars.slot(a),
          NONE);
    } else if (a.uniform) {
      put(x, Code.SCALE, block(b), NONE, NONE, scalars.slot(a), NONE);
    } else {
      put(x, Code.MULTIPLY, block(a), block(b), NONE, NONE, NONE);
    }
  }

  private void output(Expression x, int position, Code varying, Code same) {
    if (x.uniform) {
      instructions.add(new Instruction(same, NONE, NONE, position, NONE, scalars.slot(x), NONE));
    } else {
      instructions.add(new Instruction(varying, NONE, block(x), position, NONE, NONE, NONE));
    }
  }

  private void put(Expression x, Code code, int v, int w, int third, int s, int t) {
    blocks.put(x, virtualBlocks);
    instructions.add(new Instruction(code, virtualBlocks++, v, w, third, s, t));
  }

  private int block(Expression x) {
    Integer block = blocks.get(x);
    if (block == null) {
      throw new IllegalStateException("no block for " + x.operation);
    }
    return block;
  }

  /** Block of an expression that may be uniform. */
  private int filled(Expression x) {
    if (x.uniform && !blocks.containsKey(x)) {
      put(x, Code.FILL, NONE, NONE, NONE, scalars.slot(x), NONE);
    }
    return block(x);
  }
}
