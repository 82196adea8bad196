package rung.check.probe;

import rung.functional.FeatureBuilder;
import rung.functional.FeatureLayout;
import rung.functional.Features;
import rung.functional.Functional;
import rung.functional.Ingredient;
import rung.linalg.Vectors;

/**
 * Energies of a functional at the sum of two {@link ExponentialDensity}s some way apart, from
 * gradient vectors in Cartesian coordinates. Kinetic and exchange energy densities are those of the
 * two alone, added: exact where they do not overlap.
 *
 * @param first at the origin
 * @param second at {@code distance} along the first axis of the frame
 * @param distance bohr
 * @param frame orthonormal rows, the directions of the molecule's own axes in space
 */
public record TwoCentreDensity(
    ExponentialDensity first, ExponentialDensity second, double distance, double[][] frame) {
  private static final int DIRECTIONS = 16;
  private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  /** Axes of space. */
  public static double[][] standardFrame() {
    return new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  }

  /** The axes turned by the unit quaternion (1, 2, 3, 4)/√30. */
  public static double[][] turnedFrame() {
    double w = 1 / Math.sqrt(30);
    double x = 2 * w;
    double y = 3 * w;
    double z = 4 * w;
    return new double[][] {
      {1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)},
      {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)},
      {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)}
    };
  }

  /** Σ w e, hartree. */
  public double energy(Functional functional) {
    return functional.evaluate(features(functional)).energy();
  }

  /**
   * Shells about either centre, shared out as the centres share the density (F. L. Hirshfeld,
   * Theor. Chim. Acta 44, 129 (1977)).
   */
  private Features features(Functional functional) {
    int shells = ExponentialDensity.POINTS;
    int n = 2 * shells * DIRECTIONS;
    FeatureBuilder fill = new FeatureBuilder(functional.layout(2), n);
    double[] weights = new double[n];
    int p = 0;
    for (int centre = 0; centre < 2; centre++) {
      ExponentialDensity own = centre == 0 ? first : second;
      for (int shell = 0; shell < shells; shell++) {
        for (int d = 0; d < DIRECTIONS; d++, p++) {
          double[] point = inSpace(direction(d), own.radius(shell));
          double[] fromFirst = centre == 0 ? point : moved(point, distance);
          double[] fromSecond = centre == 0 ? moved(point, -distance) : point;
          double share = fill(fill, p, fromFirst, fromSecond);
          weights[p] = own.weight(shell) / DIRECTIONS * (centre == 0 ? share : 1 - share);
        }
      }
    }
    return fill.features(weights);
  }

  /** Writes the features of a point and returns the first centre's share of the density. */
  private double fill(FeatureBuilder fill, int p, double[] fromFirst, double[] fromSecond) {
    FeatureLayout layout = fill.layout();
    double[][] from = {fromFirst, fromSecond};
    ExponentialDensity[] ions = {first, second};
    double[] total = new double[2];
    double[][] gradient = new double[2][3];
    for (int c = 0; c < 2; c++) {
      double r = Vectors.norm(from[c]);
      for (int s = 0; s < 2; s++) {
        double rho = ions[c].density(s, r);
        total[c] += rho;
        fill.channel(Ingredient.DENSITY, s)[p] += rho;
        for (int k = 0; k < 3; k++) {
          gradient[s][k] -= 2 * ions[c].charge() * rho * from[c][k] / r;
        }
        if (layout.tau()) {
          fill.channel(Ingredient.TAU, s)[p] += ions[c].kinetic(s, r);
        }
        if (layout.exchange()) {
          fill.channel(Ingredient.EXCHANGE, s)[p] += ions[c].exchange(s, r);
        }
      }
    }
    for (int s = 0; s < 2 && layout.gradient(); s++) {
      for (int t = s; t < 2; t++) {
        fill.sigma(s, t)[p] = Vectors.dot(gradient[s], gradient[t]);
      }
    }
    return total[0] / (total[0] + total[1]);
  }

  /** A point of the spherical Fibonacci lattice. */
  private static double[] direction(int index) {
    double z = (2 * index + 1.0) / DIRECTIONS - 1;
    double ring = Math.sqrt(1 - z * z);
    double angle = index * GOLDEN_ANGLE;
    return new double[] {ring * Math.cos(angle), ring * Math.sin(angle), z};
  }

  private double[] inSpace(double[] own, double radius) {
    double[] point = new double[3];
    for (int k = 0; k < 3; k++) {
      for (int axis = 0; axis < 3; axis++) {
        point[k] += radius * own[axis] * frame[axis][k];
      }
    }
    return point;
  }

  /** Moved along the molecule's first axis. */
  private double[] moved(double[] point, double by) {
    double[] moved = point.clone();
    for (int k = 0; k < 3; k++) {
      moved[k] += by * frame[0][k];
    }
    return moved;
  }
}
