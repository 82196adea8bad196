package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.Polynomial;
import rung.functional.form.ReducedGradient;
import rung.functional.form.XcKind;

/**
 * Exchange of A. D. Becke, Phys. Rev. A 38, 3098 (1988), {@code gga_x_b88}: e = Σ_σ [e_LDA(ρ_σ) − β
 * ρ_σ^4/3 x_σ² / (1 + γβ x_σ arsinh x_σ)] (eq. 8), x_σ = |∇ρ_σ| / ρ_σ^4/3, γ = 6.
 */
public final class BeckeExchange implements EnergyForm {
  /** −e_LDA / ρ_σ^4/3. */
  private static final double UNIFORM = 0.75 * Math.cbrt(6 / Math.PI);

  @Override
  public String name() {
    return "gga_x_b88";
  }

  @Override
  public XcKind kind() {
    return XcKind.EXCHANGE;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    return a.add(ofSpin(a, in, 0), ofSpin(a, in, 1));
  }

  static <T> T ofSpin(Arithmetic<T> a, PointInputs<T> in, int spin) {
    return a.multiply(SlaterExchange.ofSpin(a, in, spin), enhancement(a, in, spin));
  }

  /** F = e / e_LDA of one spin. */
  public static <T> T enhancement(Arithmetic<T> a, PointInputs<T> in, int spin) {
    T beta = in.constant("gga_x_b88.beta", 0.0042);
    T gamma = in.constant("gga_x_b88.gamma", 6);
    T x2 = ReducedGradient.squaredBecke(a, in, spin);
    T growth = a.multiply(a.multiply(gamma, beta), a.multiply(x2, arsinhRatio(a, x2)));
    T gain = a.divide(a.multiply(beta, x2), a.add(growth, 1));
    return a.add(a.multiply(1 / UNIFORM, gain), 1);
  }

  /** arsinh(√u) / √u, by its series Σ (−1)^n (2n)! / (4^n n!² (2n + 1)) u^n where u is small. */
  static <T> T arsinhRatio(Arithmetic<T> a, T u) {
    double limit = 0.05;
    int terms = 12;
    double[] coefficient = new double[terms];
    double central = 1;
    for (int n = 0; n < terms; n++) {
      coefficient[n] = central / (2 * n + 1);
      central *= -(2 * n + 1) / (2.0 * n + 2);
    }
    T isLarge = a.add(u, -limit);
    T small = a.ifPositive(isLarge, a.constant(limit), u);
    T large = a.ifPositive(isLarge, u, a.constant(limit));
    T root = a.sqrt(large);
    T closed = a.divide(a.log(a.add(root, a.sqrt(a.add(large, 1)))), root);
    return a.ifPositive(isLarge, closed, Polynomial.of(a, small, coefficient));
  }
}
