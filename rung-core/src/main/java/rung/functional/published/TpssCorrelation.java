package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.KineticEnergies;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Correlation of J. Tao, J. P. Perdew, V. N. Staroverov and G. E. Scuseria, Phys. Rev. Lett. 91,
 * 146401 (2003), {@code mgga_c_tpss}.
 *
 * <p>e = n ε (1 + d ε z³) (eq. 11), ε = ε_PBE (1 + C z²) − (1 + C) z² Σ_σ (ρ_σ/n) max[ε_PBE(ρ_σ,
 * 0), ε_PBE(ρ_α, ρ_β)] (eq. 12), z = τ_W/τ, C(ζ, ξ) = (0.53 + 0.87ζ² + 0.50ζ⁴ + 2.26ζ⁶) / {1 + ξ²
 * [(1+ζ)^−4/3 + (1−ζ)^−4/3]/2}⁴ (eq. 13, 14), ξ = |∇ζ| / 2(3π²n)^⅓.
 */
public final class TpssCorrelation implements EnergyForm {
  private static final String NAME = "mgga_c_tpss";
  private static final double[] SERIES = {0.53, 0.87, 0.50, 2.26};
  private static final PbeCorrelation PBE = new PbeCorrelation(NAME, PbeCorrelation.BETA);

  /** z is at most 1; only where rounding has the upper hand, or nonsense comes in, this matters. */
  private static final double LARGEST_Z = 2;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public XcKind kind() {
    return XcKind.CORRELATION;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT, Ingredient.TAU);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    KineticEnergies<T> kinetic = new KineticEnergies<>(a, in);
    T both = PBE.perParticle(a, in);
    T own = a.add(ownShare(a, in, 0, both), ownShare(a, in, 1, both));
    T z = a.divide(kinetic.totalWeizsaecker(), a.add(kinetic.total(), KineticEnergies.FLOOR));
    z = a.ifPositive(a.add(z, -LARGEST_Z), a.constant(LARGEST_Z), z);
    T z2 = a.square(z);
    T c = contrast(a, in);
    T gain = a.subtract(a.multiply(c, both), a.multiply(a.add(c, 1), own));
    T epsilon = a.add(both, a.multiply(z2, gain));
    T d = in.constant(NAME + ".d", 2.8);
    T last = a.multiply(a.multiply(d, epsilon), a.multiply(z2, z));
    return a.multiply(density.total(), a.multiply(epsilon, a.add(last, 1)));
  }

  /** (ρ_σ/n) max[ε_PBE(ρ_σ, 0), ε_PBE(ρ_α, ρ_β)]. */
  private static <T> T ownShare(Arithmetic<T> a, PointInputs<T> in, int spin, T both) {
    T alone = PBE.perParticleOfSpin(a, in, spin);
    T larger = a.ifPositive(a.subtract(alone, both), alone, both);
    T half = a.multiply(0.5, new SpinDensities<>(a, in).twiceFraction(spin));
    return a.multiply(half, larger);
  }

  /** C(ζ, ξ). */
  private static <T> T contrast(Arithmetic<T> a, PointInputs<T> in) {
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T n = density.guardedTotal();
    T up = a.divide(a.multiply(2, density.guarded(0)), n);
    T down = a.divide(a.multiply(2, density.guarded(1)), n);
    // n² |∇ζ|² = (1−ζ)² σ_αα − 2 (1−ζ²) σ_αβ + (1+ζ)² σ_ββ
    T square = a.multiply(a.square(down), in.sigma(0, 0));
    square = a.subtract(square, a.multiply(2, a.multiply(a.multiply(up, down), in.sigma(0, 1))));
    square = a.add(square, a.multiply(a.square(up), in.sigma(1, 1)));
    double factor = 0.25 / Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);
    T xi2 = a.multiply(factor, a.divide(square, a.square(a.multiply(n, a.cbrt(n)))));
    T weights =
        a.multiply(
            0.5, a.add(a.reciprocal(a.pow(up, 4.0 / 3)), a.reciprocal(a.pow(down, 4.0 / 3))));
    T zeta2 = a.square(density.polarisation());
    T numerator = in.constant(NAME + ".c3", SERIES[3]);
    for (int k = 2; k >= 0; k--) {
      numerator = a.add(in.constant(NAME + ".c" + k, SERIES[k]), a.multiply(zeta2, numerator));
    }
    T damping = a.add(a.multiply(xi2, weights), 1);
    return a.divide(numerator, a.square(a.square(damping)));
  }
}
