package rung.functional.published;

import java.util.Set;
import rung.functional.Ingredient;
import rung.functional.form.Arithmetic;
import rung.functional.form.EnergyForm;
import rung.functional.form.PointInputs;
import rung.functional.form.SpinDensities;
import rung.functional.form.XcKind;

/**
 * Correlation of C. Lee, W. Yang and R. G. Parr, Phys. Rev. B 37, 785 (1988), {@code gga_c_lyp}, in
 * the form without second derivatives of B. Miehlich, A. Savin, H. Stoll and H. Preuss, Chem. Phys.
 * Lett. 157, 200 (1989), eq. 2.
 *
 * <p>e = −4a ρ_αρ_β / [n (1 + d n^−⅓)] − ab ω { ρ_αρ_β [2^11/3 C_F (ρ_α^8/3 + ρ_β^8/3) + (47 −
 * 7δ)/18 |∇n|² − (45 − δ)/18 (σ_αα + σ_ββ) − (δ − 11)/9 (ρ_α σ_αα + ρ_β σ_ββ)/n] − ⅔n² |∇n|² + (⅔n²
 * − ρ_α²) σ_ββ + (⅔n² − ρ_β²) σ_αα }, ω = n^−11/3 e^{−c n^−⅓} / (1 + d n^−⅓), δ = c n^−⅓ + d n^−⅓ /
 * (1 + d n^−⅓), C_F = (3/10)(3π²)^⅔.
 */
public final class LeeYangParrCorrelation implements EnergyForm {
  /** Kinetic energy of the uniform gas, with the 2^11/3 of two spins. */
  private static final double KINETIC =
      Math.pow(2, 11.0 / 3) * 0.3 * Math.pow(3 * Math.PI * Math.PI, 2.0 / 3);

  @Override
  public String name() {
    return "gga_c_lyp";
  }

  @Override
  public XcKind kind() {
    return XcKind.CORRELATION;
  }

  @Override
  public Set<Ingredient> ingredients() {
    return Set.of(Ingredient.DENSITY, Ingredient.GRADIENT);
  }

  @Override
  public <T> T energyDensity(Arithmetic<T> a, PointInputs<T> in) {
    T amplitude = in.constant("gga_c_lyp.a", 0.04918);
    T b = in.constant("gga_c_lyp.b", 0.132);
    T c = in.constant("gga_c_lyp.c", 0.2533);
    T d = in.constant("gga_c_lyp.d", 0.349);
    SpinDensities<T> density = new SpinDensities<>(a, in);
    T up = in.density(0);
    T down = in.density(1);
    T upUp = in.sigma(0, 0);
    T downDown = in.sigma(1, 1);
    T inverse = a.reciprocal(density.positiveTotal());
    T length = a.cbrt(inverse);
    T screening = a.reciprocal(a.add(a.multiply(d, length), 1));
    T delta = a.multiply(length, a.add(c, a.multiply(d, screening)));
    // n^−5/3 here and n^−2 below: ω without large numbers
    T decay = a.multiply(a.exp(a.negate(a.multiply(c, length))), screening);
    T omega = a.multiply(decay, a.multiply(inverse, a.square(length)));

    // the braces, divided by n²
    T upFraction = a.multiply(up, inverse);
    T downFraction = a.multiply(down, inverse);
    T both = a.multiply(upFraction, downFraction);
    T total = density.squaredGradient();
    T powers = a.add(eightThirds(a, up), eightThirds(a, down));
    T own = a.add(upUp, downDown);
    T weighted = a.add(a.multiply(upFraction, upUp), a.multiply(downFraction, downDown));
    T bracket = a.multiply(KINETIC, powers);
    bracket = a.add(bracket, a.multiply(a.add(a.multiply(-7.0 / 18, delta), 47.0 / 18), total));
    bracket = a.add(bracket, a.multiply(a.add(a.multiply(1.0 / 18, delta), -2.5), own));
    bracket =
        a.subtract(bracket, a.multiply(a.add(a.multiply(1.0 / 9, delta), -11.0 / 9), weighted));
    T rest = a.multiply(2.0 / 3, a.subtract(own, total));
    rest = a.subtract(rest, a.multiply(a.square(upFraction), downDown));
    rest = a.subtract(rest, a.multiply(a.square(downFraction), upUp));
    T braces = a.add(a.multiply(both, bracket), rest);

    T local = a.multiply(4, a.multiply(screening, a.multiply(up, downFraction)));
    T gradient = a.multiply(b, a.multiply(omega, braces));
    return a.negate(a.multiply(amplitude, a.add(local, gradient)));
  }

  private static <T> T eightThirds(Arithmetic<T> a, T rho) {
    return a.pow(a.add(rho, SpinDensities.FLOOR), 8.0 / 3);
  }
}
