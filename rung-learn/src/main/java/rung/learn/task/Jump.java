package rung.learn.task;

import java.util.Locale;
import rung.discretisation.Density;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;

/**
 * An SCF that ended in another solution than that of the step before.
 *
 * @param energy what the energy fell (or rose) by beside what the change of the functional
 *     explains, hartree; zero where the SCF did not begin at the solution of before
 * @param electrons that moved, ½ Σ_σ m_σ tr (ΔD_σ S)²: 0 for the same density, 1 for an electron
 *     that went from one orbital into another
 */
public record Jump(double energy, double electrons) {
  /** Half an electron: a functional that a step has changed moves densities by hundredths. */
  private static final double ELECTRONS = 0.5;

  /** Relaxation is of second order in the change of the functional, its energy of first. */
  private static final double TIMES_EXPLAINED = 10;

  private static final double SMALLEST_ENERGY = 5e-3;

  /**
   * What an SCF did.
   *
   * @param before the converged solution of the step before
   * @param end where the SCF ended
   * @param overlap S
   */
  static Jump between(WarmStart.Kept before, ScfEnd end, Matrix overlap) {
    double fell = before.near() ? end.energy() - end.startEnergy() : 0;
    double explained = Math.abs(end.startEnergy() - before.energy());
    double beside = Math.max(0, Math.abs(fell) - TIMES_EXPLAINED * explained);
    return new Jump(Math.copySign(beside, fell), moved(before.density(), end.density(), overlap));
  }

  /** Whether that is another solution. */
  public boolean real() {
    return electrons > ELECTRONS || Math.abs(energy) > SMALLEST_ENERGY;
  }

  /** ½ Σ_σ m_σ tr (ΔD_σ S)². */
  static double moved(Density before, Density after, Matrix overlap) {
    double sum = 0;
    for (int s = 0; s < after.spins(); s++) {
      Matrix change = after.bySpin().get(s).plus(-1, before.bySpin().get(s));
      Matrix product = LinearAlgebra.multiply(change, overlap);
      sum += 0.5 * after.multiplicity() * product.dot(product.transpose());
    }
    return sum;
  }

  /** For people. */
  @Override
  public String toString() {
    String moved = String.format(Locale.ROOT, "%.2f electrons moved", electrons);
    return Math.abs(energy) > SMALLEST_ENERGY
        ? moved
            + String.format(
                Locale.ROOT,
                ", energy %+.1e Ha beside what the functional's change explains",
                energy)
        : moved + " at the same energy, as where a shell turns";
  }
}
