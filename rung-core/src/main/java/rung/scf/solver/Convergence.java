package rung.scf.solver;

/**
 * When an SCF ends: the energy changed by less than {@code energy}, and the Frobenius norm of the
 * orbital gradient is below {@code gradient}.
 *
 * @param maxIterations largest number of Fock matrices on the discretisation's own grid
 * @param energy hartree
 * @param gradient hartree
 */
public record Convergence(int maxIterations, double energy, double gradient) {
  /** Energy to 1e-8 hartree, orbital gradient to 1e-6. */
  public static final Convergence DEFAULT = new Convergence(100, 1e-8, 1e-6);

  boolean met(ScfIterate iterate) {
    return Math.abs(iterate.change()) < energy && iterate.gradient() < gradient;
  }
}
