package rung.functional.hybrid;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import rung.functional.EnergyPart;
import rung.functional.ExactExchange;
import rung.functional.Ingredient;
import rung.functional.NonLocalFunctional;
import rung.functional.form.Arithmetic;
import rung.functional.form.ExchangeFormula;
import rung.functional.form.PartFormula;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.SplitForm;
import rung.functional.form.Vv10Formula;
import rung.functional.published.PerdewWangCorrelation;
import rung.functional.published.SlaterExchange;

/**
 * The power series of A. D. Becke, J. Chem. Phys. 107, 8554 (1997), and functionals made like it.
 *
 * <p>e = Σ_σ e_x(ρ_σ) g_x(x_σ²) + Σ_σ e_c(ρ_σ, 0) g_ss(x_σ²) + [e_c(ρ_α, ρ_β) − Σ_σ e_c(ρ_σ, 0)]
 * g_os((x_α² + x_β²)/2), g = Σ_i c_i u^i, u = γx²/(1 + γx²) (eq. 4 to 9), e_c of {@code lda_c_pw}.
 * With an ω, e_x is the short-range part of the Slater exchange (J.-D. Chai, M. Head-Gordon, J.
 * Chem. Phys. 128, 084106 (2008)).
 */
public final class Becke97 implements SplitForm {
  private static final double GAMMA_EXCHANGE = 0.004;
  private static final double GAMMA_SAME = 0.2;
  private static final double GAMMA_OPPOSITE = 0.006;

  /** A. D. Becke (1997), with a_x = 0.1943. */
  public static final Becke97 HYBRID =
      new Becke97(
          "hyb_gga_xc_b97",
          new Series(
              new double[] {0.8094, 0.5073, 0.7481},
              new double[] {0.1737, 2.3487, -2.4868},
              new double[] {0.9454, 0.7471, -4.5961}),
          new Mixing(0.1943, 0, 0),
          null);

  /** S. Grimme, J. Comput. Chem. 27, 1787 (2006), without its dispersion. */
  public static final Becke97 DISPERSION =
      new Becke97(
          "gga_xc_b97_d",
          new Series(
              new double[] {1.08662, -0.52127, 3.25429},
              new double[] {0.22340, -1.56208, 1.94293},
              new double[] {0.69041, 6.30270, -14.9712}),
          null,
          null);

  /** HCTH/407: A. D. Boese, N. C. Handy, J. Chem. Phys. 114, 5497 (2001). */
  public static final Becke97 HCTH =
      new Becke97(
          "gga_xc_hcth_407",
          new Series(
              new double[] {1.08184, -0.518339, 3.42562, -2.62901, 2.28855},
              new double[] {1.18777, -2.40292, 5.61741, -9.17923, 6.24798},
              new double[] {0.589076, 4.42374, -19.2218, 42.5721, -42.0052}),
          null,
          null);

  /** ωB97: J.-D. Chai, M. Head-Gordon, J. Chem. Phys. 128, 084106 (2008). */
  public static final Becke97 LONG_RANGE =
      new Becke97(
          "hyb_gga_xc_wb97",
          new Series(
              new double[] {1, 1.13116, -2.74915, 12.0900, -5.71642},
              new double[] {1, -2.55352, 11.8926, -26.9452, 17.0927},
              new double[] {1, 3.99051, -17.0066, 1.07292, 8.88211}),
          new Mixing(0, 1, 0.4),
          null);

  /** ωB97X: the same paper. */
  public static final Becke97 LONG_RANGE_X =
      new Becke97(
          "hyb_gga_xc_wb97x",
          new Series(
              new double[] {0.842294, 0.726479, 1.04760, -5.70635, 13.2794},
              new double[] {1, -4.33879, 18.2308, -31.7430, 17.2901},
              new double[] {1, 2.37031, -11.3995, 6.58405, -3.78132}),
          new Mixing(0.157706, 1 - 0.157706, 0.3),
          null);

  /** ωB97X-V: N. Mardirossian, M. Head-Gordon, Phys. Chem. Chem. Phys. 16, 9904 (2014). */
  public static final Becke97 LONG_RANGE_V =
      new Becke97(
          "hyb_gga_xc_wb97x_v",
          new Series(
              new double[] {0.833, 0.603, 1.194},
              new double[] {0.556, -0.257},
              new double[] {1.219, -1.850}),
          new Mixing(0.167, 1 - 0.167, 0.3),
          new double[] {6.0, 0.01});

