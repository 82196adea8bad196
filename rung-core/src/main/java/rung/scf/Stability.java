package rung.scf;

import org.jspecify.annotations.Nullable;

/**
 * Curvatures of the energy at a converged solution: the lowest eigenvalues of the orbital Hessian
 * (R. Seeger, J. A. Pople, J. Chem. Phys. 66, 3045 (1977)), hartree.
 *
 * @param internal among orbitals of the same kind; infinite if nothing can turn
 * @param external of a closed shell, towards different orbitals for different spins; null where
 *     that has no meaning
 * @param stable whether the energy falls at no finite angle along the lowest mode. A functional
 *     whose potential diverges where a spin density vanishes can have a negative curvature there
 *     that no finite step feels
 */
public record Stability(double internal, @Nullable Double external, boolean stable) {
  /** Curvatures above this are those of a flat direction, known to the grid's error. */
  static final double FLAT = -3e-4;

  /** Whether different orbitals for different spins would lower the energy. */
  public boolean breaksSpin() {
    return external != null && external < FLAT;
  }
}
