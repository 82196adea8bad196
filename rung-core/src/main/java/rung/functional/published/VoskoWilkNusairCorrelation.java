package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Correlation of the uniform gas after S. H. Vosko, L. Wilk and M. Nusair, Can. J. Phys. 58, 1200
 * (1980).
 *
 * <p>Each part is (eq. 4.4) with x = √r_s, X(x) = x² + bx + c, Q = √(4c − b²): A { ln(x²/X) +
 * (2b/Q) arctan Q/(2x+b) − b x₀/X(x₀) [ ln((x−x₀)²/X) + 2(b+2x₀)/Q · arctan Q/(2x+b) ] }. {@code
 * lda_c_vwn} interpolates the Ceperley-Alder fit as VWN5: ε_0 + α_c f(ζ)/f″(0) (1−ζ⁴) + (ε_1−ε_0) f
 * ζ⁴; {@code lda_c_vwn_rpa} has the fit to the random-phase approximation and ε_0 + (ε_1−ε_0) f.
 *
 * <p>Trained constants may pass 4c = b²: (1/Q) arctan Q/(2x+b) is analytic in Q² and goes on as
 * artanh. The formula itself ends where X(x) or X(x₀) reaches zero: it needs c &gt; 0, b &gt; −2√c.
 */
public final class VoskoWilkNusairCorrelation implements EnergyForm {
  /** One fit. */
  private record Fit(double amplitude, double b, double c, double x0) {}

  /** VWN5, the recommended fit. */
  public static final VoskoWilkNusairCorrelation FIVE =
      new VoskoWilkNusairCorrelation(
          "lda_c_vwn",
          new Fit(0.0310907, 3.72744, 12.9352, -0.10498),
          new Fit(0.01554535, 7.06042, 18.0578, -0.32500),
          new Fit(-1 / (6 * Math.PI * Math.PI), 1.13107, 13.0045, -0.0047584));

  /** The random-phase approximation, which some programs call VWN. */
  public static final VoskoWilkNusairCorrelation RANDOM_PHASE =
      new VoskoWilkNusairCorrelation(
          "lda_c_vwn_rpa",
          new Fit(0.0310907, 13.0720, 42.7198, -0.409286),
          new Fit(0.01554535, 20.1231, 101.578, -0.743294));

  /** Up to this |t| the series with {@value #TERMS} powers is exact to rounding. */
  private static final double SERIES = 0.01;

  private static final int TERMS = 8;

  private final String name;
  private final Fit[] fits;

  private VoskoWilkNusairCorrelation(String name, Fit... fits) {
    this.name = name;
    this.fits = fits;
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
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T radius = density.wignerSeitzRadius();
    T zero = part(a, in, radius, 0);
    T difference = a.subtract(part(a, in, radius, 1), zero);
    T mixed = difference;
    if (fits.length == 3) {
      // f″(0) = 4 / (9 (2^⅓ − 1))
      T linear = a.multiply(9 * (Math.cbrt(2) - 1) / 4, part(a, in, radius, 2));
      T fourth = a.square(a.square(density.polarisation()));
      mixed = a.add(linear, a.multiply(fourth, a.subtract(difference, linear)));
    }
    T perParticle = a.add(zero, a.multiply(density.spinInterpolation(), mixed));
    return a.multiply(density.total(), perParticle);
  }

  private <T> T part(Arithmetic<T> a, PointInputs<T> in, T radius, int number) {
    Fit fit = fits[number];
    T amplitude = in.constant(name + ".a" + number, fit.amplitude);
    T b = in.constant(name + ".b" + number, fit.b);
    T c = in.constant(name + ".c" + number, fit.c);
    T x0 = in.constant(name + ".x0_" + number, fit.x0);
    T x = a.sqrt(radius);
    T inverse = a.reciprocal(a.add(a.add(radius, c), a.multiply(b, x)));
    T slope = a.add(a.multiply(2, x), b);
    T discriminant = a.subtract(a.multiply(4, c), a.square(b));
    T angle = a.divide(angleRatio(a, a.divide(discriminant, a.square(slope))), slope);
    T pole = a.divide(a.multiply(b, x0), a.add(a.add(a.square(x0), c), a.multiply(b, x0)));
    T angleFactor = a.multiply(2, a.subtract(b, a.multiply(pole, a.add(b, a.multiply(2, x0)))));
    T far = a.log(a.multiply(radius, inverse));
    T near = a.log(a.multiply(a.square(a.subtract(x, x0)), inverse));
    T sum = a.add(a.subtract(far, a.multiply(pole, near)), a.multiply(angleFactor, angle));
    return a.multiply(amplitude, sum);
  }

  /**
   * arctan(√t) / √t; for t &lt; 0, where 4c &lt; b², its continuation artanh(√−t) / √−t; around
   * zero the series of both.
   */
  private static <T> T angleRatio(Arithmetic<T> a, T t) {
    T magnitude = a.ifPositive(t, t, a.negate(t));
    T beyondSeries = a.add(magnitude, -SERIES);
    // Each branch is computed everywhere, so each gets an argument that it can bear.
    T root = a.sqrt(a.ifPositive(beyondSeries, magnitude, a.constant(0.25)));
    T below = a.ifPositive(t, a.constant(0.5), root);
    T quotient = a.divide(a.add(below, 1), a.subtract(a.constant(1), below));
    T continued = a.divide(a.multiply(0.5, a.log(quotient)), below);
    T closed = a.ifPositive(t, a.divide(a.atan(root), root), continued);
    T small = a.ifPositive(beyondSeries, a.constant(0), t);
    T series = a.constant(1.0 / (2 * TERMS + 1));
    for (int k = TERMS - 1; k >= 0; k--) {
      series = a.subtract(a.constant(1.0 / (2 * k + 1)), a.multiply(small, series));
    }
    return a.ifPositive(beyondSeries, closed, series);
  }
}
