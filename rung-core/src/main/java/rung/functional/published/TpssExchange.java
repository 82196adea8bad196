package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.KineticEnergies;
import rung.functional.form.PointInputs;
import rung.functional.form.ReducedGradient;
import rung.functional.form.XcKind;

/**
 * Exchange of J. Tao, J. P. Perdew, V. N. Staroverov and G. E. Scuseria, Phys. Rev. Lett. 91,
 * 146401 (2003), {@code mgga_x_tpss}.
 *
 * <p>e = Σ_σ e_LDA(ρ_σ) F, F = 1 + κ − κ/(1 + x/κ) (eq. 5), with p = s², z = τ_W/τ, α = (τ −
 * τ_W)/τ_unif, q = (9/20)(α−1)/√(1 + bα(α−1)) + 2p/3 (eq. 7), x (1 + √e p)² = [10/81 + cz²/(1+z²)²]
 * p + (146/2025) q² − (73/405) q √(½(3z/5)² + ½p²) + (10/81)² p²/κ + 2√e (10/81) (3z/5)² + eμp³
 * (eq. 10). Here r = τ_unif/τ: 3z/5 = pr, so the root is p √(½ + ½r²), which is smooth at p = 0.
 */
public final class TpssExchange implements EnergyForm {
  private static final String NAME = "mgga_x_tpss";
  private static final double EXPANSION = 10.0 / 81;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT, Ingredient.TAU);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.add(ofSpin(a, in, 0), ofSpin(a, in, 1));
  }

  private <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T kappa = in.constant(NAME + ".kappa", 0.804);
    T x = argument(a, in, spin, kappa);
    // κ − κ²/(κ + x)
    T gain = a.divide(a.multiply(kappa, x), a.add(kappa, x));
    return a.multiply(SlaterExchange.ofSpin(a, in, spin), a.add(gain, 1));
  }

  /** x(p, z). */
  private static <T> T argument(Arithmetic<T> a, PointInputs<T> in, int spin, T kappa) {
    T b = in.constant(NAME + ".b", 0.40);
    T c = in.constant(NAME + ".c", 1.59096);
    T e = in.constant(NAME + ".e", 1.537);
    T mu = in.constant(NAME + ".mu", 0.21951);
    KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
    T p = ReducedGradient.squared(a, in, spin);
    T ratio = a.divide(kinetic.uniform(spin), kinetic.positive(spin));
    // (3z/5)², z²
    T scaled = a.square(a.multiply(p, ratio));
    T z2 = a.multiply(25.0 / 9, scaled);
    T alpha = kinetic.indicator(spin);
    T root = a.sqrt(e);

    T step = a.add(alpha, -1);
    T curved = a.sqrt(a.add(a.multiply(b, a.multiply(alpha, step)), 1));
    T q = a.add(a.multiply(0.45, a.divide(step, curved)), a.multiply(2.0 / 3, p));
    T bulge = a.multiply(c, a.divide(z2, a.square(a.add(z2, 1))));
    T mean = a.sqrt(a.add(a.multiply(0.5, a.square(ratio)), 0.5));
    T series = a.divide(a.constant(EXPANSION * EXPANSION), kappa);
    series = a.multiply(p, a.add(series, a.multiply(p, a.multiply(e, mu))));
    series = a.add(series, a.add(bulge, EXPANSION));
    series = a.subtract(series, a.multiply(73.0 / 405, a.multiply(q, mean)));
    T sum = a.multiply(p, series);
    sum = a.add(sum, a.multiply(146.0 / 2025, a.square(q)));
    sum = a.add(sum, a.multiply(2 * EXPANSION, a.multiply(root, scaled)));
    return a.divide(sum, a.square(a.add(a.multiply(root, p), 1)));
  }
}
