package rung.functional;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Densities at which formulas like to divide by zero: everything must stay finite there. */
final class FiniteAtEdges {
  private static final double[] DENSITIES = {
    0, 1e-300, 1e-30, 1e-20, 1e-14, 1e-12, 1e-8, 1e-3, 1, 1e5
  };
  private static final double[] TAUS = {0, 1e-30, 1e-15, 1e-3, 1e6};
  private static final double[] SLOPES = {0, 1e-30, 1e-15, 1e-5, 1, 1e5};

  private FiniteAtEdges() {}

  static void check(Functional functional, int spins) {
    FeatureLayout layout = functional.layout(spins);
    Features features = features(layout);
    int n = features.points();
    finite(functional, features, "energy", functional.energyDensity(features));
    XcValue value = functional.evaluate(features);
    finite(functional, features, "derivative", value.derivative());
    assertThat(value.energy()).isFinite();
    XcKernel kernel = functional.linearise(features);
    for (int c = 0; c < layout.channels(); c++) {
      double[][] tangent = new double[layout.channels()][n];
      Arrays.fill(tangent[c], 1);
      finite(functional, features, "kernel " + c, kernel.apply(tangent));
    }
    double[] gradient = new double[functional.parameters().size()];
    functional.addParameterGradient(features, 1, null, gradient);
    functional.addParameterGradient(features, 1, features.values(), gradient);
    for (int i = 0; i < gradient.length; i++) {
      assertThat(gradient[i]).as(functional.parameters().names().get(i)).isFinite();
    }
  }

  private static void finite(
      Functional functional, Features features, String what, double[]... arrays) {
    for (int c = 0; c < arrays.length; c++) {
      for (int p = 0; p < features.points(); p++) {
        if (!Double.isFinite(arrays[c][p])) {
          int at = p;
          throw new AssertionError(
              "%s %s[%d] is %s at %s"
                  .formatted(
                      functional.name(),
                      what,
                      c,
                      arrays[c][p],
                      Arrays.toString(
                          Arrays.stream(features.values()).mapToDouble(v -> v[at]).toArray())));
        }
      }
    }
  }

  /** With the τ_σ of a given iso-orbital indicator. */
  private static double[] special(
      FeatureLayout layout, double up, double down, double slopeUp, double slopeDown, int alpha) {
    double upper = tau(up, slopeUp, alpha);
    double lower = tau(down, slopeDown, alpha);
    return layout.spins() == 1
        ? new double[] {2 * up, 4 * slopeUp * slopeUp, 2 * upper, 2 * exchange(up), exchange(up)}
        : new double[] {
          up,
          down,
          slopeUp * slopeUp,
          slopeUp * slopeDown,
          slopeDown * slopeDown,
          upper,
          lower,
          exchange(up),
          exchange(down),
          0,
          exchange(down)
        };
  }

  private static double exchange(double rho) {
    return -rho * Math.cbrt(rho);
  }

  private static double tau(double rho, double slope, int alpha) {
    double uniform = 0.3 * Math.pow(6 * Math.PI * Math.PI, 2.0 / 3) * Math.pow(rho, 5.0 / 3);
    return slope * slope / (8 * Math.max(rho, 1e-20)) + alpha * uniform;
  }

  private static Features features(FeatureLayout layout) {
    List<double[]> rows = new ArrayList<>();
    for (double up : DENSITIES) {
      for (double down : layout.spins() == 1 ? new double[] {0} : DENSITIES) {
        for (double slopeUp : SLOPES) {
          for (double slopeDown : layout.spins() == 1 ? new double[] {0} : SLOPES) {
            double cross = slopeUp * slopeDown;
            for (double tau : layout.tau() ? TAUS : new double[] {0}) {
              rows.add(
                  layout.spins() == 1
                      ? new double[] {up, slopeUp * slopeUp, tau, -tau, 0}
                      : new double[] {
                        up,
                        down,
                        slopeUp * slopeUp,
                        cross,
                        slopeDown * slopeDown,
                        tau,
                        tau,
                        exchange(up),
                        -tau,
                        -tau,
                        exchange(down)
                      });
            }
            // α = 0 and α = 1
            rows.add(special(layout, up, down, slopeUp, slopeDown, 0));
            rows.add(special(layout, up, down, slopeUp, slopeDown, 1));
          }
        }
      }
    }
    // rounding may leave a density slightly below zero
    rows.add(new double[] {-1e-18, -1e-18, 1e-20, 0, 1e-20, -1e-25, 0, 1e-30, 0, 0, 1e-30});
    double[][] values = new double[layout.channels()][rows.size()];
    int[] from = SampleFeatures.positions(layout);
    for (int p = 0; p < rows.size(); p++) {
      for (int c = 0; c < layout.channels(); c++) {
        values[c][p] = rows.get(p)[from[c]];
      }
    }
    double[] weights = new double[rows.size()];
    Arrays.fill(weights, 1);
    return new Features(layout, rows.size(), values, weights);
  }
}
