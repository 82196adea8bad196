package rung.integral;

import rung.basis.Basis;
import rung.basis.Shell;
import rung.linalg.Matrix;
import rung.system.Molecule;

/**
 * Integrals over one electron. Overlap and dipole follow from the Hermite expansion of a product of
 * functions, ∫ Λ_tuv = δ_t0 δ_u0 δ_v0 (π/p)^(3/2); the nuclear attraction from {@link
 * CoulombEngine} with point charges. Error budget: 10⁻¹² relative to the largest element of each
 * matrix.
 */
public final class OneElectronIntegrals {
  private static final int PORTION = 128;

  private OneElectronIntegrals() {}

  /** ⟨μ|ν⟩, [nao, nao]. */
  public static Matrix overlap(Basis basis) {
    return overlap(basis, basis);
  }

  /** ⟨μ|ν⟩ with μ in a and ν in b, [a.size, b.size]. */
  public static Matrix overlap(Basis a, Basis b) {
    return moments(a, b, 0, new double[3])[0];
  }

  /** ⟨μ|r − O|ν⟩, three matrices [nao, nao], bohr. */
  public static Matrix[] dipole(Basis basis, double[] origin) {
    Matrix[] moments = moments(basis, basis, 1, origin);
    return new Matrix[] {moments[1], moments[2], moments[3]};
  }

  /** ⟨μ|−½∇²|ν⟩, [nao, nao]. */
  public static Matrix kinetic(Basis basis) {
    Matrix kinetic = Matrix.zeros(basis.size());
    for (Shell a : basis.shells()) {
      for (Shell b : basis.shells()) {
        if (b.offset() <= a.offset()) {
          KineticBlock.add(a, b, kinetic);
        }
      }
    }
    mirror(kinetic);
    return kinetic;
  }

  /** ⟨μ|−Σ_A Z_A/|r − R_A||ν⟩, [nao, nao]; ghosts attract nothing. */
  public static Matrix nuclear(Basis basis, Molecule molecule) {
    Matrix attraction = Matrix.zeros(basis.size());
    KetSet nuclei = KetSet.nuclei(molecule);
    int n = nuclei.columns();
    for (ShellPairs pairs : ShellPairs.portions(basis, PORTION)) {
      double[] c =
          CoulombEngine.integralsIn(Workspace.own(), pairs.expand(0), nuclei, CoulombKernel.FULL);
      int row = 0;
      for (int pair = 0; pair < pairs.size(); pair++) {
        Shell a = pairs.first().get(pair);
        Shell b = pairs.second().get(pair);
        for (int f = 0; f < a.size() * b.size(); f++, row++) {
          double sum = 0;
          for (int s = 0; s < n; s++) {
            sum += c[row * n + s];
          }
          attraction.set(a.offset() + f / b.size(), b.offset() + f % b.size(), sum);
        }
      }
    }
    mirror(attraction);
    return attraction;
  }

  /** Overlap and, if {@code order} is 1, the three dipole matrices. */
  private static Matrix[] moments(Basis first, Basis second, int order, double[] origin) {
    Matrix[] moments = new Matrix[1 + 3 * order];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = Matrix.zeros(first.size(), second.size());
    }
    boolean same = first == second;
    for (Shell a : first.shells()) {
      for (Shell b : second.shells()) {
        if (same && b.offset() > a.offset()) {
          continue;
        }
        addMoments(HermiteExpansion.of(a, b, 0), a, b, moments, origin);
      }
    }
    if (same) {
      for (Matrix moment : moments) {
        mirror(moment);
      }
    }
    return moments;
  }

  private static void addMoments(
      HermiteExpansion pair, Shell a, Shell b, Matrix[] moments, double[] origin) {
    int functions = pair.functions();
    int block = HermiteIndex.count(pair.degree()) * functions;
    for (int k = 0; k < pair.primitives(); k++) {
      double volume = Math.pow(Math.PI / pair.p()[k], 1.5);
      double[] centre = {pair.x()[k], pair.y()[k], pair.z()[k]};
      for (int f = 0; f < functions; f++) {
        int mu = a.offset() + f / b.size();
        int nu = b.offset() + f % b.size();
        double charge = volume * pair.e()[k * block + f];
        moments[0].add(mu, nu, charge);
        for (int axis = 0; axis < moments.length - 1; axis++) {
          double moment = charge * (centre[axis] - origin[axis]);
          if (pair.degree() > 0) {
            // Hermite indices of degree one follow the constant in the order x, y, z.
            moment += volume * pair.e()[k * block + (axis + 1) * functions + f];
          }
          moments[axis + 1].add(mu, nu, moment);
        }
      }
    }
  }

  private static void mirror(Matrix m) {
    for (int i = 0; i < m.rows(); i++) {
      for (int j = 0; j < i; j++) {
        m.set(j, i, m.get(i, j));
      }
    }
  }
}
