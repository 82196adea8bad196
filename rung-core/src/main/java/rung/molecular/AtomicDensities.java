package rung.molecular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rung.basis.Basis;
import rung.basis.BasisLibrary;
import rung.basis.BasisSet;
import rung.basis.Shell;
import rung.basis.SolidHarmonics;
import rung.discretisation.Density;
import rung.functional.Functional;
import rung.functional.named.Functionals;
import rung.grid.UnprunedGrid;
import rung.linalg.LinearAlgebra;
import rung.linalg.Matrix;
import rung.parallel.Workers;
import rung.scf.DiisHistory;
import rung.scf.Orbitals;
import rung.system.Atom;
import rung.system.Element;
import rung.system.Molecule;
import rung.term.Hamiltonian;
import rung.term.KohnShamState;

/**
 * Superposition of atomic densities, the usual start of an SCF (J. H. Van Lenthe et al., J. Comput.
 * Chem. 27, 926 (2006)): spherically averaged neutral atoms, closed-shell LDA with fractional
 * occupations, solved angular momentum by angular momentum in the molecule's own basis.
 */
final class AtomicDensities {
  private static final int ITERATIONS = 40;
  private static final double TOLERANCE = 1e-5;
  private static final String[] LEVELS = {
    "1s", "2s", "2p", "3s", "3p", "4s", "3d", "4p", "5s", "4d", "5p", "6s", "4f", "5d", "6p", "7s"
  };

  private AtomicDensities() {}

  /** Block-diagonal density with the molecule's numbers of α and β electrons. */
  static Density superpose(KohnShamSystem system) {
    int nao = system.basis().size();
    Matrix total = Matrix.zeros(nao);
    Map<Integer, Matrix> known = new HashMap<>();
    double electrons = 0;
    for (int atom = 0; atom < system.molecule().atoms().size(); atom++) {
      Atom at = system.molecule().atoms().get(atom);
      if (at.ghost()) {
        continue;
      }
      int first = firstFunction(system.basis(), atom);
      Matrix block =
          known.computeIfAbsent(
              at.element().number(), z -> density(at.element(), system.settings().basis()));
      for (int i = 0; i < block.rows(); i++) {
        for (int j = 0; j < block.rows(); j++) {
          total.set(first + i, first + j, block.get(i, j));
        }
      }
      electrons += at.charge();
    }
    List<Matrix> bySpin = new ArrayList<>();
    for (int s = 0; s < system.spins(); s++) {
      bySpin.add(total.times(electrons == 0 ? 0 : system.occupied(s) / electrons));
    }
    return Density.of(bySpin);
  }

  private static int firstFunction(Basis basis, int atom) {
    return basis.shells().stream()
        .filter(shell -> shell.atom() == atom)
        .mapToInt(Shell::offset)
        .min()
        .orElse(0);
  }

  /** Total density of a neutral atom in the functions of a basis set, [functions, functions]. */
  private static Matrix density(Element element, BasisSet set) {
    Basis target = Basis.of(atom(element), set);
    // Cartesian d shells hold an s function too; the atom is solved in the pure ones.
    BasisSet pure = new BasisSet(set.name(), false, set.shells());
    Matrix spherical = sphericalDensity(element, pure);
    if (!set.cartesian()) {
      return spherical;
    }
    Matrix change = pureInCartesian(target, spherical.rows());
    return LinearAlgebra.multiply(change, true, LinearAlgebra.multiply(spherical, change), false);
  }

  private static Molecule atom(Element element) {
    return new Molecule(List.of(new Atom(element, 0, 0, 0, false)), 0, element.number() % 2);
  }

  private static Matrix sphericalDensity(Element element, BasisSet set) {
    Functional lda = Functionals.parse("svwn5");
    // Spherical densities are integrated exactly by any angular rule once averaged over m.
    SystemSettings settings =
        new SystemSettings(
            set,
            BasisLibrary.load("def2-universal-jfit"),
            new UnprunedGrid(60, 6),
            Reference.UKS,
            SystemSettings.DEFAULT_MEMORY_BUDGET);
    AtomProblem problem = new AtomProblem(element, settings, lda);
    return problem.solve();
  }

