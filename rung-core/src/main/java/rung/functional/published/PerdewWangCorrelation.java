package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Correlation of the uniform gas after J. P. Perdew and Y. Wang, Phys. Rev. B 45, 13244 (1992).
 *
 * <p>ε_c = ε_0 + α_c f(ζ)/f″(0) (1 − ζ⁴) + (ε_1 − ε_0) f(ζ) ζ⁴ (eq. 8), where ε_0, ε_1 and −α_c are
 * each G = −2A (1 + α₁ r_s) ln[1 + 1 / (2A (β₁ r_s^½ + β₂ r_s + β₃ r_s^3/2 + β₄ r_s²))] (eq. 10).
 * {@code lda_c_pw} has the constants of the paper's table I, {@code lda_c_pw_mod} those with more
 * digits that the authors' PBE program uses.
 */
public final class PerdewWangCorrelation implements EnergyForm {
  private static final double[] ALPHA1 = {0.21370, 0.20548, 0.11125};
  private static final double[][] BETA = {
    {7.5957, 3.5876, 1.6382, 0.49294},
    {14.1189, 6.1977, 3.3662, 0.62517},
    {10.357, 3.6231, 0.88026, 0.49671}
  };

  /** As published. */
  public static final PerdewWangCorrelation PUBLISHED =
      new PerdewWangCorrelation("lda_c_pw", new double[] {0.031091, 0.015545, 0.016887}, 1.709921);

  /** With more digits; the part of PBE correlation that does not see the gradient. */
  public static final PerdewWangCorrelation MODIFIED =
      new PerdewWangCorrelation(
          "lda_c_pw_mod",
          new double[] {0.0310907, 0.01554535, 0.0168869},
          1.709920934161365617563962776245);

  private final String name;
  private final double[] amplitudes;
  private final double curvature;

  private PerdewWangCorrelation(String name, double[] amplitudes, double curvature) {
    this.name = name;
    this.amplitudes = amplitudes;
    this.curvature = curvature;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public XcKind kind() {
    return XcKind.CORRELATION;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.multiply(new SpinDensities<>(a, in).total(), perParticle(a, in));
  }

  /**
   * ε_c and how it changes with the density.
   *
   * @param value ε_c, hartree
   * @param byLogRadius r_s ∂ε_c/∂r_s
   */
  record Slope<T>(T value, T byLogRadius) {}

  /** ε_c(r_s, ζ), hartree. */
  <T> T perParticle(Arithmetic<T> a, PointInputs<T> in) {
    T radius = new SpinDensities<>(a, in).wignerSeitzRadius();
    return interpolated(a, in, fit(a, in, radius, 0), fit(a, in, radius, 1), fit(a, in, radius, 2));
  }

  /** The same with its slope. */
  <T> Slope<T> slope(Arithmetic<T> a, PointInputs<T> in) {
    T radius = new SpinDensities<>(a, in).wignerSeitzRadius();
    return new Slope<>(
        perParticle(a, in),
        interpolated(
            a,
            in,
            fitSlope(a, in, radius, 0),
            fitSlope(a, in, radius, 1),
            fitSlope(a, in, radius, 2)));
  }

  /** Eq. 8. */
  private <T> T interpolated(Arithmetic<T> a, PointInputs<T> in, T zero, T one, T minusStiffness) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T f = density.spinInterpolation();
    T fourth = a.square(a.square(density.polarisation()));
    T linear = a.divide(a.negate(minusStiffness), in.constant(name + ".fz20", curvature));
    T mixed = a.add(linear, a.multiply(fourth, a.subtract(a.subtract(one, zero), linear)));
    return a.add(zero, a.multiply(f, mixed));
  }

  /** ε_c of one spin alone, ζ = ±1: ε_1. */
  public <T> T perParticleOfSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    return fit(a, in, density.wignerSeitzRadius(density.positive(spin)), 1);
  }

  /** G(r_s) = −2A (1 + α₁r_s) ln[1 + 1/(2AQ)], eq. 10. */
  private <T> T fit(Arithmetic<T> a, PointInputs<T> in, T radius, int part) {
    T amplitude = amplitude(in, part);
    T series = series(a, in, radius, part);
    T logarithm = a.log1p(a.reciprocal(a.multiply(2, a.multiply(amplitude, series))));
    T front = a.add(a.multiply(linear(in, part), radius), 1);
    return a.multiply(-2, a.multiply(amplitude, a.multiply(front, logarithm)));
  }

  /** r_s dG/dr_s. */
  private <T> T fitSlope(Arithmetic<T> a, PointInputs<T> in, T radius, int part) {
    T amplitude = amplitude(in, part);
    T series = series(a, in, radius, part);
    T twice = a.multiply(2, a.multiply(amplitude, series));
    T logarithm = a.log1p(a.reciprocal(twice));
    T linear = a.multiply(linear(in, part), radius);
    T root = a.sqrt(radius);
    T rise = a.multiply(2, beta(in, 4, part));
    for (int k = 3; k >= 1; k--) {
      rise = a.add(a.multiply(0.5 * k, beta(in, k, part)), a.multiply(root, rise));
    }
    rise = a.divide(a.multiply(root, rise), a.multiply(series, a.add(twice, 1)));
    T change = a.subtract(a.multiply(linear, logarithm), a.multiply(a.add(linear, 1), rise));
    return a.multiply(-2, a.multiply(amplitude, change));
  }

  /** Q = β₁r_s^½ + β₂r_s + β₃r_s^3/2 + β₄r_s². */
  private <T> T series(Arithmetic<T> a, PointInputs<T> in, T radius, int part) {
    T root = a.sqrt(radius);
    T series = beta(in, 4, part);
    for (int k = 3; k >= 1; k--) {
      series = a.add(beta(in, k, part), a.multiply(root, series));
    }
    return a.multiply(root, series);
  }

  private <T> T amplitude(PointInputs<T> in, int part) {
    return in.constant(name + ".a" + part, amplitudes[part]);
  }

  private <T> T linear(PointInputs<T> in, int part) {
    return in.constant(name + ".alpha1_" + part, ALPHA1[part]);
  }

  private <T> T beta(PointInputs<T> in, int k, int part) {
    return in.constant(name + ".beta" + k + "_" + part, BETA[part][k - 1]);
  }
}
