package rung.guess;

import java.util.ArrayList;
import java.util.List;
import rung.basis.Basis;
import rung.discretisation.Density;
import rung.integral.OneElectronIntegrals;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.scf.solver.KohnShamProblem;
import rung.system.InputException;

/** Densities from one Gaussian basis to another. */
final class Gaussians {
  private Gaussians() {}

  /** The molecule of a problem. */
  static KohnShamSystem of(KohnShamProblem problem, String where) {
    if (problem.discretisation() instanceof KohnShamSystem system) {
      return system;
    }
    throw new InputException("this guess is one of molecules", where, "give atomic or core");
  }

  /**
   * The projection P D Pᵀ into a system's basis, P = S⁻¹ ⟨own|given⟩, with the system's numbers of
   * electrons.
   *
   * @param given D_σ in another basis: two blocks, or one that stands for both spins
   */
  static Density projected(List<Matrix> given, Basis basis, KohnShamSystem system) {
    Matrix x = system.orthogonaliser();
    Matrix between =
        LinearAlgebra.multiply(x, true, OneElectronIntegrals.overlap(system.basis(), basis), false);
    Matrix projector = LinearAlgebra.multiply(x, between);
    List<Matrix> bySpin = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      Matrix own = given.get(Math.min(s, given.size() - 1));
      if (system.spins() < given.size()) {
        own = own.plus(1, given.get(1)).times(0.5);
      }
      Matrix inside = LinearAlgebra.transform(own, projector.transpose());
      double electrons = inside.dot(system.overlap());
      bySpin.add(inside.times(electrons > 0 ? system.occupied(s) / electrons : 0));
    }
    return Density.of(bySpin);
  }
}
