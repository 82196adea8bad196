package rung.functional.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rung.functional.PointModel;

/**
 * A program that may call point models: first the models' variables u at all points, then the
 * models in one batch each, then the program proper with their outputs as further inputs.
 */
final class StagedProgram {
  /** One call site: model number and variables. */
  private record Site(int model, List<Expression> variables) {}

  private final Program main;
  private final Program variables;
  private final int variableCount;
  private final List<Site> sites = new ArrayList<>();

  /** Highest derivative that the program reads, for each model. */
  private final Map<Integer, Integer> orders = new LinkedHashMap<>();

  /**
   * @param summed expressions whose weighted sums are wanted
   * @param stored expressions whose weighted values at each point are wanted
   */
  public StagedProgram(List<Expression> summed, List<Expression> stored) {
    main = Program.compile(summed, stored);
    List<Expression> wanted = new ArrayList<>();
    for (Expression input : main.inputs()) {
      if (input.operation == Operation.CALL) {
        Site site = new Site(model(input), input.arguments);
        if (!sites.contains(site)) {
          sites.add(site);
          wanted.addAll(input.arguments);
        }
        int output = output(input);
        int order = output == 0 ? 0 : output <= input.arguments.size() ? 1 : 2;
        orders.merge(site.model, order, Math::max);
      }
    }
    variableCount = wanted.size();
    variables = Program.compile(List.of(), wanted);
    if (variables.inputs().stream().anyMatch(x -> x.operation == Operation.CALL)) {
      throw new IllegalArgumentException(
          "a network's variables depend on another network's output");
    }
  }

  private static int model(Expression call) {
    return call.index / ExpressionGraph.CALL_STRIDE;
  }

  private static int output(Expression call) {
    return call.index % ExpressionGraph.CALL_STRIDE;
  }

  /**
   * Runs over all points.
   *
   * @param inputs [number of the input][point]
   * @param models by number
   * @param sums receives the weighted sums, added to what is there
   * @param stored [output][point] receives the weighted values
   */
  public void run(
      int points,
      double[][] inputs,
      double[] weights,
      double[] uniforms,
      List<PointModel> models,
      double[] sums,
      double[][] stored) {
    Map<Site, double[][]> results =
        sites.isEmpty() ? Map.of() : callModels(points, inputs, uniforms, models);
    double[][] values = new double[main.inputs().size()][];
    for (int i = 0; i < values.length; i++) {
      Expression input = main.inputs().get(i);
      values[i] =
          input.operation == Operation.CALL
              ? Objects.requireNonNull(results.get(new Site(model(input), input.arguments)))[
                  output(input)]
              : inputs[input.index];
    }
    main.run(points, values, weights, uniforms, sums, stored);
  }

  private double[][] variables(int points, double[][] inputs, double[] uniforms) {
    double[][] u = new double[variableCount][points];
    double[] ones = new double[points];
    Arrays.fill(ones, 1);
    double[][] values =
        variables.inputs().stream().map(x -> inputs[x.index]).toArray(double[][]::new);
    variables.run(points, values, ones, uniforms, new double[0], u);
    return u;
  }

  private Map<Site, double[][]> callModels(
      int points, double[][] inputs, double[] uniforms, List<PointModel> models) {
    double[][] u = variables(points, inputs, uniforms);
    Map<Site, double[][]> results = new LinkedHashMap<>();
    orders.forEach(
        (number, order) -> {
          PointModel model = models.get(number);
          int m = model.inputs();
          List<Site> mine = sites.stream().filter(site -> site.model == number).toList();
          int n = points * mine.size();
          double[] value = new double[n];
          double[][] first = order >= 1 ? new double[m][n] : null;
          double[][] second = order >= 2 ? new double[m * (m + 1) / 2][n] : null;
          model.evaluate(n, joined(mine, u, m, points), value, first, second);
          List<double[]> outputs = new ArrayList<>(List.of(value));
          if (first != null) {
            outputs.addAll(List.of(first));
          }
          if (second != null) {
            outputs.addAll(List.of(second));
          }
          for (int s = 0; s < mine.size(); s++) {
            int from = s * points;
            results.put(
                mine.get(s),
                outputs.stream()
                    .map(all -> Arrays.copyOfRange(all, from, from + points))
                    .toArray(double[][]::new));
          }
        });
    return results;
  }

  /** The variables of all sites of one model, one site after the other. */
  private double[][] joined(List<Site> mine, double[][] u, int m, int points) {
    double[][] joined = new double[m][points * mine.size()];
    for (int s = 0; s < mine.size(); s++) {
      int start = 0;
      for (Site site : sites) {
        if (site == mine.get(s)) {
          break;
        }
        start += site.variables.size();
      }
      for (int i = 0; i < m; i++) {
        System.arraycopy(u[start + i], 0, joined[i], s * points, points);
      }
    }
    return joined;
  }
}
