package rung.functional.tape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Symbolic reverse differentiation: the derivatives of an expression as expressions of the same
 * graph, so that they share what they have in common and can be differentiated again.
 */
public final class Differentiation {
  private final ExpressionGraph graph;
  private final Map<Expression, Expression> adjoints = new HashMap<>();
  private final Set<Expression> active = new HashSet<>();

  private Differentiation(ExpressionGraph graph) {
    this.graph = graph;
  }

  /** ∂ of / ∂ wrt_i. The wrt are inputs, uniforms, or calls (then taken as independent). */
  public static List<Expression> gradient(
      ExpressionGraph graph, Expression of, List<Expression> wrt) {
    Differentiation differentiation = new Differentiation(graph);
    differentiation.propagate(of, wrt);
    return wrt.stream()
        .map(x -> differentiation.adjoints.getOrDefault(x, graph.constant(0)))
        .toList();
  }

  private void propagate(Expression of, List<Expression> wrt) {
    active.addAll(wrt);
    List<Expression> order = reachable(List.of(of));
    Set<Expression> roots = Set.copyOf(wrt);
    for (Expression x : order) {
      if (!roots.contains(x) && x.arguments.stream().anyMatch(active::contains)) {
        active.add(x);
      }
    }
    adjoints.put(of, graph.constant(1));
    for (int i = order.size() - 1; i >= 0; i--) {
      Expression x = order.get(i);
      Expression adjoint = adjoints.get(x);
      if (adjoint != null && active.contains(x) && !roots.contains(x)) {
        reverse(x, adjoint);
      }
    }
  }

  /** All expressions that {@code outputs} depend on, arguments first. */
  static List<Expression> reachable(List<Expression> outputs) {
    Set<Expression> seen = new HashSet<>(outputs);
    List<Expression> stack = new ArrayList<>(seen);
    List<Expression> found = new ArrayList<>();
    while (!stack.isEmpty()) {
      Expression x = stack.removeLast();
      found.add(x);
      for (Expression argument : x.arguments) {
        if (seen.add(argument)) {
          stack.add(argument);
        }
      }
    }
    found.sort(Comparator.comparingInt(x -> x.id));
    return found;
  }

  private void accumulate(Expression x, Expression contribution) {
    if (active.contains(x)) {
      adjoints.merge(x, contribution, graph::add);
    }
  }

  private void reverse(Expression x, Expression adjoint) {
    ExpressionGraph g = graph;
    switch (x.operation) {
      case CONSTANT, UNIFORM, INPUT -> {}
      case ADD -> {
        accumulate(x.argument(0), adjoint);
        accumulate(x.argument(1), adjoint);
      }
      case SUBTRACT -> {
        accumulate(x.argument(0), adjoint);
        accumulate(x.argument(1), g.negate(adjoint));
      }
      case MULTIPLY -> {
        if (active.contains(x.argument(0))) {
          accumulate(x.argument(0), g.multiply(adjoint, x.argument(1)));
        }
        if (active.contains(x.argument(1))) {
          accumulate(x.argument(1), g.multiply(adjoint, x.argument(0)));
        }
      }
      case SELECT -> {
        Expression test = x.argument(0);
        Expression zero = g.constant(0);
        accumulate(x.argument(1), g.ifPositive(test, adjoint, zero));
        accumulate(x.argument(2), g.ifPositive(test, zero, adjoint));
      }
      case CALL -> reverseCall(x, adjoint);
      default -> accumulate(x.argument(0), g.multiply(adjoint, slope(x)));
    }
  }

  private Expression slope(Expression x) {
    ExpressionGraph g = graph;
    Expression argument = x.argument(0);
    return switch (x.operation) {
      case RECIPROCAL -> g.negate(g.square(x));
      case SQRT -> g.multiply(0.5, g.reciprocal(x));
      case CBRT -> g.multiply(1.0 / 3.0, g.divide(x, argument));
      case POW -> g.multiply(x.value, g.divide(x, argument));
      case EXP -> x;
      case EXPM1 -> g.add(x, 1);
      case LOG -> g.reciprocal(argument);
      case LOG1P -> g.reciprocal(g.add(argument, 1));
      case ATAN -> g.reciprocal(g.add(g.square(argument), 1));
      case ERF -> g.multiply(2 / Math.sqrt(Math.PI), g.exp(g.negate(g.square(argument))));
      default -> throw new IllegalStateException(x.operation.toString());
    };
  }

  private void reverseCall(Expression x, Expression adjoint) {
    int inputs = x.arguments.size();
    int output = x.index % ExpressionGraph.CALL_STRIDE;
    int model = x.index / ExpressionGraph.CALL_STRIDE;
    if (output > inputs) {
      throw new IllegalStateException("third derivatives of a point model are not available");
    }
    for (int i = 0; i < inputs; i++) {
      if (active.contains(x.argument(i))) {
        int derivative = output == 0 ? 1 + i : 1 + inputs + triangle(output - 1, i);
        accumulate(
            x.argument(i), graph.multiply(adjoint, graph.call(model, derivative, x.arguments)));
      }
    }
  }

  /** Position of (i, j) in a packed symmetric matrix. */
  static int triangle(int i, int j) {
    int high = Math.max(i, j);
    return high * (high + 1) / 2 + Math.min(i, j);
  }

  /** The calls among what {@code outputs} depend on. */
  public static List<Expression> calls(List<Expression> outputs) {
    return reachable(outputs).stream().filter(x -> x.operation == Operation.CALL).toList();
  }
}
