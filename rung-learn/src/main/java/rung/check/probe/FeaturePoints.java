package rung.check.probe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Points at which conditions on the enhancement factor are tested.
 *
 * @param radius Wigner-Seitz radii r_s, bohr
 * @param gradient reduced gradients s
 * @param zeta polarisations ζ
 * @param alpha iso-orbital indicators α = (τ − τ_W)/τ_unif
 */
public record FeaturePoints(double[] radius, double[] gradient, double[] zeta, double[] alpha) {
  private static final double SMALLEST_RADIUS = 1e-3;
  private static final double LARGEST_RADIUS = 30;

  /** The radii at one s, ζ, α. */
  public static FeaturePoints column(double[] radii, double[] column) {
    return new FeaturePoints(
        radii,
        constant(radii.length, column[0]),
        constant(radii.length, column[1]),
        constant(radii.length, column[2]));
  }

  /**
   * Points where {@link ConditionGrid#WIDE} lies: r_s by equal factors, s and α up to 10 and denser
   * at small ones; a quarter unpolarised, an eighth fully polarised, an eighth with α = 0.
   */
  public static FeaturePoints sample(int points, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double span = LARGEST_RADIUS / SMALLEST_RADIUS;
    FeaturePoints sample =
        new FeaturePoints(
            new double[points], new double[points], new double[points], new double[points]);
    for (int p = 0; p < points; p++) {
      sample.radius[p] = SMALLEST_RADIUS * Math.pow(span, random.nextDouble());
      sample.gradient[p] = 10 * Math.pow(random.nextDouble(), 2);
      int spins = random.nextInt(8);
      double zeta = random.nextDouble();
      sample.zeta[p] = spins < 2 ? 0 : spins == 2 ? 1 : zeta;
      boolean oneOrbital = random.nextInt(8) == 0;
      double alpha = 10 * Math.pow(random.nextDouble(), 2);
      sample.alpha[p] = oneOrbital ? 0 : alpha;
    }
    return sample;
  }

  public int size() {
    return radius.length;
  }

  /** The same s, ζ, α at radii times {@code factor}. */
  public FeaturePoints scaled(double factor) {
    return at(Arrays.stream(radius).map(r -> r * factor).toArray());
  }

  /** The same s, ζ, α at other radii. */
  public FeaturePoints at(double[] radii) {
    return new FeaturePoints(radii, gradient, zeta, alpha);
  }

  /** The same s, ζ, α, all at one radius. */
  public FeaturePoints at(double radius) {
    return at(constant(size(), radius));
  }

  /** The same densities and polarisations without gradients, α = 1. */
  public FeaturePoints flat() {
    return new FeaturePoints(radius, new double[size()], zeta, constant(size(), 1));
  }

  /** The same densities and gradients, all of one spin in one orbital. */
  public FeaturePoints oneElectron() {
    return new FeaturePoints(radius, gradient, constant(size(), 1), new double[size()]);
  }

  /** Points {@code from} to {@code to} − 1. */
  public FeaturePoints slice(int from, int to) {
    return new FeaturePoints(
        Arrays.copyOfRange(radius, from, to),
        Arrays.copyOfRange(gradient, from, to),
        Arrays.copyOfRange(zeta, from, to),
        Arrays.copyOfRange(alpha, from, to));
  }

  private static double[] constant(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }
}
