package rung.functional.libxc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.functional.FeatureLayout;
import rung.functional.Features;

/**
 * Features as libxc wants them: one array for each kind of ingredient, the components of a point
 * side by side; and the way back for its derivatives.
 */
final class Interleaved {
  /** A kind of ingredient: its channels in Rung's features, in libxc's order. */
  private record Kind(int[] channels, double[] values) {}

  private final int points;
  private final List<Kind> kinds;

  private Interleaved(int points, List<Kind> kinds) {
    this.points = points;
    this.kinds = kinds;
  }

  static Interleaved of(Features features, LibxcComponent.Family family) {
    FeatureLayout layout = features.layout();
    int spins = layout.spins();
    List<Kind> kinds = new ArrayList<>();
    kinds.add(kind(features, consecutive(layout.density(0), spins)));
    if (family != LibxcComponent.Family.LDA) {
      kinds.add(kind(features, consecutive(layout.sigma(0, 0), 2 * spins - 1)));
    }
    if (family == LibxcComponent.Family.META_GGA) {
      // Laplacians: asked for by the interface, looked at by no functional that is let in
      kinds.add(new Kind(new int[0], new double[spins * features.points()]));
      kinds.add(kind(features, consecutive(layout.tau(0), spins)));
    }
    return new Interleaved(features.points(), kinds);
  }

  private static int[] consecutive(int first, int count) {
    int[] channels = new int[count];
    for (int i = 0; i < count; i++) {
      channels[i] = first + i;
    }
    return channels;
  }

  private static Kind kind(Features features, int[] channels) {
    int m = channels.length;
    double[] values = new double[m * features.points()];
    for (int i = 0; i < m; i++) {
      double[] from = features.values()[channels[i]];
      // σ_αβ, the middle one of three, may be negative; other negative numbers are rounding errors
      boolean signed = m == 3 && i == 1;
      for (int p = 0; p < features.points(); p++) {
        values[p * m + i] = signed ? from[p] : Math.max(0, from[p]);
      }
    }
    return new Kind(channels, values);
  }

  /** n [point]. */
  static double[] total(Features features) {
    double[] n = new double[features.points()];
    for (int s = 0; s < features.layout().spins(); s++) {
      double[] rho = features.values()[features.layout().density(s)];
      for (int p = 0; p < n.length; p++) {
        n[p] += Math.max(0, rho[p]);
      }
    }
    return n;
  }

  /** Arrays for one derivative with respect to each feature. */
  double[][] blank() {
    return kinds.stream().map(kind -> new double[kind.values.length]).toArray(double[][]::new);
  }

  /** Arrays for second derivatives, pair of kinds by pair of kinds. */
  double[][] blankSeconds() {
    List<double[]> arrays = new ArrayList<>();
    for (int a = 0; a < kinds.size(); a++) {
      for (int b = a; b < kinds.size(); b++) {
        int m = components(a);
        arrays.add(new double[points * (a == b ? m * (m + 1) / 2 : m * components(b))]);
      }
    }
    return arrays.toArray(double[][]::new);
  }

  private int components(int kind) {
    return kinds.get(kind).values.length / Math.max(1, points);
  }

  /** The arguments of a call: features, energy if there is one, results. */
  double[][] with(double @Nullable [] energy, double[][] results) {
    List<double[]> all = new ArrayList<>();
    kinds.forEach(kind -> all.add(kind.values));
    if (energy != null) {
      all.add(energy);
    }
    all.addAll(List.of(results));
    return all.toArray(double[][]::new);
  }

  /** Adds derivatives, kind by kind, to Rung's channels. */
  void addSlopes(double factor, double[][] slopes, FiniteNumbers finite, double[][] derivative) {
    for (int k = 0; k < slopes.length; k++) {
      int[] channels = kinds.get(k).channels;
      for (int i = 0; i < channels.length; i++) {
        for (int p = 0; p < points; p++) {
          derivative[channels[i]][p] += finite.at(p, factor * slopes[k][p * channels.length + i]);
        }
      }
    }
  }

  /** Adds second derivatives, with weights, to Rung's packed pairs of channels. */
  void addSeconds(
      double factor,
      double[] weights,
      double[][] seconds,
      FiniteNumbers finite,
      double[][] packed) {
    int array = 0;
    for (int a = 0; a < kinds.size(); a++) {
      for (int b = a; b < kinds.size(); b++) {
        double[] values = seconds[array++];
        int[] left = kinds.get(a).channels;
        int[] right = kinds.get(b).channels;
        int width = points == 0 ? 0 : values.length / points;
        int component = 0;
        for (int i = 0; i < left.length; i++) {
          for (int j = a == b ? i : 0; j < right.length; j++) {
            int high = Math.max(left[i], right[j]);
            double[] sum = packed[high * (high + 1) / 2 + Math.min(left[i], right[j])];
            for (int p = 0; p < points; p++) {
              sum[p] += finite.at(p, factor * weights[p] * values[p * width + component]);
            }
            component++;
          }
        }
      }
    }
  }
}
