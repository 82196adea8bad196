package rung.observable;

import java.util.List;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;
import rung.integral.OneElectronIntegrals;
import rung.linalg.Matrix;
import rung.system.InputException;

/**
 * Finds out how the writer of a Molden file normalised Cartesian functions, which the format leaves
 * open: each to one (PySCF, Molden itself), or all of a shell with the factor of its first one, x^l
 * (Psi4). The orbitals that come out with norm one tell.
 */
final class MoldenNormalisation {
  /** Largest deviation of ⟨ψ|ψ⟩ from one that the digits of a file explain. */
  private static final double TOLERANCE = 1e-3;

  private MoldenNormalisation() {}

  /** The orbitals in functions of norm one. */
  static List<MoldenOrbitals> resolve(List<MoldenOrbitals> spins, Basis basis, String where) {
    Matrix overlap = OneElectronIntegrals.overlap(basis);
    if (error(spins, overlap) < TOLERANCE) {
      return spins;
    }
    List<MoldenOrbitals> scaled = spins.stream().map(spin -> scale(spin, basis)).toList();
    double error = error(scaled, overlap);
    if (error < TOLERANCE) {
      return scaled;
    }
    throw new InputException(
        "the orbitals do not have norm one (they are off by up to "
            + (float) Math.min(error, error(spins, overlap))
            + ")",
        where,
        "write the file with spherical functions, or with another program");
  }

  private static double error(List<MoldenOrbitals> spins, Matrix overlap) {
    double worst = 0;
    int n = overlap.rows();
    for (MoldenOrbitals spin : spins) {
      double[] c = spin.coefficients().data();
      for (int i = 0; i < spin.occupations().length; i++) {
        double norm = 0;
        for (int mu = 0; mu < n && spin.occupations()[i] != 0; mu++) {
          double row = 0;
          for (int nu = 0; nu < n; nu++) {
            row += overlap.data()[mu * n + nu] * c[i * n + nu];
          }
          norm += c[i * n + mu] * row;
        }
        worst = Math.max(worst, spin.occupations()[i] == 0 ? 0 : Math.abs(norm - 1));
      }
    }
    return worst;
  }

  /** c x^i y^j z^k with the factor of x^l has the norm² (2i−1)!!(2j−1)!!(2k−1)!! / (2l−1)!!. */
  private static MoldenOrbitals scale(MoldenOrbitals orbitals, Basis basis) {
    Matrix c = orbitals.coefficients().copy();
    for (Shell shell : basis.shells()) {
      if (shell.cartesian()) {
        double[][] factors = SolidHarmonics.transform(shell.l(), true);
        for (int f = 0; f < shell.size(); f++) {
          double norm = factors[0][0] / factors[f][f];
          for (int i = 0; i < c.rows(); i++) {
            c.set(i, shell.offset() + f, c.get(i, shell.offset() + f) * norm);
          }
        }
      }
    }
    return new MoldenOrbitals(orbitals.energies(), orbitals.occupations(), c);
  }
}
