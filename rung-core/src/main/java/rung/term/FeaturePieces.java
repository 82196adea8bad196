package rung.term;

import java.util.ArrayList;
import java.util.List;
import rung.functional.FeatureLayout;
import rung.functional.Features;

/**
 * Cuts the features of a molecule into pieces of limited size, without points that hold no
 * electrons.
 */
final class FeaturePieces {
  /** Points with fewer electrons, |w| n, are left out; a large molecule loses some 1e-9 hartree. */
  private static final double NEGLIGIBLE_ELECTRONS = 1e-13;

  private static final int POINTS = 4096;

  private FeaturePieces() {}

  /** The pieces. */
  static List<Features> of(Features all) {
    int[] kept = new int[all.points()];
    int count = 0;
    for (int g = 0; g < all.points(); g++) {
      if (Math.abs(all.weights()[g]) * total(all, g) >= NEGLIGIBLE_ELECTRONS) {
        kept[count++] = g;
      }
    }
    List<Features> parts = new ArrayList<>();
    for (int from = 0; from < count; from += POINTS) {
      int points = Math.min(POINTS, count - from);
      double[][] values = new double[all.values().length][points];
      double[] weights = new double[points];
      for (int p = 0; p < points; p++) {
        int g = kept[from + p];
        weights[p] = all.weights()[g];
        for (int c = 0; c < values.length; c++) {
          values[c][p] = all.values()[c][g];
        }
      }
      parts.add(new Features(all.layout(), points, values, weights));
    }
    return parts;
  }

  private static double total(Features all, int g) {
    FeatureLayout layout = all.layout();
    double n = 0;
    for (int s = 0; s < layout.spins(); s++) {
      n += all.values()[layout.density(s)][g];
    }
    return n;
  }
}
