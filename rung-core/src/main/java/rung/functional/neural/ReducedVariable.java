package rung.functional.neural;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.KineticEnergies;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.SpinDensities;

/**
 * Variables made of the whole density; most of them are dimensionless and bounded. Where s itself
 * enters, it is √(s² + {@value #ROUNDING}), which has derivatives at s = 0.
 */
public enum ReducedVariable implements Feature {
  /** (1 − r_s)/(1 + r_s), between −1 and 1. */
  RADIUS("rs", Ingredient.DENSITY, false, true),
  /** ζ². */
  POLARISATION("zeta2", Ingredient.DENSITY, true, false),
  /** (s² − ¼)/(s² + ¼), between −1 and 1. */
  SMALL_GRADIENT("s_half", Ingredient.GRADIENT, false, false),
  /** (s² − 4)/(s² + 4), between −1 and 1. */
  LARGE_GRADIENT("s_two", Ingredient.GRADIENT, false, false),
  /**
   * 1 − 2β, β = (τ − τ_W)/(τ + τ_unif) (J. W. Furness, J. Sun, Phys. Rev. B 99, 041119 (2019)): 1
   * for one orbital, 0 for the uniform gas, between −1 and 1.
   */
  ORBITAL("beta", Ingredient.TAU, false, false),
  /** ζ. */
  SIGNED_POLARISATION("zeta", Ingredient.DENSITY, true, false),
  /** ln(1 + n), of M. F. Kasim, S. M. Vinko, Phys. Rev. Lett. 127, 126403 (2021). */
  LOG_PLUS_DENSITY("log1p_n", Ingredient.DENSITY, false, true),
  /** ln(1 + s), likewise. */
  LOG_PLUS_GRADIENT("log1p_s", Ingredient.GRADIENT, false, false),
  /** ln(n^⅓ + 10⁻⁵), of S. Dick, M. Fernandez-Serra, Phys. Rev. B 104, L161109 (2021). */
  LOG_ROOT("x0", Ingredient.DENSITY, false, true),
  /** ln ½[(1 + ζ)^4/3 + (1 − ζ)^4/3], likewise. */
  LOG_SPIN("x1", Ingredient.DENSITY, true, false),
  /** (1 − e^(−s²)) ln(1 + s), likewise. */
  LOG_GRADIENT("x2", Ingredient.GRADIENT, false, false),
  /** ln ½(1 + α), α = (τ − τ_W)/[(3/10)(3π²)^⅔ n^5/3 + 10⁻³ τ_W], likewise. */
  LOG_ORBITAL("x3", Ingredient.TAU, false, false);

  private static final double ROUNDING = 1e-8;

  private final String id;
  private final Ingredient ingredient;
  private final boolean seesSpin;
  private final boolean seesScale;

  ReducedVariable(String id, Ingredient ingredient, boolean seesSpin, boolean seesScale) {
    this.id = id;
    this.ingredient = ingredient;
    this.seesSpin = seesSpin;
    this.seesScale = seesScale;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return ingredient == Ingredient.TAU
        ? Set.of(Ingredient.TAU, Ingredient.GRADIENT)
        : Set.of(ingredient);
  }

  @Override
  public boolean seesSpin() {
    return seesSpin;
  }

  @Override
  public boolean tellsSpinsApart() {
    return this == SIGNED_POLARISATION;
  }

  @Override
  public boolean seesScale() {
    return seesScale;
  }

  @Override
  public <T> T of(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    return switch (this) {
      case RADIUS -> a.add(a.divide(a.constant(2), a.add(density.wignerSeitzRadius(), 1)), -1);
      case POLARISATION -> a.square(density.polarisation());
      case SMALL_GRADIENT -> gradient(a, in, 0.5);
      case LARGE_GRADIENT -> gradient(a, in, 2);
      case ORBITAL -> orbital(a, in);
      case SIGNED_POLARISATION -> density.polarisation();
      case LOG_PLUS_DENSITY -> a.log1p(density.total());
      case LOG_PLUS_GRADIENT -> a.log1p(reducedGradient(a, in));
      case LOG_ROOT -> a.log(a.add(a.cbrt(density.positiveTotal()), 1e-5));
      case LOG_SPIN -> {
        T up = a.pow(density.twiceFraction(0), 4.0 / 3);
        T down = a.pow(density.twiceFraction(1), 4.0 / 3);
        yield a.log(a.multiply(0.5, a.add(up, down)));
      }
      case LOG_GRADIENT -> {
        T s2 = ReducedGradient.squaredTotal(a, in);
        T gate = a.negate(a.expm1(a.negate(s2)));
        yield a.multiply(gate, a.log1p(reducedGradient(a, in)));
      }
      case LOG_ORBITAL -> a.log(a.multiply(0.5, a.add(indicator(a, in), 1)));
    };
  }

  /** (s² − c²)/(s² + c²) = 1 − 2c²/(s² + c²). */
  private static <T> T gradient(Arithmetic<T> a, PointInputs<T> in, double scale) {
    double c2 = scale * scale;
    T s2 = ReducedGradient.squaredTotal(a, in);
    return a.subtract(a.constant(1), a.divide(a.constant(2 * c2), a.add(s2, c2)));
  }

  private static <T> T reducedGradient(Arithmetic<T> a, PointInputs<T> in) {
    T s2 = ReducedGradient.squaredTotal(a, in);
    // |∇n|² from its parts may round below zero
    return a.sqrt(a.add(a.ifPositive(s2, s2, a.constant(0)), ROUNDING));
  }

  private static <T> T orbital(Arithmetic<T> a, PointInputs<T> in) {
    KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
    T excess = a.subtract(kinetic.total(), kinetic.totalWeizsaecker());
    T beta = a.divide(excess, a.add(kinetic.total(), kinetic.totalUniform()));
    return a.subtract(a.constant(1), a.multiply(2, beta));
  }

  /** α ≥ 0: what rounding leaves below counts as zero. */
  private static <T> T indicator(Arithmetic<T> a, PointInputs<T> in) {
    KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
    T weizsaecker = kinetic.totalWeizsaecker();
    T excess = a.subtract(kinetic.total(), weizsaecker);
    T uniform = a.divide(kinetic.totalUniform(), kinetic.spinFactor());
    T alpha = a.divide(excess, a.add(uniform, a.multiply(1e-3, weizsaecker)));
    return a.ifPositive(alpha, alpha, a.constant(0));
  }
}