  /** Rows: pure functions, columns: Cartesian functions of the same shells. */
  private static Matrix pureInCartesian(Basis cartesian, int pureFunctions) {
    Matrix change = Matrix.zeros(pureFunctions, cartesian.size());
    int row = 0;
    for (Shell shell : cartesian.shells()) {
      double[][] pure = SolidHarmonics.transform(shell.l(), false);
      double[][] own = SolidHarmonics.transform(shell.l(), shell.cartesian());
      for (int m = 0; m < pure.length; m++) {
        for (int c = 0; c < own.length; c++) {
          double value = shell.cartesian() ? pure[m][c] / own[c][c] : (m == c ? 1 : 0);
          change.set(row + m, shell.offset() + c, value);
        }
      }
      row += pure.length;
    }
    return change;
  }

  /** One atom: its matrices and its radial equations. */
  private static final class AtomProblem {
    private final Element element;
    private final KohnShamSystem system;
    private final Functional functional;

    AtomProblem(Element element, SystemSettings settings, Functional functional) {
      this.element = element;
      this.system = KohnShamSystem.build(atom(element), settings, Workers.single());
      this.functional = functional;
    }

    Matrix solve() {
      Matrix density = Matrix.zeros(system.basis().size());
      List<Matrix> start = List.of(system.core());
      DiisHistory diis = new DiisHistory(6);
      Matrix fock = start.get(0);
      for (int iteration = 0; iteration < ITERATIONS; iteration++) {
        density = occupy(fock);
        fock = fock(density);
        double[] error = commutator(fock, density);
        double largest = 0;
        for (double e : error) {
          largest = Math.max(largest, Math.abs(e));
        }
        if (largest < TOLERANCE) {
          break;
        }
        fock = diis.extrapolate(List.of(fock), error).get(0);
      }
      return density;
    }

    private Matrix fock(Matrix total) {
      Matrix half = total.times(0.5);
      KohnShamState state =
          new Hamiltonian(system, functional).at(Density.of(List.of(half, half)), Workers.single());
      return state.fock().get(0);
    }

    private double[] commutator(Matrix fock, Matrix density) {
      Matrix fds = LinearAlgebra.multiply(LinearAlgebra.multiply(fock, density), system.overlap());
      return LinearAlgebra.transform(fds.plus(-1, fds.transpose()), system.orthogonaliser()).data();
    }

    /** Fills the lowest radial functions of each l with the ground configuration's electrons. */
    private Matrix occupy(Matrix fock) {
      Matrix density = Matrix.zeros(system.basis().size());
      int[] electrons = configuration(element.number());
      for (int l = 0; l < electrons.length; l++) {
        if (electrons[l] > 0) {
          occupy(l, electrons[l], fock, density);
        }
      }
      return density;
    }

    private void occupy(int l, int electrons, Matrix fock, Matrix density) {
      List<Shell> shells =
          system.basis().shells().stream().filter(shell -> shell.l() == l).toList();
      int n = shells.size();
      Matrix x = LinearAlgebra.orthogonaliser(average(system.overlap(), shells, l), 1e-7);
      Orbitals radial = Orbitals.diagonalise(average(fock, shells, l), x);
      double left = electrons;
      for (int k = 0; k < radial.energies().length && left > 0; k++) {
        double each = Math.min(2, left / (2 * l + 1));
        left -= each * (2 * l + 1);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double d = each * radial.coefficients().get(i, k) * radial.coefficients().get(j, k);
            for (int m = 0; m <= 2 * l; m++) {
              density.add(shells.get(i).offset() + m, shells.get(j).offset() + m, d);
            }
          }
        }
      }
    }

    /** Radial matrix of a spherical operator: its average over m. */
    private static Matrix average(Matrix matrix, List<Shell> shells, int l) {
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
}
