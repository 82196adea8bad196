package rung.orbital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rung.discretisation.Discretisation;
import rung.linalg.Matrix;

/**
 * Electrons in the lowest orbitals, spread evenly over a degenerate shell that they do not fill:
 * what keeps the symmetry of an atom or a molecule with one.
 *
 * @param tolerance neighbouring levels nearer than this belong to one shell, hartree
 */
record EvenShells(double tolerance) implements Occupation {
  @Override
  public String name() {
    return "fractional:" + tolerance;
  }

  @Override
  public List<Orbitals> fill(Discretisation discretisation, List<Matrix> fock) {
    List<Orbitals> orbitals = new ArrayList<>();
    for (int s = 0; s < fock.size(); s++) {
      Orbitals all = Orbitals.diagonalise(fock.get(s), discretisation.orthogonaliser());
      orbitals.add(all.occupied(occupations(all.energies(), discretisation.occupied(s))));
    }
    return orbitals;
  }

  private double[] occupations(double[] energies, int electrons) {
    double[] f = new double[energies.length];
    int first = 0;
    for (int left = electrons; left > 0; ) {
      int end = first + 1;
      while (end < f.length && energies[end] - energies[end - 1] < tolerance) {
        end++;
      }
      int filled = Math.min(left, end - first);
      Arrays.fill(f, first, end, (double) filled / (end - first));
      left -= filled;
      first = end;
    }
    return f;
  }

  /** Shells keep their electrons; orbitals of different f turn into each other. */
  @Override
  public Matrix slopes(Orbitals orbitals) {
    double[] e = orbitals.energies();
    double[] f = orbitals.occupations();
    Matrix slopes = Matrix.zeros(e.length);
    for (int p = 0; p < e.length; p++) {
      for (int q = 0; q < e.length; q++) {
        if (f[p] != f[q]) {
          slopes.set(p, q, Math.min(0, (f[p] - f[q]) / (e[p] - e[q])));
        }
      }
    }
    return slopes;
  }
}
