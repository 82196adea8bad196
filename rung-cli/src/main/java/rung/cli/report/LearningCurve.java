package rung.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import rung.system.InputException;

/**
 * What metrics.jsonl says about the course of a run.
 *
 * @param points one for each step
 */
record LearningCurve(List<Point> points) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A step.
   *
   * @param mode where densities came from
   * @param maeKcalPerMol NaN without energies
   * @param densityLoss NaN without densities
   * @param penalties their sum
   */
  record Point(
      int step,
      int stage,
      String mode,
      double loss,
      double maeKcalPerMol,
      double densityLoss,
      double penalties,
      double gradientNorm,
      int scfIterations,
      int unconverged,
      double seconds) {}

  /** Reads the lines of {@code file}. */
  static LearningCurve read(String file, List<String> lines) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        JsonNode node = JSON.readTree(lines.get(i));
        points.add(
            new Point(
                node.path("step").asInt(),
                node.path("stage").asInt(),
                node.path("mode").asText(),
                number(node, "loss"),
                number(node, "mae_kcal_per_mol"),
                number(node, "density_loss"),
                sum(node.path("penalties")),
                number(node, "gradient_norm"),
                node.path("scf_iterations").asInt(),
                node.path("unconverged").size(),
                number(node, "seconds")));
      } catch (JsonProcessingException e) {
        throw new InputException(
            "this line is not JSON", file + ":" + (i + 1), "resume the run with --resume");
      }
    }
    return new LearningCurve(points);
  }

  private static double sum(JsonNode numbers) {
    double sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asDouble();
    }
    return sum;
  }

  private static double number(JsonNode node, String key) {
    return node.path(key).isNumber() ? node.path(key).asDouble() : Double.NaN;
  }
}
