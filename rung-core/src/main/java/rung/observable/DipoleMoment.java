package rung.observable;

import java.util.List;
import rung.discretisation.Density;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.molecular.KohnShamSystem;
import rung.system.Atom;

/**
 * Electric dipole moment μ = Σ_A Z_A (R_A − R₀) − tr(D (r − R₀)), in e·bohr, with respect to the
 * centre of nuclear charge R₀ = Σ_A Z_A R_A / Σ_A Z_A. For neutral systems any origin gives the
 * same; for ions this one makes the moment independent of where the molecule lies.
 *
 * @param components x, y, z
 * @param origin R₀, bohr
 */
public record DipoleMoment(double[] components, double[] origin) {
  /** What the origin is called. */
  public static final String ORIGIN = "centre of nuclear charge";

  /** The dipole moment of a density. */
  public static DipoleMoment of(KohnShamSystem system, Density density) {
    double[] origin = centre(system.molecule().atoms());
    Matrix[] position = OneElectronIntegrals.dipole(system.basis(), origin);
    Matrix total = density.total();
    double[] moment = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      // the nuclei have no moment about their centre of charge
      moment[axis] = -position[axis].dot(total);
    }
    return new DipoleMoment(moment, origin);
  }

  /** Centre of nuclear charge; zero without nuclei. */
  private static double[] centre(List<Atom> atoms) {
    double[] centre = new double[3];
    int charge = Math.max(1, atoms.stream().mapToInt(Atom::charge).sum());
    for (Atom atom : atoms) {
      centre[0] += atom.charge() * atom.x() / charge;
      centre[1] += atom.charge() * atom.y() / charge;
      centre[2] += atom.charge() * atom.z() / charge;
    }
    return centre;
  }
}
