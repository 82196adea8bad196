package rung.observable;

import java.util.List;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;
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
  public static DipoleMoment of(Discretisation system, Density density) {
    double[] components = components(positions(system), density);
    return new DipoleMoment(components, centre(system.atoms()));
  }

  /** The matrices of x, y and z of r − R₀ [nao, nao]. */
  static List<Matrix> positions(Discretisation system) {
    return system.position(centre(system.atoms()));
  }

  /** The moment of a density, from {@link #positions}. */
  static double[] components(List<Matrix> positions, Density density) {
    Matrix total = density.total();
    double[] moment = new double[positions.size()];
    for (int axis = 0; axis < moment.length; axis++) {
      // the nuclei have no moment about their centre of charge
      moment[axis] = -positions.get(axis).dot(total);
    }
    return moment;
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
