package rung.guess;

import java.util.Collections;
import rung.discretisation.Guess;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.molecular.AtomicLevels;
import rung.molecular.KohnShamSystem;
import rung.orbital.Occupation;
import rung.parallel.Workers;
import rung.scf.InitialGuess;
import rung.scf.solver.KohnShamProblem;

/**
 * Extended Hückel theory in the occupied orbitals of the atoms (R. Hoffmann, J. Chem. Phys. 39,
 * 1397 (1963); S. Lehtola, J. Chem. Theory Comput. 15, 1593 (2019)): H_ij = ½ K S_ij (ε_i + ε_j), K
 * = 1.75, H_ii = ε_i.
 *
 * @param where what is read, for messages
 */
record HuckelGuess(String where) implements InitialGuess {
  private static final double K = 1.75;

  /** Level of all that the atoms' orbitals do not span, hartree. */
  private static final double OUTSIDE = 10;

  private static final double DEPENDENT = 1e-5;

  @Override
  public Guess of(KohnShamProblem problem, Workers workers) {
    KohnShamSystem system = Gaussians.of(problem, where);
    AtomicLevels levels = AtomicLevels.of(system);
    Matrix fock = fock(system.overlap(), levels);
    return new Guess(
        Occupation.density(
            problem.occupation().fill(system, Collections.nCopies(system.spins(), fock))),
        levels.notes());
  }

  /** S C M Cᵀ S + h S with M = S⁻¹ (H − h S) S⁻¹ in the atoms' orbitals: H inside, h outside. */
  private static Matrix fock(Matrix overlap, AtomicLevels levels) {
    Matrix c = levels.coefficients();
    double[] e = levels.energies();
    Matrix s = LinearAlgebra.transform(overlap, c);
    Matrix h = Matrix.zeros(e.length);
    for (int i = 0; i < e.length; i++) {
      for (int j = 0; j < e.length; j++) {
        double mean = i == j ? e[i] : 0.5 * K * (e[i] + e[j]);
        h.set(i, j, (mean - OUTSIDE) * s.get(i, j));
      }
    }
    Matrix x = Decompositions.orthogonaliser(s, DEPENDENT);
    Matrix orthogonal = LinearAlgebra.transform(h, x);
    Matrix back = LinearAlgebra.multiply(LinearAlgebra.multiply(overlap, c), x);
    return LinearAlgebra.transform(orthogonal, back.transpose()).plus(OUTSIDE, overlap);
  }
}
