package rung.scf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
import rung.term.KohnShamState;

/** How electrons are given to orbitals: a policy from Fock matrices to orbitals with f. */
public interface Occupation {
  /** Whole electrons in the lowest orbitals. */
  Occupation AUFBAU = new Aufbau();

  /** Diagonalises the Fock matrices and occupies the orbitals. */
  List<Orbitals> fill(Discretisation discretisation, List<Matrix> fock);

  /** The state with what these occupations add to its energy, such as −TS. */
  default KohnShamState complete(KohnShamState state, List<Orbitals> orbitals) {
    return state;
  }

  /**
   * How far f of one block is from what this Fock matrix asks for, beside the rotations between
   * orbitals of different f, which F and D tell by themselves.
   *
   * @param fock CᵀFC [orbitals, orbitals]
   * @return symmetric, hartree, zero at the fixed point [orbitals, orbitals]; null if f cannot be
   *     wrong
   */
  default @Nullable Matrix misfit(Orbitals orbitals, Matrix fock) {
    return null;
  }
}
