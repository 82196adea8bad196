package rung.integral;

import rung.linalg.Matrix;
import rung.parallel.Workers;

/** The repulsion of electrons, as the Coulomb matrix of a density. */
public sealed interface ElectronRepulsion permits FittedRepulsion, FourCentreRepulsion {
  /**
   * J_μν = Σ_κλ (μν|κλ) D_κλ, [nao, nao].
   *
   * @param totalDensity D of both spins, symmetric, [nao, nao]
   */
  Matrix coulomb(Matrix totalDensity, Workers workers);

  /** The same on the calling thread. */
  default Matrix coulomb(Matrix totalDensity) {
    return coulomb(totalDensity, Workers.single());
  }
}
