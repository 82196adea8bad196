package rung.functional.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.functional.PointModel;

/**
 * The derivative of a sum over points S with respect to constants of the form and parameters of the
 * point models: constants by reverse differentiation of the recorded formula, models through the
 * derivatives of S with respect to their values and slopes, which the models turn into parameter
 * derivatives.
 */
final class ParameterProgram {
  /** A call of a model with the outputs of it that S reads. */
  private record Site(
      int model, List<Expression> variables, int seed, int firstTangent, boolean slopes) {}

  private final StagedProgram program;
  private final int constants;
  private final int stored;
  private final List<Site> sites;

  private ParameterProgram(StagedProgram program, int constants, int stored, List<Site> sites) {
    this.program = program;
    this.constants = constants;
    this.stored = stored;
    this.sites = sites;
  }

  static ParameterProgram record(
      ExpressionGraph graph, Expression sum, List<Expression> constants) {
    List<Expression> summed = Differentiation.gradient(graph, sum, constants);
    List<Expression> outputs = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    List<Expression> calls = Differentiation.calls(List.of(sum));
    List<Expression> seeds = Differentiation.gradient(graph, sum, calls);
    for (Expression call : calls) {
      int model = call.index / ExpressionGraph.CALL_STRIDE;
      if (sites.stream().anyMatch(s -> s.model == model && s.variables.equals(call.arguments))) {
        continue;
      }
      boolean slopes = false;
      for (int output = 1; output <= call.arguments.size(); output++) {
        slopes |= calls.contains(graph.call(model, output, call.arguments));
      }
      sites.add(new Site(model, call.arguments, outputs.size(), outputs.size() + 1, slopes));
      for (int output = 0; output <= call.arguments.size(); output++) {
        int at = calls.indexOf(graph.call(model, output, call.arguments));
        outputs.add(at < 0 ? graph.constant(0) : seeds.get(at));
      }
      outputs.addAll(call.arguments);
    }
    return new ParameterProgram(
        new StagedProgram(summed, outputs), constants.size(), outputs.size(), sites);
  }

  /**
   * Adds the derivatives.
   *
   * @param inputs features, tangents [channel][point] and weights [point]
   * @param uniforms constants and seed
   * @param offsets where each model's parameters begin in {@code gradient}
   */
  public void add(
      int points,
      double[][] inputs,
      double[] uniforms,
      List<PointModel> models,
      int[] offsets,
      double[] gradient) {
    double[] sums = new double[constants];
    double[][] values = new double[stored][points];
    double[] ones = new double[points];
    Arrays.fill(ones, 1);
    program.run(points, inputs, ones, uniforms, models, sums, values);
    for (int i = 0; i < constants; i++) {
      gradient[i] += sums[i];
    }
    for (Site site : sites) {
      PointModel model = models.get(site.model);
      double[] part = new double[model.parameters().size()];
      int m = model.inputs();
      double[][] tangent = Arrays.copyOfRange(values, site.firstTangent, site.firstTangent + m);
      double[][] u = Arrays.copyOfRange(values, site.firstTangent + m, site.firstTangent + 2 * m);
      if (site.slopes) {
        model.addParameterGradient(points, u, values[site.seed], ones, tangent, part);
      } else {
        model.addParameterGradient(points, u, values[site.seed], null, null, part);
      }
      for (int i = 0; i < part.length; i++) {
        gradient[offsets[site.model] + i] += part[i];
      }
    }
  }
}
