package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Exchange of the uniform gas, {@code lda_x}: e = −(3/4)(6/π)^⅓ Σ_σ ρ_σ^4/3 (P. A. M. Dirac, Proc.
 * Camb. Philos. Soc. 26, 376 (1930); F. Bloch, Z. Phys. 57, 545 (1929)). The constant {@code
 * lda_x.alpha} scales it.
 */
public final class SlaterExchange implements EnergyForm {
  private static final double FACTOR = -0.75 * Math.cbrt(6 / Math.PI);

  @Override
  public String name() {
    return "lda_x";
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    T sum = a.add(ofSpin(a, in, 0), ofSpin(a, in, 1));
    return a.multiply(in.constant("lda_x.alpha", 1), sum);
  }

  /** −(3/4)(6/π)^⅓ ρ_σ^4/3. */
  public static <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T root = a.cbrt(new SpinDensities<>(a, in).positive(spin));
    return a.multiply(FACTOR, a.multiply(in.density(spin), root));
  }
}