  /** Coefficients of exchange, of same-spin and of opposite-spin correlation. */
  private record Series(double[] exchange, double[] same, double[] opposite) {}

  /** Exact exchange; an ω of zero for none of long range. */
  private record Mixing(double fullRange, double longRange, double omega) {}

  private final String name;
  private final Series series;
  private final @Nullable Mixing mixing;
  private final double @Nullable [] vv10;

  private Becke97(String name, Series series, @Nullable Mixing mixing, double @Nullable [] vv10) {
    this.name = name;
    this.series = series;
    this.mixing = mixing;
    this.vv10 = vv10;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  private boolean rangeSeparated() {
    return mixing != null && mixing.omega > 0;
  }

  private <T> T omega(PointInputs<T> in, Mixing numbers) {
    return in.constant(name + ".omega", numbers.omega);
  }

  @Override
  public <T> @Nullable PartFormula<T> formula(
      Class<? extends EnergyPart> kind, Arithmetic<T> a, PointInputs<T> in) {
    if (kind == ExactExchange.class && mixing != null) {
      T fullRange = in.constant(name + ".a", mixing.fullRange);
      return rangeSeparated()
          ? new ExchangeFormula<>(
              fullRange, in.constant(name + ".b", mixing.longRange), omega(in, mixing))
          : ExchangeFormula.global(fullRange);
    }
    return kind == NonLocalFunctional.class && vv10 != null
        ? new Vv10Formula<>(
            a.constant(1),
            in.constant(name + ".vv10_b", vv10[0]),
            in.constant(name + ".vv10_c", vv10[1]))
        : null;
  }

  @Override
  public <T> T exchange(Arithmetic<T> a, PointInputs<T> in) {
    T sum = a.constant(0);
    for (int spin = 0; spin < 2; spin++) {
      T x2 = ReducedGradient.squaredBecke(a, in, spin);
      T exchange = SlaterExchange.ofSpin(a, in, spin);
      if (rangeSeparated() && mixing != null) {
        exchange = a.multiply(exchange, CoulombAttenuation.ofSpin(a, in, spin, omega(in, mixing)));
      }
      T enhanced = gain(a, in, "x", GAMMA_EXCHANGE, series.exchange, x2);
      sum = a.add(sum, a.multiply(exchange, enhanced));
    }
    return sum;
  }

  @Override
  public <T> T correlation(Arithmetic<T> a, PointInputs<T> in) {
    T sum = a.constant(0);
    T opposite = PerdewWangCorrelation.PUBLISHED.energyDensity(a, in);
    for (int spin = 0; spin < 2; spin++) {
      T x2 = ReducedGradient.squaredBecke(a, in, spin);
      T perParticle = PerdewWangCorrelation.PUBLISHED.perParticleOfSpin(a, in, spin);
      T same = a.multiply(in.density(spin), perParticle);
      sum = a.add(sum, a.multiply(same, gain(a, in, "ss", GAMMA_SAME, series.same, x2)));
      opposite = a.subtract(opposite, same);
    }
    T up = ReducedGradient.squaredBecke(a, in, 0);
    T mean = a.multiply(0.5, a.add(up, ReducedGradient.squaredBecke(a, in, 1)));
    T gain = gain(a, in, "os", GAMMA_OPPOSITE, series.opposite, mean);
    return a.add(sum, a.multiply(opposite, gain));
  }

  /** g(x²). */
  private <T> T gain(
      Arithmetic<T> a, PointInputs<T> in, String part, double gamma, double[] c, T x2) {
    T scaled = a.multiply(in.constant(name + ".gamma_" + part, gamma), x2);
    // γx²/(1 + γx²) as 1 − 1/(1 + γx²): finite at any x²
    T u = a.subtract(a.constant(1), a.reciprocal(a.add(scaled, 1)));
    T sum = in.constant(coefficient(part, c.length - 1), c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) {
      sum = a.add(in.constant(coefficient(part, i), c[i]), a.multiply(u, sum));
    }
    return sum;
  }

  private String coefficient(String part, int i) {
    return name + ".c_" + part + i;
  }
}
