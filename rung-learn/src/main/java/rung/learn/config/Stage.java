package rung.learn.config;

import org.jspecify.annotations.Nullable;

/**
 * A part of a training run with its own way to get densities.
 *
 * @param mode where densities come from
 * @param epochs passes over the training data
 * @param optimizer how parameters move
 * @param parent the functional that a pretraining stage fits, null for the others
 * @param penalties exact conditions as a term of the loss
 * @param stabilise losses that make the training steadier
 */
public record Stage(
    Mode mode,
    int epochs,
    OptimizerOptions optimizer,
    @Nullable String parent,
    PenaltyOptions penalties,
    StabiliseOptions stabilise) {
  /** Where densities come from. */
  public enum Mode {
    /** None: the functional is fitted to a parent on feature space, without data. */
    PRETRAIN("pretrain"),
    /** Self-consistent ones of the functional before training; each step costs no SCF. */
    FIXED_DENSITY("fixed-density"),
    /** Self-consistent ones of the functional as it is. */
    SELF_CONSISTENT("self-consistent");

    private final String label;

    Mode(String label) {
      this.label = label;
    }

    /** Name in files. */
    public String label() {
      return label;
    }
  }
}
