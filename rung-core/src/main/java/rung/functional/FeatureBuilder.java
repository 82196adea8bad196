package rung.functional;

import org.jspecify.annotations.Nullable;

/**
 * The channels of features, or of changes of features, one by one. None can be forgotten: what a
 * layout has and nobody set is refused in the end.
 */
public final class FeatureBuilder {
  private final FeatureLayout layout;
  private final int points;
  private final double[] @Nullable [] values;

  /** Channels of a layout, nothing set yet. */
  public FeatureBuilder(FeatureLayout layout, int points) {
    this.layout = layout;
    this.points = points;
    this.values = new double[layout.channels()][];
  }

  /** The channels to be set. */
  public FeatureLayout layout() {
    return layout;
  }

  /**
   * A channel [point], to be filled by the caller; zero where it is asked for first. Fetch it
   * before a loop over points.
   *
   * @param spin 0 for a closed shell
   */
  public double[] channel(Ingredient ingredient, int spin) {
    return channel(layout.channel(ingredient, spin));
  }

  /** The channel of σ_στ (of |∇n|² for a closed shell) [point]. */
  public double[] sigma(int spin, int other) {
    return channel(layout.sigma(spin, other));
  }

  private double[] channel(int channel) {
    double[] own = values[channel];
    if (own == null) {
      own = new double[points];
      values[channel] = own;
    }
    return own;
  }

  /**
   * All channels [channel][point].
   *
   * @throws IllegalStateException if one was never asked for
   */
  public double[][] values() {
    double[][] all = new double[values.length][];
    for (int c = 0; c < all.length; c++) {
      double[] own = values[c];
      if (own == null) {
        Ingredient ingredient = layout.ingredient(c);
        throw new IllegalStateException(
            "channel "
                + (c - layout.channel(ingredient, 0))
                + " of "
                + ingredient
                + " is not set among "
                + layout);
      }
      all[c] = own;
    }
    return all;
  }

  /** The features with these quadrature weights [point]; refuses as {@link #values} does. */
  public Features features(double[] weights) {
    return new Features(layout, points, values(), weights);
  }
}
