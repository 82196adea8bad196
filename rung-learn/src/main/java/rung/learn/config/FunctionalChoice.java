package rung.learn.config;

import java.util.List;
import rung.functional.neural.NeuralDesign;

/** Which functional is trained. */
public sealed interface FunctionalChoice {
  /** Where the choice stands: file and line. */
  String where();

  /**
   * Networks over a base functional.
   *
   * @param design features, forms, base and constraints
   * @param hidden widths of the hidden layers
   * @param activation name of the activation
   * @param seed of the initial weights
   */
  record Neural(
      NeuralDesign design, List<Integer> hidden, String activation, long seed, String where)
      implements FunctionalChoice {}

  /**
   * An analytic functional some of whose constants are free.
   *
   * @param expression names joined as in {@code 0.5*lda_x+lda_c_pw}
   * @param free names of the constants to train; empty for all
   */
  record Analytic(String expression, List<String> free, String where) implements FunctionalChoice {}

  /**
   * A trained model to go on from.
   *
   * @param path the model directory
   */
  record Model(String path, String where) implements FunctionalChoice {}
}
