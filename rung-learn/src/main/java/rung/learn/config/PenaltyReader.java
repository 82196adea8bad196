package rung.learn.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rung.check.Penalties;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;

/** Reads {@code penalties: {CONDITION: WEIGHT, …, points: N}}. */
final class PenaltyReader {
  private static final String POINTS = "points";
  private static final int USUAL_POINTS = 2048;

  private PenaltyReader() {}

  static PenaltyOptions read(YamlNode node) {
    List<String> keys = new ArrayList<>(Penalties.names());
    keys.add(POINTS);
    YamlFields fields = YamlFields.of(node, "'penalties'", keys.toArray(String[]::new));
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String condition : Penalties.names()) {
      // a weight of zero switches off: a stage can do without what the others have
      if (fields.has(condition) && fields.number(condition, 0, 0) > 0) {
        weights.put(condition, fields.number(condition));
      }
    }
    int points = fields.integer(POINTS, USUAL_POINTS, 1);
    return weights.isEmpty()
        ? PenaltyOptions.NONE
        : new PenaltyOptions(weights, points, fields.where());
  }
}
