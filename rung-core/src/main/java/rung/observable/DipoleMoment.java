package rung.observable;

import java.util.List;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.scf.Density;
import rung.scf.KohnShamSystem;
import rung.system.Atom;

/** Electric dipole moment with respect to the origin, μ = Σ_A Z_A R_A − tr(D r), in e·bohr. */
public final class DipoleMoment {
  private DipoleMoment() {}

  /** Components x, y, z of the dipole moment. */
  public static double[] of(KohnShamSystem system, Density density) {
    Matrix[] position = OneElectronIntegrals.dipole(system.basis(), new double[3]);
    Matrix total = density.total();
    double[] moment = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      moment[axis] = nuclear(system.molecule().atoms(), axis) - position[axis].dot(total);
    }
    return moment;
  }

  private static double nuclear(List<Atom> atoms, int axis) {
    double sum = 0;
    for (Atom atom : atoms) {
      sum += atom.charge() * (axis == 0 ? atom.x() : axis == 1 ? atom.y() : atom.z());
    }
    return sum;
  }
}
