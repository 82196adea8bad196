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
 * Exchange of J. Sun, A. Ruzsinszky and J. P. Perdew, Phys. Rev. Lett. 115, 036402 (2015), {@code
 * mgga_x_scan}.
 *
 * <p>e = Σ_σ e_LDA(ρ_σ) F, F = [h₁ + f(α)(h₀ − h₁)] g(s), g = 1 − e^{−a₁/√s}, h₁ = 1 + k₁ − k₁/(1 +
 * x/k₁), x = μs²[1 + (b₄s²/μ) e^{−|b₄|s²/μ}] + [b₁s² + b₂(1−α) e^{−b₃(1−α)²}]², f as in {@link
 * ScanSwitch}; all of the paper's supplement, where b₁, b₂ and b₄ follow from the gradient
 * expansion.
 */
public final class ScanExchange implements EnergyForm {
  private static final String NAME = "mgga_x_scan";

  /** μ of the gradient expansion. */
  static final double EXPANSION = 10.0 / 81;

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
    T p = ReducedGradient.squared(a, in, spin);
    T alpha = new KineticEnergies<>(a, in).indicator(spin);
    T k1 = in.constant(NAME + ".k1", 0.065);
    T x = argument(a, in, p, alpha, k1);
    T h1 = a.add(a.divide(a.multiply(k1, x), a.add(k1, x)), 1);
    T f = ScanSwitch.essential(a, in, NAME, alpha, 0.667, 0.8, 1.24);
    return a.multiply(SlaterExchange.ofSpin(a, in, spin), enhancement(a, in, NAME, p, h1, f));
  }

  /** [h₁ + f (h₀ − h₁)] g(s). */
  static <T> T enhancement(Arithmetic<T> a, PointInputs<T> in, String name, T p, T h1, T f) {
    T h0 = in.constant(name + ".h0", 1.174);
    T a1 = in.constant(name + ".a1", 4.9479);
    // √s = p^¼; the floor only keeps the division finite: g is 1 long before
    T root = a.sqrt(a.sqrt(a.add(p, 1e-40)));
    T limit = a.negate(a.expm1(a.negate(a.divide(a1, root))));
    return a.multiply(a.add(h1, a.multiply(f, a.subtract(h0, h1))), limit);
  }

  /** x(p, α). */
  private static <T> T argument(Arithmetic<T> a, PointInputs<T> in, T p, T alpha, T k1) {
    T mu = in.constant(NAME + ".mu", EXPANSION);
    T b3 = in.constant(NAME + ".b3", 0.5);
    T b2 = a.constant(Math.sqrt(5913.0 / 405000));
    T b1 = a.constant(511.0 / 13500 / (2 * Math.sqrt(5913.0 / 405000)));
    T b4 = a.subtract(a.divide(a.square(mu), k1), a.add(a.square(b1), 1606.0 / 18225));
    T size = a.ifPositive(b4, b4, a.negate(b4));
    T decay = a.exp(a.negate(a.multiply(a.divide(size, mu), p)));
    T gradient = a.multiply(p, a.add(mu, a.multiply(b4, a.multiply(p, decay))));
    T y = a.subtract(a.constant(1), alpha);
    T gauss = a.exp(a.negate(a.multiply(b3, a.square(y))));
    T mixed = a.add(a.multiply(b1, p), a.multiply(b2, a.multiply(y, gauss)));
    return a.add(gradient, a.square(mixed));
  }
}
