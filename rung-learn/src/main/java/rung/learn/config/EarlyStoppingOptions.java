package rung.learn.config;

import rung.learn.yaml.YamlFields;
import rung.learn.yaml.YamlNode;

/**
 * When a stage ends before its last epoch: once the loss of the validation data has not fallen for
 * some looks at it. What is kept are the parameters where it was lowest.
 *
 * @param patience looks without a lower loss after which a stage ends
 * @param every steps between looks
 */
public record EarlyStoppingOptions(int patience, int every) {
  /** Never looks. */
  public static final EarlyStoppingOptions NONE = new EarlyStoppingOptions(0, 0);

  /** Reads {@code early_stopping: {patience: N, every: M}}. */
  static EarlyStoppingOptions read(YamlNode node) {
    YamlFields fields = YamlFields.of(node, "'early_stopping'", "patience", "every");
    return new EarlyStoppingOptions(
        fields.integer("patience", 5, 1), fields.integer("every", 1, 1));
  }

  /** Whether there is no early stopping. */
  public boolean none() {
    return every == 0;
  }
}
