package rung.functional.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers that are the same at all points, as formulas of the uniforms, with their derivatives. */
final class UniformProgram {
  private final Program program;
  private final int outputs;
  private final int constants;

  /** Values of {@code expressions}, then ∂/∂uniform_k of the first, of the second and so on. */
  UniformProgram(ExpressionGraph graph, List<Expression> expressions, int constants) {
    this.outputs = expressions.size();
    this.constants = constants;
    List<Expression> uniforms = new ArrayList<>();
    for (int k = 0; k < constants; k++) {
      uniforms.add(graph.uniform(k));
    }
    List<Expression> all = new ArrayList<>(expressions);
    for (Expression expression : expressions) {
      all.addAll(Differentiation.gradient(graph, expression, uniforms));
    }
    this.program = Program.compile(all, List.of());
  }

  /** The values. */
  public double[] values(double[] uniforms) {
    return Arrays.copyOf(run(uniforms), outputs);
  }

  /** Adds Σ_i seed_i ∂value_i/∂uniform_k to {@code gradient}. */
  public void addGradient(double[] uniforms, double[] seeds, double[] gradient) {
    double[] all = run(uniforms);
    for (int i = 0; i < outputs; i++) {
      for (int k = 0; k < constants; k++) {
        gradient[k] += seeds[i] * all[outputs + i * constants + k];
      }
    }
  }

  private double[] run(double[] uniforms) {
    double[] sums = new double[outputs * (1 + constants)];
    program.run(1, new double[0][], new double[] {1}, uniforms, sums, new double[0][]);
    return sums;
  }
}
