package rung.functional;

/**
 * D3 dispersion with rational damping in a functional, an energy of the geometry alone: S. Grimme,
 * S. Ehrlich, L. Goerigk, J. Comput. Chem. 32, 1456 (2011), eq. 3 and 6.
 *
 * @param s6 factor of the R⁻⁶ terms
 * @param s8 factor of the R⁻⁸ terms
 * @param a1 factor of R₀ in the damping radius
 * @param a2 constant part of the damping radius, bohr
 */
public record Dispersion(double s6, double s8, double a1, double a2) implements EnergyPart {
  /** None at all. */
  public static final Dispersion NONE = new Dispersion(0, 0, 0, 0);

  /** The dispersion of a functional, {@link #NONE} if it has none. */
  public static Dispersion of(Functional functional) {
    return functional.part(Dispersion.class).orElse(NONE);
  }

  /** s₆, s₈, a₁ and a₂. */
  @Override
  public double[] coefficients() {
    return new double[] {s6, s8, a1, a2};
  }

  @Override
  public boolean none() {
    return s6 == 0 && s8 == 0;
  }
}
