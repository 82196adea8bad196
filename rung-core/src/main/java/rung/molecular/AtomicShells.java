package rung.molecular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rung.basis.Basis;
import rung.basis.Shell;
import rung.discretisation.Density;
import rung.discretisation.Discretisation;
import rung.linalg.Decompositions;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.orbital.Occupation;
import rung.orbital.Orbitals;
import rung.term.KohnShamState;

/**
 * The ground configuration of a neutral atom, spread evenly over the m of each shell and over both
 * spins: fractional occupations that keep the atom spherical. Fock matrices are averaged over m.
 *
 * @param number of electrons
 * @param basis pure functions of the one atom
 */
record AtomicShells(int number, Basis basis) implements Occupation {
  private static final String[] LEVELS = {
    "1s", "2s", "2p", "3s", "3p", "4s", "3d", "4p", "5s", "4d", "5p", "6s", "4f", "5d", "6p", "7s"
  };

  /** An orbital in the making. */
  private record Radial(int l, int m, double[] coefficients, double energy, double f) {}

  @Override
  public String name() {
    return "atomic";
  }

  @Override
  public List<Orbitals> fill(Discretisation atom, List<Matrix> fock) {
    return fock.stream().map(f -> orbitals(atom, f)).toList();
  }

  /** The density of the orbitals of some Fock matrices. */
  Density density(Discretisation atom, List<Matrix> fock) {
    return Occupation.density(fill(atom, fock));
  }

  @Override
  public KohnShamState complete(KohnShamState state, List<Orbitals> orbitals) {
    return state.withFock(state.fock().stream().map(this::averaged).toList());
  }

  private Orbitals orbitals(Discretisation atom, Matrix fock) {
    int[] electrons = configuration(number);
    List<Radial> all = new ArrayList<>();
    for (int l = 0; l <= largest(); l++) {
      List<Shell> shells = shells(l);
      if (shells.isEmpty()) {
        continue;
      }
      Matrix x = Decompositions.orthogonaliser(radial(atom.overlap(), shells, l), 1e-7);
      Decompositions.Eigen eigen =
          Decompositions.eigen(LinearAlgebra.transform(radial(fock, shells, l), x));
      Matrix c = LinearAlgebra.multiply(x, eigen.vectors());
      double left = l < electrons.length ? electrons[l] : 0;
      for (int k = 0; k < c.columns(); k++) {
        double each = Math.min(2, left / (2 * l + 1));
        left -= each * (2 * l + 1);
        double[] column = c.columns(k, k + 1).data();
        for (int m = 0; m <= 2 * l; m++) {
          all.add(new Radial(l, m, column, eigen.values()[k], 0.5 * each));
        }
      }
    }
    all.sort(Comparator.comparingDouble((Radial r) -> -r.f).thenComparingDouble(r -> r.energy));
    return assemble(all);
  }

  private Orbitals assemble(List<Radial> radials) {
    Matrix c = Matrix.zeros(basis.size(), radials.size());
    double[] energies = new double[radials.size()];
    double[] f = new double[radials.size()];
    for (int p = 0; p < f.length; p++) {
      Radial radial = radials.get(p);
      energies[p] = radial.energy;
      f[p] = radial.f;
      List<Shell> shells = shells(radial.l);
      for (int i = 0; i < shells.size(); i++) {
        c.set(shells.get(i).offset() + radial.m, p, radial.coefficients[i]);
      }
    }
    return new Orbitals(c, energies, f);
  }

  /** The matrix of a spherical operator nearest to this one. */
  private Matrix averaged(Matrix matrix) {
    Matrix average = Matrix.zeros(matrix.rows());
    for (int l = 0; l <= largest(); l++) {
      List<Shell> shells = shells(l);
      Matrix radial = radial(matrix, shells, l);
      for (int i = 0; i < shells.size(); i++) {
        for (int j = 0; j < shells.size(); j++) {
          for (int m = 0; m <= 2 * l; m++) {
            average.set(shells.get(i).offset() + m, shells.get(j).offset() + m, radial.get(i, j));
          }
        }
      }
    }
    return average;
  }

  /** Radial matrix of a spherical operator: its average over m. */
  private static Matrix radial(Matrix matrix, List<Shell> shells, int l) {
    int n = shells.size();
    Matrix radial = Matrix.zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int m = 0; m <= 2 * l; m++) {
          sum += matrix.get(shells.get(i).offset() + m, shells.get(j).offset() + m);
        }
        radial.set(i, j, sum / (2 * l + 1));
      }
    }
    return radial;
  }

  private List<Shell> shells(int l) {
    return basis.shells().stream().filter(shell -> shell.l() == l).toList();
  }

  private int largest() {
    return basis.shells().stream().mapToInt(Shell::l).max().orElse(0);
  }

  /** Unpaired electrons of the neutral atom: every level with as many as it can have. */
  static int unpaired(int number) {
    int unpaired = 0;
    int[] electrons = configuration(number);
    for (int l = 0; l < electrons.length; l++) {
      int open = electrons[l] % (2 * (2 * l + 1));
      unpaired += Math.min(open, 2 * (2 * l + 1) - open);
    }
    return unpaired;
  }

  /** Electrons of the neutral atom by angular momentum, levels filled in Madelung's order. */
  private static int[] configuration(int number) {
    int[] electrons = new int[4];
    int left = number;
    for (String level : LEVELS) {
      int l = "spdf".indexOf(level.charAt(1));
      int filled = Math.min(left, 2 * (2 * l + 1));
      electrons[l] += filled;
      left -= filled;
    }
    return electrons;
  }
}
