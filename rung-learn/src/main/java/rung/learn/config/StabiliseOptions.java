package rung.learn.config;

import java.util.LinkedHashMap;
import java.util.Map;
import rung.check.Penalties;
import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;

/**
 * Losses that make a training steadier, beside the data's; a weight of zero switches one off.
 *
 * @param scfDifficulty of the mean over a step's systems of ln(1 + R/{@value #RESIDUAL_SCALE} Ha²),
 *     R the residual after one undamped step from superposed atoms ({@link
 *     rung.response.RoothaanStep}); self-consistent stages
 * @param gap of the mean over a step's systems of ½ ln²(gap/floor) where a frontier gap is below
 *     the floor, summed over spins ({@link rung.response.FrontierGap}); self-consistent stages
 * @param gapFloor hartree
 * @param roughness of the mean squared second differences of F_xc over sampled densities ({@link
 *     rung.check.Penalties#ROUGHNESS})
 * @param weights of Σ w² over the networks' weights ({@link rung.check.Penalties#WEIGHTS})
 */
public record StabiliseOptions(
    double scfDifficulty, double gap, double gapFloor, double roughness, double weights) {
  /** Hartree². */
  public static final double RESIDUAL_SCALE = 1e-2;

  /** Nothing. */
  public static final StabiliseOptions NONE = new StabiliseOptions(0, 0, 0.1, 0, 0);

  /** Name of the first in metrics. */
  public static final String SCF_DIFFICULTY = "scf_difficulty";

  /** Name of the second in metrics. */
  public static final String GAP = "gap";

  /**
   * Reads {@code stabilise: {scf_difficulty: W, gap: W, gap_floor: G, roughness: W, weights: W}}.
   */
  static StabiliseOptions read(YamlNode node) {
    YamlFields fields =
        YamlFields.of(
            node,
            "'stabilise'",
            SCF_DIFFICULTY,
            GAP,
            "gap_floor",
            Penalties.ROUGHNESS,
            Penalties.WEIGHTS);
    return new StabiliseOptions(
        fields.number(SCF_DIFFICULTY, 0, 0),
        fields.number(GAP, 0, 0),
        fields.positive("gap_floor", NONE.gapFloor),
        fields.number(Penalties.ROUGHNESS, 0, 0),
        fields.number(Penalties.WEIGHTS, 0, 0));
  }

  /** Those that need no system, by their names. */
  public Map<String, Double> ofTheFunctional() {
    Map<String, Double> named = new LinkedHashMap<>();
    if (roughness > 0) {
      named.put(Penalties.ROUGHNESS, roughness);
    }
    if (weights > 0) {
      named.put(Penalties.WEIGHTS, weights);
    }
    return named;
  }

  /** Those of one system, with weights times {@code factor}. */
  public StabiliseOptions ofSystems(double factor) {
    return new StabiliseOptions(factor * scfDifficulty, factor * gap, gapFloor, 0, 0);
  }
}
