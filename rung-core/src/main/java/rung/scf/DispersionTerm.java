package rung.scf;

import rung.dispersion.RationalDispersion;
import rung.functional.Dispersion;
import rung.functional.Functional;

/**
 * The dispersion energy of a functional, D3(BJ): it depends on the geometry, not on the density.
 */
public final class DispersionTerm {
  private final KohnShamSystem system;
  private final Functional functional;

  /** The term of a functional in a system. */
  public DispersionTerm(KohnShamSystem system, Functional functional) {
    this.system = system;
    this.functional = functional;
  }

  /** E_disp, hartree. */
  public double energy() {
    Dispersion numbers = Dispersion.of(functional);
    return numbers.none()
        ? 0
        : pairs().energy(numbers.s6(), numbers.s8(), numbers.a1(), numbers.a2());
  }

  /** Adds seed · ∂E_disp/∂θ to {@code gradient}. */
  public void addParameterGradient(double seed, double[] gradient) {
    if (functional.part(Dispersion.class).isPresent()) {
      Dispersion numbers = Dispersion.of(functional);
      double[] slopes = pairs().slopes(numbers.s6(), numbers.s8(), numbers.a1(), numbers.a2());
      for (int k = 0; k < slopes.length; k++) {
        slopes[k] *= seed;
      }
      functional.pullBack(numbers, slopes, gradient);
    }
  }

  private RationalDispersion pairs() {
    return system.dispersion();
  }
}
