package rung.response;

import java.util.ArrayList;
import java.util.List;
import rung.linalg.Vectors;
import rung.orbital.OrbitalHessian;
import rung.orbital.RitzSpace;

/**
 * Eigenvectors of the orbital Hessian with |λ| below {@value #LARGEST} hartree, by a block Davidson
 * iteration (E. R. Davidson, J. Comput. Phys. 17, 87 (1975)) from the rotations with the smallest
 * gaps and a given vector. It ends when every eigenvalue below {@value #WINDOW} has a residual
 * below {@value #RESIDUAL} and the next one is known well enough to lie above, or when {@value
 * #DIMENSIONS} directions do not suffice.
 */
final class ZeroModes {
  /** Largest |λ| of a zero mode, hartree. */
  static final double LARGEST = 1e-4;

  private static final double WINDOW = 1e-3;
  private static final double RESIDUAL = 1e-6;
  private static final double ROUGH = 0.2;
  private static final int STARTS = 8;
  private static final int DIMENSIONS = 120;

  private ZeroModes() {}

  /**
   * The modes, orthonormal.
   *
   * @param suspect a vector that may have large parts along them
   */
  static List<double[]> of(OrbitalHessian hessian, double[] suspect) {
    RitzSpace space = new RitzSpace(hessian::apply);
    space.extend(suspect);
    hessian.space().smallestGaps(STARTS).forEach(space::extend);
    while (true) {
      List<double[]> vectors = new ArrayList<>();
      List<double[]> corrections = new ArrayList<>();
      for (RitzSpace.Pair pair : space.pairs()) {
        boolean inside = pair.value() < WINDOW;
        if (Vectors.norm(pair.residual()) > (inside ? RESIDUAL : ROUGH * pair.value())) {
          corrections.add(hessian.precondition(pair.residual()));
        }
        if (Math.abs(pair.value()) < LARGEST) {
          vectors.add(pair.vector());
        }
        if (!inside) {
          break;
        }
      }
      int before = space.size();
      for (double[] correction : corrections) {
        if (space.size() < Math.min(DIMENSIONS, correction.length)) {
          space.extend(correction);
        }
      }
      if (space.size() == before) {
        return vectors;
      }
    }
  }
}
